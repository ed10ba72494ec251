"""What papers are read from: a case with its rows, the names of its units, the engine's answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from zhicheng.words.fact_lines import CaseNames
from zhicheng_web.cases.engine import clause_review, engine_input
from zhicheng_web.cases.read import timeline
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.shared.words.stated_facts import build_case_names


class PaperSources(NamedTuple):
    """`answer`: the engine's, as of the filing, or of the day `on` before it. `number`: the ID number as it is to stand on paper,
    whole or masked.
    """

    case_file: CaseFile
    names: CaseNames
    answer: Mapping[str, Any]
    on: date
    history: Sequence[timeline.TimelineStep]
    number: str = ""

    @property
    def case(self) -> Case:
        """The case."""
        return self.case_file.case


def read_paper_sources(case: Case, on: date) -> PaperSources:
    """Everything that papers say of a case."""
    history = list(timeline.build_timeline(case))
    case_file = CaseFile(case, {one.entry.event for one in history})
    verdict = case_file.verdict
    answer = clause_review.parse_verdict_answer(verdict) if verdict else engine_input.judged_or_empty(case, on)
    return PaperSources(case_file, build_case_names(case), answer, on, history)
