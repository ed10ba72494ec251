"""Why an upload is refused: a closed list, so that a reader can say nothing else. The sentences stand in `cleaning.py`."""

from enum import StrEnum


class Reason(StrEnum):
    """Why an upload is refused; the value is the key of what people read."""

    LOCKED = "paper_locked"
    UNREADABLE_PDF = "paper_unreadable_pdf"
    UNREADABLE_PICTURE = "paper_unreadable"
    PAGES = "paper_pages"
    PIXELS = "paper_pixels"
    PAGE_SHAPE = "paper_page_shape"
    COMPLEX = "paper_too_complex"
    CLEAN_SIZE = "paper_clean_size"


class UploadRefused(Exception):
    """An upload that is not taken, with a number where its sentence has one."""

    def __init__(self, reason: Reason, number: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.number = reason, number
