"""Commands of the office for the command line."""
