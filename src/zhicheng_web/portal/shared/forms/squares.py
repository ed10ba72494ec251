"""An address as a square that a telephone reads: nobody types it from paper."""

import segno


def draw_address(address: str) -> str:
    """The square as an image within a page (a data URI)."""
    return segno.make(address, error="m").svg_data_uri(scale=4)
