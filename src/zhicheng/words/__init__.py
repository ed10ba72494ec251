"""What people read: one name for each check, each result, each part and field of the facts, for terminal and pages."""
