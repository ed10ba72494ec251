"""What happened, entry by entry, and which messages are still to be sent: written once, never changed."""
