"""The titles that a person holds by this office: known whether they are stated or not (二（二）, 二（七））."""

from datetime import date
from typing import Any, Final

from django.db.models import Max

from zhicheng_web.cases.engine import clause_review, engine_input
from zhicheng_web.cases.models import Recognition
from zhicheng_web.cases.read.titles import earlier_titles
from zhicheng_web.people.models import Person

OTHER_SERIES_CREDENTIAL: Final = "other_series_title"
"""The credential of a route by which a title is carried over: 二（七）."""


def list_titles_held(person_id: int) -> list[dict[str, Any]]:
    """Each title that stands, as the engine reads it: those of before this system (`earlier_titles.py`), then those that it
    has recognised, of each the oldest first.
    """
    recognitions = Recognition.objects.filter(case__person_id=person_id, revoked_at=None).select_related("case")
    recognised = [build_title_facts(one) for one in recognitions.order_by("recognised_at")]
    return [*list_earlier_facts(person_id), *recognised]


def list_earlier_facts(person_id: int) -> list[dict[str, Any]]:
    """The titles of before this system, as the engine reads them."""
    earlier = earlier_titles.list_earlier_titles(Person.objects.get(pk=person_id))
    return [earlier_titles.build_earlier_facts(one) for one in earlier]


def find_bar_end(person_id: int) -> date | None:
    """Until when a revoked title keeps a person from applying; None: it does not."""
    revoked = Recognition.objects.filter(case__person_id=person_id, revoked_at__isnull=False)
    until: date | None = revoked.aggregate(until=Max("barred_until"))["until"]
    return until


def build_title_facts(one: Recognition) -> dict[str, Any]:
    """A recognised title as an item of the facts (case-format, "titles")."""
    verdict = clause_review.find_latest_verdict(one.case)
    route, on = clause_review.parse_verdict_answer(verdict)["route"], engine_input.to_kunming_date(one.recognised_at)
    changed = (
        bool(route)
        and engine_input.find_policy_on(engine_input.to_kunming_day(one.recognised_at)).route(route).credential
        == OTHER_SERIES_CREDENTIAL
    )
    return {"level": one.level, "series": one.series, "date": on.isoformat(), "by_change_of_series": changed}


def add_titles_held(stated_titles: list[dict[str, Any]], person_id: int) -> list[dict[str, Any]]:
    """The titles that a person states, with those that this office knows and they have not stated."""
    return add_unstated(stated_titles, list_titles_held(person_id))


def add_earlier_titles(stated_titles: list[dict[str, Any]], person_id: int) -> list[dict[str, Any]]:
    """The same with those of before this system alone."""
    return add_unstated(stated_titles, list_earlier_facts(person_id))


def add_unstated(stated_titles: list[dict[str, Any]], known_titles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is known of series and level that are not stated, after what is stated."""
    stated = {(one.get("series"), one.get("level")) for one in stated_titles}
    return [*stated_titles, *(one for one in known_titles if (one["series"], one["level"]) not in stated)]
