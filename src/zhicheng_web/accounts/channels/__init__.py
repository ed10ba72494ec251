"""The owner's own way to be reached: an address that they have shown to be theirs."""
