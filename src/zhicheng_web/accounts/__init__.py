"""Accounts: who may sign in. What a signed-in person may do is a membership, never a flag here."""
