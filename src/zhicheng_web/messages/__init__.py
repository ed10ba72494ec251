"""What people are told of their cases: read from the outbox, worded from the table of steps, delivered by jobs."""
