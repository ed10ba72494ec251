"""Papers on pages: their list, their bytes and their pictures."""
