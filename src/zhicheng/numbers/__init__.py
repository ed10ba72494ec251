"""Numbers that name a person or an organisation, each with the standard that says how its check character is made."""
