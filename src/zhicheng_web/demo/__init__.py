"""A whole city, generated, whose cases walked the real steps."""
