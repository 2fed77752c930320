"""Verdicts → text: one writer a format, each a pure function from values to a string."""
