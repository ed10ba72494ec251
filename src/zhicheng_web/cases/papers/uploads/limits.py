"""How large, how long and how deep a paper may be: every such number, in one place. Limits of this office, not of the notice."""

from typing import Final

MEGABYTE: Final = 1024 * 1024
MAX_BYTES: Final = 20 * MEGABYTE
MAX_CLEAN_BYTES: Final = 24 * MEGABYTE
"""What a paper may weigh once it is cleaned: pixels that were packed tightly come out a little larger."""
MAX_PAGES: Final = 60
MAX_PAPERS_OF_KIND: Final = 20
"""Papers of one kind in one case."""
MAX_CASE_BYTES: Final = 1_000 * MEGABYTE
"""Of all papers that a case ever had: replaced and removed ones stay on record. Twenty kinds, twice, at their largest."""
MAX_DAY_BYTES: Final = 500 * MEGABYTE
MAX_DAY_BYTES_OF_EMPLOYER: Final = 4_000 * MEGABYTE
"""What one person uploads in 24 hours; HR encloses papers to the cases of a whole unit."""

# Pictures.
MAX_PIXELS: Final = 40_000_000
MAX_INPUT_SIDE_PIXELS: Final = 20_000
"""Of an uploaded picture, or of one in a PDF: a strip of one pixel by forty million is no scan."""
MAX_SIDE_PIXELS: Final = 3_000
"""Pixels of the longer side of a stored image: an A4 page at 250 dots an inch."""
MAX_DOCUMENT_PIXELS: Final = 600_000_000
"""Of all pictures in a PDF together: sixty pages at 300 dots an inch."""
MAX_SCANS: Final = 32
"""Passes of a progressive JPEG, each over the whole picture; cameras and scanners write ten."""
JPEG_QUALITY: Final = 88
PNG_COMPRESSION: Final = 3

# Pages.
PAGE_WIDTH: Final = 1_200
"""Pixels across of a page as a picture: small print of an A4 page can be read on a phone at twice its size."""
THUMBNAIL_SIDE: Final = 160
"""Pixels of the longer side of the small picture in a list: 56 by 72 on a page, twice that on a phone's screen."""
MAX_PICTURE_RATIO: Final = 4
"""A picture of a page is at most this many times as high as wide; a longer one is drawn narrower."""
MIN_PAGE_POINTS: Final = 20
MAX_PAGE_POINTS: Final = 14_400
"""Sides of a page, in points of 1/72 inch: 7 mm, and what PDF 1.7 allows."""
MAX_PAGE_RATIO: Final = 30
"""A till receipt is twenty times as long as wide."""

# What a PDF is made of.
MAX_NESTING: Final = 12
"""Forms within forms, patterns within patterns, arrays within arrays."""
MAX_OPERATIONS: Final = 400_000
"""Drawing operations of a document, each form counted as often as it is used."""
MAX_OBJECTS: Final = 50_000
MAX_ARRAY_ITEMS: Final = 70_000
"""A font of all Chinese characters has a width for each: 65,536."""
MAX_STREAM_BYTES: Final = 160 * MEGABYTE
"""Of one stream once inflated: the raw pixels of the largest picture."""
MAX_INFLATED_BYTES: Final = 640 * MEGABYTE
"""Of all streams of a document once inflated, one after the other."""
MAX_TEXT_CHARACTERS: Final = 100_000
"""Characters that are read of a PDF as text: sixty pages of a close table have fewer."""
MAX_WARNINGS: Final = 2_000
"""Faults in the structure of a PDF that are mended on reading it."""

# The process that reads an upload, and how many of them there are.
READING_SECONDS: Final = 4.0
"""Wall time for an upload, from its first byte to the last picture; then the process is ended and the upload refused."""
DRAWING_SECONDS: Final = 1.5
"""After so long no further page is drawn with the upload: the others are drawn by the job, or when first looked at."""
STARTING_SECONDS: Final = 20.0
"""For a reader to come up on a busy machine; not part of an upload's time."""
READING_MEMORY: Final = 640 * MEGABYTE
READING_FILES: Final = 32
"""Open files of a reader: fonts of the system, its end of the connection."""
READERS: Final = 2
"""Uploads read at once on this machine, whatever the number of processes that serve pages."""
WAITING_SECONDS: Final = 1.0
"""How long an upload waits for a reader before it is told to come again; an ordinary one is read in a fifth of that."""
PAPERS_OF_A_RUN: Final = 20
"""Papers of which a run of the job draws missing pages."""
