"""Migrations over data: what an office had written before each of them, and whether all of it is right afterwards."""
