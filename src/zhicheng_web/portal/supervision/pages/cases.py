"""Every submitted case of the city: where it stands and why, who holds it, since when, and whether its record is whole."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.move import list_steps_from
from zhicheng.procedure.states import STATES, Role, State
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions._remark import list_altered_remarks_of_case
from zhicheng_web.cases.read import queries, timeline
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.declines import read_appeal
from zhicheng_web.cases.read.id_number import mask_case_number
from zhicheng_web.cases.read.officers.asked_transfers import find_open_question
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.due_dates import count_days_late, note_provisional_due
from zhicheng_web.ledger.looks import find_ledger_trouble
from zhicheng_web.ledger.queries import parse_entry_body as read_entry_texts
from zhicheng_web.ledger.verification import describe_case_misfit
from zhicheng_web.people import queries as people
from zhicheng_web.portal.shared.request_values import read_choice, read_page_number, read_public_id
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404
from zhicheng_web.portal.shared.unmask_page import build_unmask_page
from zhicheng_web.portal.shared.words.check_headings import describe_timeline_step
from zhicheng_web.portal.shared.words.near_days import format_moment
from zhicheng_web.portal.shared.words.person_changes import describe_person_changes
from zhicheng_web.portal.supervision import case_standing
from zhicheng_web.portal.supervision.answer_results import describe_last_answer
from zhicheng_web.portal.supervision.case_list import (
    APPEAL_GROUP,
    GROUP_KEYS,
    LATE_GROUP,
    RETURNED_TWICE_GROUP,
    TRANSFER_GROUP,
    build_case_list,
)
from zhicheng_web.portal.supervision.rendering import render_bureau_page


@entry(Role.BUREAU)
def list_city_cases(request: OfficeRequest) -> HttpResponse:
    """The cases of the city: ?group= who holds it (or late), ?state=, ?at= an authority, ?q= a name of anybody concerned."""
    asked = read_case_list_filters(request)
    case_list = build_case_list(request.actor, asked, clock.today())
    context = {
        "list": case_list,
        "states": [
            (state.value, about.name)
            for state, about in STATES.items()
            if state.value not in queries.UNSUBMITTED_STATE_VALUES
        ],
        "places": people.list_authorities(),
        "trouble": find_ledger_trouble(clock.now()),
        "only_late": asked["group"] == LATE_GROUP,
        "only_appeals": asked["group"] == APPEAL_GROUP,
        "only_transfers": asked["group"] == TRANSFER_GROUP,
        "only_twice": asked["group"] == RETURNED_TWICE_GROUP,
        "is_filtered": any(asked[key] for key in ("group", "state", "at", "q")),
    }
    return render_bureau_page(request, "cases", "bureau-cases", context | {**asked})


def read_case_list_filters(request: OfficeRequest) -> dict[str, str]:
    """What the address asks the list for. Raises MalformedRequest."""
    return {
        "group": read_choice(request, "group", GROUP_KEYS),
        "state": read_choice(request, "state", tuple(State)),
        "at": str(read_public_id(request, "at") or ""),
        "q": request.GET.get("q", ""),
        "page": str(read_page_number(request)),
    }


@entry(Role.BUREAU, of="case")
def show_bureau_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Why a case stands where it stands: every step, by whom, when; and whether the record fits together."""
    found_case, today = find_case_or_404(request, case), clock.today()
    history = list(timeline.build_timeline(found_case))
    case_file = CaseFile(found_case, {one.entry.event for one in history})
    state = found_case.about
    context = {
        "case": found_case,
        "state": state,
        "result": describe_last_answer(found_case, history) if "done" in request.GET else "",
        "case_file": case_file,
        "person_changes": describe_person_changes(case_file),
        "history": merge_repeated_steps([describe_ledger_step(one) for one in reversed(history)]),
        "steps": len(history),
        "broken": find_record_misfit(found_case, history),
        "why": case_standing.describe_case_standing(found_case, case_file, today),
        "able": case_standing.list_able_people(found_case, case_file, today),
        "number": mask_case_number(found_case),
        "transfers": any(one.key == "transfer" for one in list_steps_from(found_case.about.state, [Role.BUREAU])),
        "asked": find_open_question(history),
        "appeals": read_appeal(found_case)["has_open_appeal"],
        "late": count_days_late(found_case, today),
        "facts": [
            (
                "现在由谁办",
                case_standing.describe_holder_to_bureau(found_case),
                f"从{format_moment(found_case.since)}起" if state.active else "",
            ),
            ("下一步", state.next_step, ""),
            ("到哪一天", found_case.due_on or "没有期限", note_provisional_due(found_case).rstrip("，"))
            if state.active
            else ("办结", found_case.since.astimezone(clock.KUNMING).date(), ""),
            ("认定部门", name_authority(case_file), ""),
        ],
    }
    return render_bureau_page(request, "case", "bureau-cases", context)


def name_authority(case_file: CaseFile) -> str:
    """What the authority of a case is called: as it has decided, before that as it is called today."""
    if case_file.decision:
        return case_file.decision.authority_name
    return case_file.case.authority.name if case_file.case.authority else "还没有上报"


def find_record_misfit(case: Case, history: Sequence[timeline.TimelineStep]) -> str:
    """What does not fit between the case, its entries and the words stored beside them; "" where all does."""
    entries = [one.entry for one in history]
    words = (one.why for one in list_altered_remarks_of_case(case.pk, entries))
    return describe_case_misfit(case.public_id, case.version, case.state, entries) or next(words, "")


def describe_ledger_step(one: timeline.TimelineStep) -> dict[str, Any]:
    """A step by its name, by whom, when, why, under which clause, and the bytes that stand for it."""
    entry_texts = read_entry_texts(one.entry)
    return {
        "step": describe_timeline_step(one),
        "who": one.who.name if one.who else "系统",
        "at": one.entry.at,
        "words": one.words,
        "clause": entry_texts["clause"],
        "seq": one.entry.seq,
        "hash": bytes(one.entry.hash).hex()[:12],
    }


def merge_repeated_steps(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The history with the same step by the same person in a row in one line, with how many times; not where words differ."""
    found: list[dict[str, Any]] = []
    for line in lines:
        if found and all(found[-1][key] == line[key] for key in ("step", "who", "words")):
            found[-1]["times"] += 1
        else:
            found.append(line | {"times": 1})
    return found


@entry(Role.BUREAU, of="case")
def show_identity_to_bureau(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The whole ID number, for a purpose, on record."""
    context, status = build_unmask_page(request, find_case_or_404(request, case))
    context["back"] = reverse("bureau-case", args=[case])
    return render_bureau_page(request, "identity", "bureau-cases", context, status)
