"""Titles of before this system, to an authority and to the bureau: searched, brought in, confirmed by a second person."""
