"""Help with an account: asked by one, sent to its owner, for whoever holds an office by two of the level above."""
