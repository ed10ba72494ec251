"""The messages to people about their cases: read from the outbox, worded from the table of steps, delivered by jobs."""
