"""What may come of an upload: a refusal in words, or a paper in which nothing is that no paper has."""

import io
from typing import Final, NamedTuple

import pikepdf
from pikepdf import Dictionary, Stream
from PIL import Image

from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.papers.uploads.cleaning import BUSY_KEY, CleanPaper, clean_upload
from zhicheng_web.cases.papers.uploads.reader.refusals import Reason
from zhicheng_web.cases.papers.uploads.signatures import PDF

REFUSALS: Final = {*map(str, Reason), "paper_kind_unknown", "paper_heic", "paper_of_office", "paper_not_empty"}
CATALOGUE: Final = {"/Type", "/Pages"}
NEVER: Final = frozenset(
    {
        *(
            "/A",
            "/AA",
            "/AF",
            "/Annots",
            "/AcroForm",
            "/ActualText",
            "/Alternates",
            "/EF",
            "/EmbeddedFiles",
            "/FS",
            "/Info",
            "/JS",
        ),
        *("/JavaScript", "/LastModified", "/Metadata", "/MarkInfo", "/OC", "/OCProperties", "/OpenAction", "/Outlines"),
        *("/PieceInfo", "/Properties", "/Ref", "/StructParents", "/StructTreeRoot", "/Thumb", "/URI", "/XFA"),
    }
)
"""Entries that stand in no paper that is stored."""


class Answer(NamedTuple):
    """What came of an upload: `refusal` is its key; `wrong` says what must not be, of an answer that is not right."""

    refusal: str = ""
    wrong: str = ""


def answer_upload(data: bytes) -> Answer:
    """What comes of an upload. Raises whatever nobody has foreseen."""
    try:
        clean = clean_upload(data)
    except StepRefused as refused:
        (finding,) = refused.findings
        key = str(finding.key)
        known = key in REFUSALS and finding.reason and finding.remedy
        return Answer(key, "" if known or key == BUSY_KEY else f"refused as {key}")
    return Answer(wrong=find_fault(clean))


def find_fault(clean: CleanPaper) -> str:
    """What is wrong with a paper that was taken; nothing where it is as it should be."""
    if not clean.pictures or len(clean.pictures) > clean.pages:
        return f"{len(clean.pictures)} pictures of {clean.pages} pages"
    for picture in clean.pictures:
        with Image.open(io.BytesIO(picture), formats=("JPEG",)) as shown:
            shown.load()
    return find_fault_of_pdf(clean.data) if clean.media_type == PDF else ""


def find_fault_of_pdf(data: bytes) -> str:
    """Entries of a PDF that no paper has."""
    with pikepdf.open(io.BytesIO(data)) as document:
        if set(document.Root.keys()) != CATALOGUE or "/Info" in document.trailer:
            return f"a catalogue with {sorted(document.Root.keys())}"
        for one in document.objects:
            if isinstance(one, Dictionary | Stream) and NEVER & set(one.keys()):
                return f"an object with {sorted(NEVER & set(one.keys()))}"
    return ""
