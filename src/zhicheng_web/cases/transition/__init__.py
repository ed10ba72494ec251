"""One step of a case: who may take it, what its guards read, the one writer, and what follows in the same transaction."""
