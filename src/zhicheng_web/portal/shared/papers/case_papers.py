"""The papers of a case as officers and HR see them: by the names of the policy, in the order of its list, page by page."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from zhicheng.policy.model import Material, Policy
from zhicheng_web.cases.papers.photo import PHOTO, PHOTO_MATERIAL
from zhicheng_web.cases.read.posting import PUBLICITY_PHOTO
from zhicheng_web.cases.read.row_types import Paper

PROOF_NAMES: Final[Mapping[str, str]] = {
    "name_change_proof": "更名证明",
    "number_change_proof": "更正证件号码的证明",
    "title_change_proof": "更正或撤销职称的证据",
    "statement_proof": "陈述申辩的证据",
    PUBLICITY_PHOTO: "张贴公示的照片",
    "appeal_proof": "申请复查的证据",
    PHOTO: PHOTO_MATERIAL.name,
}
"""Papers that no policy asks for: they prove an act, or show the person."""


class NamedPaper(NamedTuple):
    """A paper with the name of its kind, and what is asked of that kind."""

    paper: Paper
    name: str
    note: str = ""

    @property
    def pages(self) -> range:
        """Its pages, to be shown as pictures."""
        return range(1, self.paper.pages + 1)


def order_papers_by_policy(found: Mapping[str, Sequence[Paper]], policy: Policy) -> list[NamedPaper]:
    """Papers by kind in the order of the policy's list; behind them the kinds that it does not know."""
    known = {one.key: one for one in policy.materials}
    order = [*known, *(kind for kind in found if kind not in known)]
    return [name_paper(paper, known.get(kind)) for kind in order for paper in found.get(kind, ())]


def name_paper(paper: Paper, material: Material | None) -> NamedPaper:
    """A paper by its name in the policy, or by its key where the policy has dropped the kind."""
    if material is None:
        return NamedPaper(paper, PROOF_NAMES.get(paper.kind, paper.kind))
    return NamedPaper(paper, material.name, material.note or "")
