"""What the applicant has stated, in the words of people, part by part: beside the papers that prove it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from zhicheng.words.fact_lines import CaseNames, describe_fact_part
from zhicheng.words.printed_fields import STATED_PART_NAMES
from zhicheng_web.cases.read.evidence import list_gradable_facts
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy


class StatedPart(NamedTuple):
    """A part with its lines; without lines the applicant has stated nothing."""

    name: str
    lines: list[str]


def build_case_names(case: Case) -> CaseNames:
    """How lines about a case call series, licences and units."""
    policy, particulars = find_current_policy(), case.particulars
    employer, agency = particulars.employer, particulars.agency
    if agency is None:
        return CaseNames(policy, employer.uscc or "", employer_name=employer.name)
    return CaseNames(policy, employer.uscc or "", agency.uscc or "", employer.name, agency.name)


def list_graded_parts(case: Case, grades: Mapping[str, Sequence[str]]) -> list[StatedPart]:
    """All parts, each fact with what was seen of it, by whom and when. `grades`: sentences by the place of the fact."""
    names = build_case_names(case)
    lines: dict[str, list[str]] = {}
    for one in list_gradable_facts(case, names):
        lines.setdefault(one.part, []).extend([one.line, *grades.get(one.place, ())])
    return [part._replace(lines=lines.get(part.name, part.lines)) for part in list_stated_parts(case)]


def list_stated_parts(case: Case, keys: Iterable[str] = STATED_PART_NAMES) -> list[StatedPart]:
    """The parts of a case, all or these, of which something was stated."""
    names = build_case_names(case)
    parts = [StatedPart(STATED_PART_NAMES[key], describe_fact_part(key, case.facts.get(key), names)) for key in keys]
    return [part for part in parts if part.lines]
