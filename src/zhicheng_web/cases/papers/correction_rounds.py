"""Rounds of correction: what a return has opened, what has been put right, and what has not yet.

A round is opened by a return and closed by submitting or filing again; while it is open, only what it faults may change.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from zhicheng.words.printed_fields import (
    PRINTED_FIELDS,
    PRINTED_PART_NAMES,
    STATED_PART_NAMES,
    list_unfilled_fields,
)
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.papers.photo import PHOTO, PHOTO_MATERIAL
from zhicheng_web.cases.refusals.return_reasons import list_opened_keys
from zhicheng_web.ledger.chain import format_instant

UNCHANGED_ANSWER = "本人核对过，没有改动"


def find_open_round(case: Case) -> ReturnRound | None:
    """The round that waits to be answered, read through the case: a list can fetch those of all its cases at once."""
    waiting = (one for one in case.returns.all() if one.answered_at is None)
    return max(waiting, key=lambda one: one.seq, default=None)


def opened_by(open_round: ReturnRound | None) -> frozenset[str] | None:
    """The fields and papers that an open round lets change; None where there is none, and nothing is closed."""
    if open_round is None:
        return None
    return frozenset(key for fault in open_round.reasons for key in list_opened_keys(fault))


def list_parts_outside_faults(case: Case, parts: Collection[str], on_policy_day: int) -> tuple[str, ...]:
    """The names of those parts that the open round does not fault."""
    allowed = opened_by(find_open_round(case))
    if allowed is None:
        return ()
    names = (
        dict(STATED_PART_NAMES)
        | {PHOTO: PHOTO_MATERIAL.name}
        | {one.key: one.name for one in engine_input.find_policy_on(on_policy_day).materials}
    )
    return tuple(names.get(part, part) for part in sorted(parts) if part not in allowed)


def list_unfilled_printed_fields(case: Case) -> tuple[str, ...]:
    """The names of the required printed fields that are empty. In a round of correction only those of a printed part that it
    faults: who was asked for less when they submitted is not asked for the rest.
    """
    opened = opened_by(find_open_round(case))
    printed = dict.fromkeys(one.part for one in PRINTED_FIELDS)
    parts = [part for part in printed if opened is None or (part in opened and part in PRINTED_PART_NAMES)]
    return tuple(name for part in parts for name in name_unfilled_fields(part, case.facts.get(part)))


def name_unfilled_fields(part: str, stated: object) -> list[str]:
    """Those of one part: of an item of a list with its place."""
    if part in PRINTED_PART_NAMES:
        return [field.name for _, field in list_unfilled_fields(part, stated)]
    found = list_unfilled_fields(part, stated or [])
    return [f"{STATED_PART_NAMES[part]}第{place}项的{field.name}" for place, field in found]


def mark_parts_corrected(case: Case, parts: Collection[str], at: datetime) -> None:
    """Note on the open round that what these parts were faulted for has been put right."""
    open_round = find_open_round(case)
    if open_round is None:
        return
    for fault in open_round.reasons:
        if {fault.get("field"), fault.get("paper")} & set(parts):
            fault["answered"] = format_instant(at)
    open_round.save(update_fields=["reasons"])


def mark_parts_unchanged(case: Case, parts: Collection[str], at: datetime) -> None:
    """Note on the open round that the applicant has looked at these parts or papers and changed nothing."""
    open_round = find_open_round(case) if parts else None
    if open_round is None:
        return
    for fault in open_round.reasons:
        if {fault.get("field"), fault.get("paper")} & set(parts) and "answered" not in fault:
            fault["answered"], fault["answer"] = format_instant(at), UNCHANGED_ANSWER
    open_round.save(update_fields=["reasons"])


def save_fault_answers(case: Case, answers: Mapping[str, str], at: datetime) -> None:
    """Keep what the employer says to faults, by code, that nothing had to be changed for."""
    open_round = find_open_round(case)
    if open_round is None:
        return
    for fault in open_round.reasons:
        words = answers.get(fault["code"], "").strip()
        if words:
            fault["answer"], fault["answered"] = words, fault.get("answered") or format_instant(at)
    open_round.save(update_fields=["reasons"])


def list_unanswered_faults(case: Case, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The words of the faults that neither a change nor an explanation has answered."""
    open_round = find_open_round(case)
    faults = open_round.reasons if open_round else []
    return tuple(
        fault["words"] for fault in faults if "answered" not in fault and not answers.get(fault["code"], "").strip()
    )


def list_untouched_faults(case: Case) -> list[Mapping[str, Any]]:
    """Of the last round, over or not: what the applicant has looked at and changed nothing for."""
    last = max(case.returns.all(), key=lambda one: one.seq, default=None)
    return [fault for fault in last.reasons if fault.get("answer") == UNCHANGED_ANSWER] if last else []


def close_round(case: Case, at: datetime) -> None:
    """The open round is answered."""
    ReturnRound.objects.filter(case=case, answered_at=None).update(answered_at=at)
