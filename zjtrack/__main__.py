"""``python -m zjtrack``."""

from zjtrack.cli import main

if __name__ == "__main__":
    main()
