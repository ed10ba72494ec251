"""Who of an authority handles a case, and who stands in for whom."""
