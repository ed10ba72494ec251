"""The short process that owns the database: tables and city, made before the first page; then it shuts itself out, and ends."""
