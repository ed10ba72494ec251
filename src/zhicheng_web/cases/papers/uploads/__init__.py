"""What people upload: looked at by its bytes, cleaned, and stored under its own hash."""
