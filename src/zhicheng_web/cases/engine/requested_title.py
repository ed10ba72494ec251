"""The title that a case asks for, as its policy calls it (一（三）)."""

from typing import NamedTuple

from zhicheng.codes import LEVELS
from zhicheng_web.cases.engine.engine_input import find_policy_on
from zhicheng_web.cases.models import Case

ASSISTANT = LEVELS[2]


class RequestedTitle(NamedTuple):
    """The series and the title by name; both empty where no series is chosen."""

    series_name: str
    title: str


def find_requested_title(case: Case, day: int) -> RequestedTitle:
    """As the case was submitted; before that in the words of the policy of a day."""
    if case.snapshot is not None and case.snapshot.title:
        return RequestedTitle(case.snapshot.series_name, case.snapshot.title)
    series = find_policy_on(day).series.get(case.series)
    if series is None:
        return RequestedTitle("", "")
    title = series.find_title(case.level or ASSISTANT)
    return RequestedTitle(series.full_name, title or series.full_name)
