"""What is done to accounts: one use case, one file, one verb."""
