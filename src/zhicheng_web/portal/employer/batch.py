"""One step for several people at once: each is done or refused for itself, and the report names every one."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.shared.steps.take_step import Outcome, attempt_action, read_case_action_arguments


class BatchLine(NamedTuple):
    """What has become of one person's case."""

    case: Case
    outcome: Outcome[Case]


def take_step_for_cases(
    request: OfficeRequest, cases: Iterable[Case], take: Callable[[Case, Act], Case]
) -> list[BatchLine]:
    """Take the step for each; the order of the page stays."""
    return [take_step_for_one_case(request, case, take) for case in cases]


def take_step_for_one_case(request: OfficeRequest, case: Case, take: Callable[[Case, Act], Case]) -> BatchLine:
    """Take the step for one."""
    return BatchLine(case, attempt_action(lambda: take(case, read_case_action_arguments(request, case))))


def count_steps_done(lines: Iterable[BatchLine]) -> int:
    """For how many it was done."""
    return sum(line.outcome.done for line in lines)
