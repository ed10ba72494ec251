"""The titles that a person holds by this office: known without being told (二（二）, 二（七））."""

from datetime import date
from typing import Any, Final

from django.db.models import Max

from zhicheng_web.cases.engine import clause_review, engine_input
from zhicheng_web.cases.models import Recognition

OTHER_SERIES: Final = "other_series_title"
"""The credential of a route by which a title is carried over: 二（七）."""


def titles(person_id: int) -> list[dict[str, Any]]:
    """Each title that stands, as the engine reads it, the oldest first."""
    standing = Recognition.objects.filter(case__person_id=person_id, revoked_at=None).select_related("case")
    return [title(one) for one in standing.order_by("recognised_at")]


def barred_until(person_id: int) -> date | None:
    """Until when a revoked title keeps a person from applying; None: it does not."""
    mine = Recognition.objects.filter(case__person_id=person_id, revoked_at__isnull=False)
    until: date | None = mine.aggregate(until=Max("barred_until"))["until"]
    return until


def title(one: Recognition) -> dict[str, Any]:
    """One of them."""
    verdict = clause_review.latest_verdict(one.case)
    taken, on = clause_review.said(verdict)["route"], engine_input.date_of(one.recognised_at)
    changed = (
        bool(taken)
        and engine_input.policy_on(engine_input.day_of(one.recognised_at)).route(taken).credential == OTHER_SERIES
    )
    return {"level": one.level, "series": one.series, "date": on.isoformat(), "by_change_of_series": changed}


def added(told: list[dict[str, Any]], person_id: int) -> list[dict[str, Any]]:
    """What a person told of titles, with those that they hold by this office and have not told."""
    known = {(one.get("series"), one.get("level")) for one in told}
    return [*told, *(one for one in titles(person_id) if (one["series"], one["level"]) not in known)]
