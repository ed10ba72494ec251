"""The tables of accounts, in the order in which they came."""
