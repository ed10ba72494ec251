"""Pages of the employer: review, assessment, publicity, filing."""
