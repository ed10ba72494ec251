"""One step for several people at once: each is done or refused for itself, and the report names every one."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from zhicheng_web.entry import OfficeRequest
from zhicheng_web.portal.shared.steps.take_step import Outcome, attempt_action, read_case_action_arguments


class Line(NamedTuple):
    """What has become of one person's case."""

    case: Any
    outcome: Outcome


def batch(request: OfficeRequest, cases: Iterable[Any], take: Callable[[Any, dict[str, Any]], object]) -> list[Line]:
    """Take the step for each; the order of the page stays."""
    return [one(request, case, take) for case in cases]


def one(request: OfficeRequest, case: Any, take: Callable[[Any, dict[str, Any]], object]) -> Line:
    """Take the step for one."""
    return Line(case, attempt_action(lambda: take(case, read_case_action_arguments(request, case))))


def done(lines: Iterable[Line]) -> int:
    """For how many it was done."""
    return sum(line.outcome.done for line in lines)
