"""Save what the applicant says, part by part (三（一）); in a round of correction only the parts that were faulted."""

from collections.abc import Collection, Mapping
from typing import Any, Unpack

from zhicheng_web.cases.engine import advice
from zhicheng_web.cases.engine.engine_input import to_kunming_date, to_kunming_day
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.refusals.return_reasons import FACT_PART_NAMES
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def edit(case: Case, facts: Mapping[str, Any], confirmed: Collection[str] = (), **act: Unpack[Act]) -> Case:
    """Replace whole parts of the facts (keys of `return_reasons.FACT_PART_NAMES`), complete or not: a draft may be wrong
    for a while.

    `confirmed`: parts that the person says are right as they stand: brought in from an earlier application, or faulted by a
    return and found to be in order.
    """
    return save_facts(case, "edit", facts, act, confirmed)


def save_facts(case: Case, step: str, new_facts: Mapping[str, Any], act: Act, confirmed: Collection[str] = ()) -> Case:
    """The change under a step. ValueError for parts that are not the applicant's to say."""
    if not set(new_facts) <= set(FACT_PART_NAMES):
        raise ValueError(f"not the applicant's to say: {sorted(set(new_facts) - set(FACT_PART_NAMES))}")

    def given(locked: Case) -> Mapping[str, Any]:
        return {
            "parts_outside_faults": correction_rounds.list_parts_outside_faults(
                locked, list_changed_parts(locked, new_facts), to_kunming_day(act["at"])
            )
        }

    def inside(locked: Case) -> None:
        parts = list_changed_parts(locked, new_facts)
        locked.facts = {**locked.facts, **new_facts}
        locked.brought = [part for part in locked.brought if part not in confirmed]
        copy_target_fields(locked)
        correction_rounds.mark_parts_corrected(locked, parts, act["at"])
        correction_rounds.mark_parts_unchanged(locked, set(confirmed) - set(parts), act["at"])
        advice.update_advice(locked, to_kunming_date(act["at"]))

    note = {"parts": sorted(new_facts)} | ({"confirmed": sorted(confirmed)} if confirmed else {})
    return take_authorised_step(case, step, act, note=note, given=given, inside=inside)


def list_changed_parts(case: Case, new_facts: Mapping[str, Any]) -> list[str]:
    """The parts that are not what they were."""
    return [part for part, value in new_facts.items() if case.facts.get(part) != value]


def copy_target_fields(case: Case) -> None:
    """What lists and queues show of the target."""
    target = case.facts.get("target") or {}
    case.series, case.specialty = target.get("series") or "", target.get("specialty") or ""
    case.level = target.get("level") or ""
