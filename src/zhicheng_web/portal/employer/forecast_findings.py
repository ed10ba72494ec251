"""What will not hold on the day of the filing, or nobody can tell, as the engine sees it: shown before one acts.

Apart from what is lacking (filing_obstacles.py): nothing here stops a filing, HR decides (三（二）).
"""

from datetime import date
from typing import NamedTuple

from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.workdays.days import day_number
from zhicheng.workdays.words import format_day, format_day_with_weekday
from zhicheng_web.cases.engine.forecast import PublicityDays, forecast_answer
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.employer.advice import list_bearing_checks
from zhicheng_web.portal.shared.words.engine_answer import Json
from zhicheng_web.portal.shared.words.verdict_headline import ATTESTED_BY_EMPLOYER


class FilingForecast(NamedTuple):
    """The engine's answer for a filing on a day, None where it cannot judge; what it finds unmet, the gravest first."""

    answer: Json | None
    unmet: tuple[Json, ...] = ()

    @property
    def verdict(self) -> str:
        """The verdict; "" where there is none."""
        return self.answer["verdict"] if self.answer else ""

    @property
    def is_not_yet(self) -> bool:
        """Whether only time is wanting."""
        return self.verdict == "not_yet"

    @property
    def clear(self) -> bool:
        """Whether nothing stands against this person."""
        return self.answer is not None and not self.unmet


def forecast_filing(case: Case, on: date, today: date, planned: PublicityDays | None = None) -> FilingForecast:
    """How a case will stand when it is filed on a day; `planned`: the publicity before, where none runs."""
    try:
        answer = forecast_answer(case, on, today, planned)
    except InvalidCase:
        return FilingForecast(None)
    open_ = [
        one for one in list_bearing_checks(answer, on) if one["result"] != "pass" and not waits_for_attestation(one)
    ]
    return FilingForecast(answer, tuple(add_day_to_remedy(one, on) for one in open_))


def waits_for_attestation(check: Json) -> bool:
    """Whether nothing but HR's own word is wanting, which comes with the assessment."""
    return check["key"] in ATTESTED_BY_EMPLOYER and check["result"] == "unknown"


def add_day_to_remedy(check: Json, on: date) -> Json:
    """A check whose remedy names the day from which it holds, where that is still to come."""
    if check["from"] is None or check["from"] <= on.isoformat():
        return check
    day, remedy = day_number(check["from"]), check["remedy"] or ""
    since = f"照现在的情况，{format_day_with_weekday(day)}起满足。"
    return {**check, "remedy": remedy if format_day(day) in remedy else f"{remedy}{since}"}
