"""What each paper is made of, as types: one file a group of papers, each with the layout that prints it."""
