"""Save what the applicant says, part by part (三（一）); in a round of correction only the parts that were faulted."""

from collections.abc import Collection, Mapping
from typing import Any, Unpack

from zhicheng_web.cases.engine import advice
from zhicheng_web.cases.engine.engine_input import date_of, day_of
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.refusals.return_reasons import FIELDS
from zhicheng_web.cases.transition.authorised import Act, take


def edit(case: Case, facts: Mapping[str, Any], confirmed: Collection[str] = (), **act: Unpack[Act]) -> Case:
    """Replace whole parts of the facts (keys of `return_reasons.FIELDS`), complete or not: a draft may be wrong for a while.

    `confirmed`: parts that the person says are right as they stand: brought in from an earlier application, or faulted by a
    return and found to be in order.
    """
    return save(case, "edit", facts, act, confirmed)


def save(case: Case, step: str, said: Mapping[str, Any], act: Act, confirmed: Collection[str] = ()) -> Case:
    """The change under a step. ValueError for parts that are not the applicant's to say."""
    if not set(said) <= set(FIELDS):
        raise ValueError(f"not the applicant's to say: {sorted(set(said) - set(FIELDS))}")

    def given(locked: Case) -> Mapping[str, Any]:
        return {"parts_outside_faults": correction_rounds.outside(locked, changed(locked, said), day_of(act["at"]))}

    def inside(locked: Case) -> None:
        parts = changed(locked, said)
        locked.facts = {**locked.facts, **said}
        locked.brought = [part for part in locked.brought if part not in confirmed]
        name_target(locked)
        correction_rounds.answer(locked, parts, act["at"])
        correction_rounds.stand_by(locked, set(confirmed) - set(parts), act["at"])
        advice.opinion(locked, date_of(act["at"]))

    note = {"parts": sorted(said)} | ({"confirmed": sorted(confirmed)} if confirmed else {})
    return take(case, step, act, note=note, given=given, inside=inside)


def changed(case: Case, said: Mapping[str, Any]) -> list[str]:
    """The parts that are not what they were."""
    return [part for part, value in said.items() if case.facts.get(part) != value]


def name_target(case: Case) -> None:
    """What lists and queues show of the target."""
    target = case.facts.get("target") or {}
    case.series, case.specialty = target.get("series") or "", target.get("specialty") or ""
    case.level = target.get("level") or ""
