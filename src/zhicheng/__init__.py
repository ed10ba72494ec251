"""The law of junior professional titles: clauses judged, explained and proven. No Django, no clock, no network, no database."""

__version__ = "0.2.0"
