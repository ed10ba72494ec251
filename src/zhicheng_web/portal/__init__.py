"""The pages, one room for each audience; what all share stands in shared."""
