"""Fixtures for what the rooms share."""

from tests.web.desks import people, stand_on

__all__ = ["people", "stand_on"]
