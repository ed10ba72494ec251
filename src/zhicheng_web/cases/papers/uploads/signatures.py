"""What the first bytes of a file say that it is; its name is never asked."""

from typing import Final

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
MEDIA_TYPES: Final = frozenset({PDF, JPEG, PNG})
PDF_SIGNATURE: Final = b"%PDF-"
SIGNATURES: Final = ((PDF_SIGNATURE, PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))


def find_media_type(data: bytes) -> str | None:
    """The media type of a paper; None for what is none."""
    return next((kind for start, kind in SIGNATURES if data.startswith(start)), None)
