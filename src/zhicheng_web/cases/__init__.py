"""Cases: their content, their papers, and the one writer through whom everything happens to them."""
