"""One page a file: find, read the form, act, show."""
