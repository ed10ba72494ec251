"""Pages of the authority: examination and decision by two people."""
