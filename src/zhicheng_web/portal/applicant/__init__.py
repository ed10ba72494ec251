"""Pages of the applicant: from the first line to the title."""
