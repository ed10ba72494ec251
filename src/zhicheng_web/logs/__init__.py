"""What the office writes down for those who run it: a JSON object a line, without personal data."""
