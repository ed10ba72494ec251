"""A clause as an officer looks at it: the engine's check, the examiner's opinion, and the answers that can be chosen."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.forms import BoundField

from zhicheng_web.cases.read.row_types import Opinion
from zhicheng_web.portal.authority.forms import OPINION_CHOICES
from zhicheng_web.portal.shared.papers.case_papers import NamedPaper


class Choice(NamedTuple):
    """An answer that can be chosen: whether it is, and whether the engine says the same."""

    value: str
    label: str
    chosen: bool
    as_engine: bool


class ReviewedClause(NamedTuple):
    """A clause: the engine's check, the examiner's opinion on it, the papers that bear on it, the fields of the form."""

    check: Mapping[str, Any]
    examiner_opinion: Opinion | None
    papers: Sequence[NamedPaper]
    opinion: BoundField | None = None
    why: BoundField | None = None

    @property
    def departs(self) -> bool:
        """Whether the examiner departs from the engine's advice."""
        return self.examiner_opinion is not None and self.examiner_opinion.opinion != self.examiner_opinion.advice

    @property
    def examiners_answer(self) -> str:
        """The examiner's opinion in the words of the form; "" where there is none."""
        return dict(OPINION_CHOICES)[self.examiner_opinion.opinion] if self.examiner_opinion else ""

    @property
    def engine_refuses(self) -> bool:
        """Whether the engine finds the clause unmet: to accept it then needs a reason."""
        return self.check["result"] in ("fail", "later")

    @property
    def answers(self) -> list[Choice]:
        """Every answer to the clause, the one that was chosen marked; `opinion` is a field where the form asks."""
        chosen = self.opinion.value() if self.opinion is not None else None
        return [
            Choice(value, label, value == chosen, value == "fail" and self.engine_refuses)
            for value, label in OPINION_CHOICES
        ]

    @property
    def departures(self) -> list[Choice]:
        """What can be answered instead of agreeing with the engine, which accepts."""
        return [one for one in self.answers if one.value != "pass"]
