"""What the command writes: a case laid out, for the terminal, for the printer, as lines of JSON; how far it has come."""
