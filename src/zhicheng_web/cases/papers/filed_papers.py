"""The bytes of the papers on which something rests, compared with their hashes: those that were filed, and the proofs of another
name or number. A file that is gone or altered is somebody's news.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from zhicheng_web.cases.models import FilingPaper, NameChange, NumberCorrection
from zhicheng_web.cases.papers.uploads.store import PaperGone, find_paper_fault
from zhicheng_web.ledger.verification import Misfit

PAPER_GONE: Final = "{what}“{name}”（{kind}）的文件不见了：请从备份里找回 {digest}"
PAPER_ALTERED: Final = "{what}“{name}”（{kind}）的文件被改动过或损坏：请从备份里找回 {digest}"
FILED: Final = "已上报的材料"
PROOF: Final = "更名或更正号码的证明"
DIGEST_LENGTH: Final = 12
"""Digits of a hash that tell a person which file."""

RestedOn = tuple[str, str, str, str, str]
"""A paper on which something rests: the case, the hash, what it is called, its kind, what rests on it."""


def list_damaged_papers() -> Iterator[Misfit]:
    """The papers whose bytes are gone or are others, each file read once."""
    faults: dict[str, str] = {}
    for ref, digest, name, kind, what in chain(list_filed_papers(), list_proofs()):
        if digest not in faults:
            faults[digest] = describe_paper_fault(digest)
        if faults[digest]:
            yield Misfit(ref, faults[digest].format(what=what, name=name, kind=kind, digest=digest[:DIGEST_LENGTH]))


def list_filed_papers() -> Iterator[RestedOn]:
    """What stands in the manifests of filings."""
    rows = FilingPaper.objects.filter(filing__recalled_at=None).order_by("case_id", "pk")
    fields = ("case__public_id", "sha256", "paper__name", "paper__kind")
    for ref, digest, name, kind in rows.values_list(*fields).distinct().iterator():
        yield str(ref), digest, name, kind, FILED


def list_proofs() -> Iterator[RestedOn]:
    """With what a change of name or of a number was proved."""
    fields = ("case__public_id", "proof__sha256", "proof__name", "proof__kind")
    for model in (NameChange, NumberCorrection):
        rows = model.objects.filter(proof__isnull=False).order_by("case_id", "pk")
        for ref, digest, name, kind in rows.values_list(*fields).iterator():
            yield str(ref), digest, name, kind, PROOF


def describe_paper_fault(digest: str) -> str:
    """What is said of the file of a hash; "" where it is what it was."""
    fault = find_paper_fault(digest)
    if fault is None:
        return ""
    return PAPER_GONE if isinstance(fault, PaperGone) else PAPER_ALTERED
