"""The office: people, their cases, and the pages on which a case goes from a draft to a title. Django lives here only."""
