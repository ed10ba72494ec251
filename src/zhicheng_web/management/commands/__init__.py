"""Commands of the office, one file each."""
