"""One file for each page that everybody may see."""
