"""The policy as data: the notice by address, its numbers, lists, windows and routes, loaded once and frozen."""
