"""The titles that a person holds: by this office, and of before this system."""
