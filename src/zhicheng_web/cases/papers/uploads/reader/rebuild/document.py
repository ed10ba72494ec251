"""A document rebuilt: a new PDF of the pages of an old one. Nothing is copied whole; what no shape asks for is never touched."""

import io
from typing import Final, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream

from zhicheng_web.cases.papers.uploads import limits
from zhicheng_web.cases.papers.uploads.reader import pages
from zhicheng_web.cases.papers.uploads.reader.rebuild import resources, stamps
from zhicheng_web.cases.papers.uploads.reader.rebuild.contents import Contents
from zhicheng_web.cases.papers.uploads.reader.rebuild.forms import copy_group
from zhicheng_web.cases.papers.uploads.reader.rebuild.rebuilding import Rebuilding
from zhicheng_web.cases.papers.uploads.reader.rebuild.stamps import Box
from zhicheng_web.cases.papers.uploads.reader.refusals import Reason, UploadRefused

A4: Final[Box] = (0.0, 0.0, 595.0, 842.0)
QUARTER_TURN: Final = 90
INHERITED_FROM: Final = 40
"""Nodes of the tree of pages that are asked for what a page does not say itself."""
pikepdf.settings.set_qpdf_limits(
    doc_max_warnings=limits.MAX_WARNINGS,
    parser_max_nesting=100,
    max_stream_filters=4,
    flate_max_memory=limits.MAX_STREAM_BYTES,
    png_max_memory=limits.MAX_STREAM_BYTES,
    tiff_max_memory=limits.MAX_STREAM_BYTES,
    run_length_max_memory=limits.MAX_STREAM_BYTES,
)


class Rebuilt(NamedTuple):
    """A document as it is stored, and how many pages it has."""

    data: bytes
    pages: int


def rebuild_document(data: bytes) -> Rebuilt:
    """The document anew. Raises UploadRefused, and what pikepdf raises for broken structure."""
    with pikepdf.open(io.BytesIO(data)) as source, Pdf.new() as target:
        count = len(source.pages)
        if not 0 < count <= limits.MAX_PAGES:
            raise UploadRefused(Reason.PAGES, count)
        rebuilding = Rebuilding(source, target, resources.rebuild_resource)
        for number, page in enumerate(source.pages, 1):
            target.pages.append(Page(rebuild_page(rebuilding, page.obj, number)))
        out = io.BytesIO()
        target.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Rebuilt(out.getvalue(), count)


def rebuild_page(rebuilding: Rebuilding, page: Dictionary, number: int) -> Dictionary:
    """A page: its sides, its contents, what they use, and what lies on it."""
    box = find_visible_box(rebuilding, page)
    pages.check_page_shape(box[2] - box[0], box[3] - box[1], number)
    contents = Contents(rebuilding, find_inherited(page, "/Resources"))
    contents.copy_operations(join_contents(rebuilding, page.get("/Contents")))
    stamps.paint_stamps(rebuilding, page, contents)
    rebuilding.budget.count_operations(contents.cost)
    made = Dictionary(Type=Name.Page, MediaBox=list(box), Resources=contents.resources)
    made.Contents = rebuilding.make_stream(contents.take_bytes(), Dictionary())
    turn = find_inherited(page, "/Rotate")
    if isinstance(turn, int) and turn % QUARTER_TURN == 0:
        made.Rotate = turn % 360
    if (group := copy_group(rebuilding, page.get("/Group"))) is not None:
        made.Group = group
    return rebuilding.target.make_indirect(made)


def find_visible_box(rebuilding: Rebuilding, page: Dictionary) -> Box:
    """What of a page is seen: its crop box within its media box."""
    media = stamps.read_box(rebuilding, find_inherited(page, "/MediaBox")) or A4
    crop = stamps.read_box(rebuilding, find_inherited(page, "/CropBox")) or media
    seen = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    return seen if seen[0] < seen[2] and seen[1] < seen[3] else media


def find_inherited(page: Dictionary, key: str) -> object:
    """An entry of a page, or of the nearest node above it that has it."""
    node: object = page
    for _ in range(INHERITED_FROM):
        if not isinstance(node, Dictionary):
            return None
        if key in node:
            return node.get(key)
        node = node.get("/Parent")
    return None


def join_contents(rebuilding: Rebuilding, contents: object) -> bytes:
    """The contents of a page, which may lie in several streams."""
    streams = list(contents) if isinstance(contents, Array) else [contents]
    return b"\n".join(rebuilding.budget.inflate(one) for one in streams if isinstance(one, Stream))
