"""三（二） a dispatched worker: what each of the two units does in its lane, and what it waits for of the other."""
