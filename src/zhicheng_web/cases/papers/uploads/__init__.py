"""What people upload: looked at by its bytes, cleaned, and kept under its own hash."""
