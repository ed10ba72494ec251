"""Breaking the rules on purpose, one small change at a time, to see whether the tests notice (docs/decisions/0010)."""
