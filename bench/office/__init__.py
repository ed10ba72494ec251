"""What the measurement of the office's pages is made of; needs Django."""
