"""Forms: their frame, the fields that people copy from paper, controls as HTML."""
