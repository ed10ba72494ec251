"""三（二） a notice that hangs: the day on which it really went up."""
