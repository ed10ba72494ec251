"""What has happened to a case, line by line, as its ledger tells: who did what, why, and what it changed."""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery

from zhicheng.procedure.lane_steps import POSTING_STEPS
from zhicheng.workdays.words import format_day_in_year
from zhicheng_web.cases.models import ActName, Case, NameChange
from zhicheng_web.cases.models.act_name import ABSENT, ACTOR, PERSON_KEYS, UNIT_KEYS
from zhicheng_web.cases.read.written_words import read_written_words
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import list_case_entries, parse_entry_body
from zhicheng_web.people.models import Person

STEPS_WITH_CHANGES = (
    "assign",
    "transfer",
    "ask_transfer",
    "correct",
    "choose_employer",
    "change_name",
    *POSTING_STEPS,
)
"""Steps whose line names what they changed."""
NAMED_KEYS = (*UNIT_KEYS, *PERSON_KEYS)
ABSENT_MARK = f'"{ABSENT}":"'
"""In the body of an entry of somebody who stood in (代)."""


NAME_AT_ACT = Subquery(
    ActName.objects.filter(case_id=OuterRef("case_id"), seq=OuterRef("seq"), what=ACTOR).values("name")[:1]
)
"""What whoever acted was called then; of an applicant, and of acts from before names were written down, none is."""


class TimelinePerson(NamedTuple):
    """Who took a step, by name: templates ask for `name` as of a row."""

    name: str


class TimelineStep(NamedTuple):
    """One line of a case's history; `who` is None for the system, `words` the reason, "" where none was written; `change`
    what it changed from, and to.
    """

    entry: Entry
    who: TimelinePerson | None
    words: str
    change: str = ""


def build_timeline(case: Case) -> Iterator[TimelineStep]:
    """Everything that happened, in order. Everybody is called as at the act, the applicant as the case calls them.

    The words of the acts are read beside it: a subquery for every column that words can stand in costs Django more to write
    than a plain query for each that has any.
    """
    rows = list(list_case_entries(case.pk).annotate(actor_name=NAME_AT_ACT))
    words, changes = read_written_words(case.pk, rows), describe_changes(rows)
    unnamed = {row.actor_id for row in rows if row.actor_id and row.actor_name is None} - {case.person_id}
    names_today = read_names_today(unnamed) if unnamed else {}
    absent = read_absent_names(rows)
    for row in rows:
        name = case.particulars.name if row.actor_id == case.person_id else row.actor_name
        who = name or names_today.get(row.actor_id or 0)
        if who and row.seq in absent:
            who = f"{who}（代{absent[row.seq]}）"
        yield TimelineStep(row, TimelinePerson(who) if who else None, words.get(row.seq, ""), changes.get(row.seq, ""))


def read_absent_names(rows: Sequence[Entry]) -> dict[int, str]:
    """In whose place somebody acted who stood in for them, by number of entry."""
    if not any(ABSENT_MARK in row.body for row in rows):
        return {}
    found = ActName.objects.filter(case_id=rows[0].case_id, what=ABSENT)
    return dict(found.values_list("seq", "name"))


def read_names_today(people: Set[int]) -> dict[int, str]:
    """What people are called today, by key: of those who acted when no name was written down with an act."""
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))


def describe_changes(rows: Sequence[Entry]) -> Mapping[int, str]:
    """From where to where a case was sent, and what a title was called before it was put right, by number of entry."""
    notes = {row.seq: (row.event, parse_entry_body(row)["note"]) for row in rows if row.event in STEPS_WITH_CHANGES}
    units = (
        read_names_in_notes(rows[0].case_id)
        if any(note.get(key) for _, note in notes.values() for key in NAMED_KEYS)
        else {}
    )
    renamed = list_name_changes(rows) if any(event == "change_name" for event, _ in notes.values()) else {}
    found = {seq: describe_one_change(event, note, units.get(seq, {})) for seq, (event, note) in notes.items()}
    return found | renamed


def read_names_in_notes(case_id: int) -> dict[int, dict[str, str]]:
    """What the units and people that acts of a case were about were called then, by number of entry and key of its note."""
    found: dict[int, dict[str, str]] = {}
    for seq, what, name in ActName.objects.filter(case_id=case_id, what__in=NAMED_KEYS).values_list(
        "seq", "what", "name"
    ):
        found.setdefault(seq, {})[what] = name
    return found


def list_name_changes(rows: Sequence[Entry]) -> dict[int, str]:
    """From what name to what name, by number of entry."""
    changes = NameChange.objects.filter(case_id=rows[0].case_id)
    return {one.seq: f"{one.former_name}更名为{one.name}" for one in changes}


def describe_one_change(event: str, note: Mapping[str, Any], units: Mapping[str, str]) -> str:
    """One of them in words. `units`: what those were called that its note tells of, by key."""
    if event == "choose_employer":
        agency = units.get("agency", "")
        return units.get("employer", "") + (f"，{agency}派遣" if agency else "")
    if event == "assign":
        former = units.get("former_handler", "")
        return f"{'从' + former if former else ''}到{units.get('handler') or '无人认领'}"
    if event in ("transfer", "ask_transfer"):
        origin = units.get("from", "")
        return f"{'从' + origin if origin else ''}到{units.get('to', '')}"
    if event in POSTING_STEPS:
        was, start, until = (format_day_in_year(date.fromisoformat(note[key])) for key in ("was", "start", "until"))
        return f"从{was}改为{start}张贴，{until}满"
    return "原来是" + "，".join(str(one) for one in (note.get("former") or {}).values())
