"""How large a paper may be. Limits of this office, not of the notice."""

from typing import Final

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 20 * MEGABYTE
MOST_PAGES: Final = 60
MOST_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 3_000
"""Pixels of the longer side of a kept image: an A4 page at 250 dots an inch."""
MOST_PAPERS: Final = 20
"""Papers of one kind in one case."""
JPEG_QUALITY: Final = 88
