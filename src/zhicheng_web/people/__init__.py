"""People, organisations, and who acts for which from when until when."""
