"""Pages for everybody: what this is, when one can file, and the doors."""
