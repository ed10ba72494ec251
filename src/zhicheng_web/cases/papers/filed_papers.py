"""The bytes of the papers that were filed, compared with their manifest: a file that is gone or altered is somebody's news."""

from collections.abc import Iterator
from typing import Final

from zhicheng_web.cases.models import FilingPaper
from zhicheng_web.cases.papers.uploads.store import PaperGone, find_paper_fault
from zhicheng_web.ledger.verification import Misfit

PAPER_GONE: Final = "已上报的材料“{name}”（{kind}）的文件不见了：请从备份里找回 {digest}"
PAPER_ALTERED: Final = "已上报的材料“{name}”（{kind}）的文件被改动过或损坏：请从备份里找回 {digest}"
DIGEST_LENGTH: Final = 12
"""Digits of a hash that tell a person which file."""


def list_damaged_papers() -> Iterator[Misfit]:
    """The filed papers whose bytes are gone or are others, each file read once."""
    faults: dict[str, str] = {}
    rows = FilingPaper.objects.filter(filing__recalled_at=None).order_by("case_id", "pk")
    fields = ("case__public_id", "sha256", "paper__name", "paper__kind")
    for ref, digest, name, kind in rows.values_list(*fields).distinct().iterator():
        if digest not in faults:
            faults[digest] = describe_paper_fault(digest)
        if faults[digest]:
            yield Misfit(str(ref), faults[digest].format(name=name, kind=kind, digest=digest[:DIGEST_LENGTH]))


def describe_paper_fault(digest: str) -> str:
    """What is said of the file of a hash; "" where it is what it was."""
    fault = find_paper_fault(digest)
    if fault is None:
        return ""
    return PAPER_GONE if isinstance(fault, PaperGone) else PAPER_ALTERED
