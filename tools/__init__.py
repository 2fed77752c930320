"""What keeps the record in order: not part of the program."""
