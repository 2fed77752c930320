"""zjtrack: did the government do what it said it would?

Importing the package costs nothing; each command imports what it needs.
"""

__version__ = "0.1.0"
