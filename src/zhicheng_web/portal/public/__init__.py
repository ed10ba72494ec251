"""Pages for everybody: what this is, when one can file, where to sign in."""
