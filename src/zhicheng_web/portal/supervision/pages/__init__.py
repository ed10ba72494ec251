"""The pages of the bureau."""
