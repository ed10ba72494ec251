"""What a step costs while a publicity runs: it counts no more, all days are counted again (三（二）). Shown before the step."""

from typing import Any

from zhicheng_web import clock
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.employer.publicity_starts import find_filing_season, find_timetable_in_force


def describe_publicity_restart(case: Case) -> dict[str, Any]:
    """The notice that stands, by when another must start for the window, how many days it takes."""
    today = clock.today()
    return {
        "voided_publicity": engine_input.find_publicity_in_force(case),
        "season": find_filing_season(today),
        "working_days": find_timetable_in_force(today).working_days,
    }
