"""三（二） a notice as it hangs: the day on which it really went up, and a photo of it."""
