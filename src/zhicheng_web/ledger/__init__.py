"""What happened, entry by entry, and what has still to be told: written once, never changed."""
