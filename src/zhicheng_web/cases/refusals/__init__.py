"""Why something is refused, in words: constraints of the database, reasons of a return."""
