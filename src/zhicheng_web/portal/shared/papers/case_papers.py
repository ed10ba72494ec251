"""The papers of a case as staff see them: by the names of the policy, in the order of its list, page by page."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from zhicheng.policy.model import Material, Policy


class Named(NamedTuple):
    """A paper with the name of its kind, and what is asked of that kind."""

    paper: Any
    name: str
    note: str = ""

    @property
    def pages(self) -> range:
        """Its pages, to be shown as pictures."""
        return range(1, self.paper.pages + 1)


def in_order(found: Mapping[str, Sequence[Any]], policy: Policy) -> list[Named]:
    """Papers by kind in the order of the policy's list; behind them the kinds that it does not know."""
    known = {one.key: one for one in policy.materials}
    order = [*known, *(kind for kind in found if kind not in known)]
    return [called(paper, known.get(kind)) for kind in order for paper in found.get(kind, ())]


def called(paper: Any, material: Material | None) -> Named:
    """A paper by its name in the policy, or by its key where the policy has dropped the kind."""
    return Named(paper, material.name, material.note or "") if material else Named(paper, paper.kind)
