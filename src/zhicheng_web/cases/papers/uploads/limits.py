"""How large a paper may be. Limits of this office, not of the notice."""

from typing import Final

MEGABYTE: Final = 1024 * 1024
MAX_BYTES: Final = 20 * MEGABYTE
MAX_PAGES: Final = 60
MAX_PIXELS: Final = 40_000_000
MAX_SIDE_PIXELS: Final = 3_000
"""Pixels of the longer side of a stored image: an A4 page at 250 dots an inch."""
MAX_PAPERS_OF_KIND: Final = 20
"""Papers of one kind in one case."""
JPEG_QUALITY: Final = 88
