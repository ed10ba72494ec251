"""The pages of titles of before this system, the same in two rooms: each room hands in its tabs and its addresses."""

from typing import Final, NamedTuple
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.actions.answer_earlier_titles import confirm_earlier_titles, decline_earlier_titles
from zhicheng_web.cases.actions.propose_earlier_titles import propose_earlier_titles
from zhicheng_web.cases.actions.void_earlier_title import void_earlier_title
from zhicheng_web.cases.read.row_types import EarlierTitle
from zhicheng_web.cases.read.titles import earlier_titles
from zhicheng_web.people.queries import name_organisation
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.earlier_titles.form import EarlierTitleForm
from zhicheng_web.portal.shared.earlier_titles.room import TitlesRoom
from zhicheng_web.portal.shared.earlier_titles.sheet import COLUMNS, count_title_rows
from zhicheng_web.portal.shared.earlier_titles.sheet_form import TitleSheetForm
from zhicheng_web.portal.shared.forms.base import Form, read_idempotency_key
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.step_page import build_reason_field
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, UNPROCESSABLE, Outcome, attempt_action
from zhicheng_web.portal.shared.words.choices import list_series_choices

AGREED = "yes"


DONE_WORDS: Final = {
    "proposed": "已提出，等本部门的另一位同事确认。",
    "confirmed": "已确认。",
    "declined": "已登记不同意，理由提出的人看得到。",
}
"""What was just done, by its word in the address."""


class TitleLine(NamedTuple):
    """A title as a list shows it, its number masked."""

    row: EarlierTitle
    number: str


def name_own_authority(request: OfficeRequest) -> str:
    """Of whose titles somebody may bring in: of their own authority; "" for the bureau, of any."""
    if request.actor.role is Role.BUREAU:
        return ""
    return name_organisation(request.actor.organisation_id or 0)


def show_titles(request: OfficeRequest, room: TitlesRoom) -> HttpResponse:
    """What waits for a second person, and what was confirmed, found by name, number or source."""
    words = request.POST.get("q", "") if request.method == "POST" else ""
    found = earlier_titles.search_earlier_titles(request.actor, words)
    context = {
        "waiting": earlier_titles.list_waiting_sheets(request.actor),
        "titles": [TitleLine(one, earlier_titles.mask_earlier_number(one)) for one in found],
        "most": earlier_titles.MAX_FOUND,
        "q": words,
        "proposes": request.actor.role in (Role.EXAMINER, Role.BUREAU),
        "confirms": request.actor.role in (Role.APPROVER, Role.BUREAU),
        "done": DONE_WORDS.get(request.GET.get("done", ""), ""),
    }
    return room.show(request, "list", context)


def bring_in_title(request: OfficeRequest, room: TitlesRoom) -> HttpResponse:
    """One title from its paper."""
    own, policy = name_own_authority(request), find_current_policy()
    if request.method != "POST":
        form = EarlierTitleForm(policy, own, initial=draft_recovery.restore_initial_values(request))
        return room.show(request, "new", {"form": form, "own": own})
    form = EarlierTitleForm(policy, own, request.POST)
    outcome: Outcome[int] = NOT_ATTEMPTED
    if form.is_valid():
        rows, key = [{**form.cleaned_data, "line": 1}], read_idempotency_key(request)
        outcome = attempt_action(lambda: propose_earlier_titles(rows, by=request.actor, at=clock.now(), key=key))
        if outcome.done:
            return HttpResponseRedirect(f"{reverse(room.list_name)}?done=proposed")
    return room.show(request, "new", {"form": form, "own": own, "findings": outcome.findings}, UNPROCESSABLE)


def import_titles(request: OfficeRequest, room: TitlesRoom) -> HttpResponse:
    """The file; then every row with what is wrong with it, and how many would be entered; then, confirmed, they are."""
    own, person_id = name_own_authority(request), request.actor.person_id
    form = TitleSheetForm(own, person_id, *((request.POST, request.FILES) if request.method == "POST" else ()))
    headings = {
        "headings": ",".join(COLUMNS),
        "series": [name for _, name in list_series_choices(find_current_policy())],
    }
    if not form.is_bound or not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return room.show(request, "import", {"form": form, **headings}, status)
    outcome: Outcome[int] = NOT_ATTEMPTED
    new = [one.values for one in form.rows if one.is_new]
    if "apply" in request.POST and new:
        by, at, key = request.actor, clock.now(), read_idempotency_key(request)
        outcome = attempt_action(lambda: propose_earlier_titles(new, by=by, at=at, key=key))
        if outcome.done:
            return HttpResponseRedirect(f"{reverse(room.list_name)}?done=proposed")
    context = {"rows": form.rows, "sealed": form.cleaned_data["sealed"], "counts": count_title_rows(form.rows)}
    context |= {"form": TitleSheetForm(own, person_id), "findings": outcome.findings, **headings}
    return room.show(request, "import", context, UNPROCESSABLE if outcome.findings else 200)


def answer_titles(request: OfficeRequest, room: TitlesRoom, sheet: UUID) -> HttpResponse:
    """A sheet row by row, and two buttons; whoever has proposed it reads that another has to press."""
    rows = earlier_titles.list_sheet(request.actor, sheet)
    waiting = [one for one in rows if not one.outcome]
    if not rows or (request.method == "POST" and not waiting):
        raise Http404
    outcome: Outcome[int] = NOT_ATTEMPTED
    if request.method == "POST":
        by, at, reason = request.actor, clock.now(), request.POST.get("reason", "")
        agreed = request.POST.get("answer") == AGREED
        outcome = attempt_action(
            lambda: (
                confirm_earlier_titles(sheet, by=by, at=at)
                if agreed
                else decline_earlier_titles(sheet, reason=reason, by=by, at=at)
            )
        )
        if outcome.done:
            return HttpResponseRedirect(f"{reverse(room.list_name)}?done={'confirmed' if agreed else 'declined'}")
    context = {
        "titles": [TitleLine(one, earlier_titles.mask_earlier_number(one)) for one in rows],
        "first": rows[0],
        "own": rows[0].proposer_id == request.actor.person_id,
        "waits": bool(waiting),
        "confirms": request.actor.role in (Role.APPROVER, Role.BUREAU),
        "findings": outcome.findings,
        "reason": draft_recovery.read_typed_reason(request),
    }
    return room.show(request, "answer", context, outcome.status if outcome.findings else 200)


class VoidForm(Form):
    """Why a title does not count."""

    reason = build_reason_field(
        "为什么不再作数", "登记写错的，写明错在哪里；原认定部门撤销的，写明撤销决定的文号和日期。"
    )


def void_title(request: OfficeRequest, room: TitlesRoom, title: UUID) -> HttpResponse:
    """Say that a title does not count; it does until a second person has agreed."""
    found = earlier_titles.find_earlier_title(request.actor, title)
    if found is None or found.voided_at is not None:
        raise Http404
    initial = draft_recovery.restore_initial_values(request) if request.method != "POST" else None
    form = VoidForm(request.POST) if request.method == "POST" else VoidForm(initial=initial)
    outcome: Outcome[None] = NOT_ATTEMPTED
    if form.is_bound and form.is_valid():
        by, at, key = request.actor, clock.now(), read_idempotency_key(request)
        reason = form.cleaned_data["reason"]
        outcome = attempt_action(lambda: void_earlier_title(found, reason=reason, by=by, at=at, key=key))
        if outcome.done:
            return HttpResponseRedirect(f"{reverse(room.list_name)}?done=proposed")
    line = TitleLine(found, earlier_titles.mask_earlier_number(found))
    context = {"form": form, "one": line, "findings": outcome.findings}
    return room.show(request, "void", context, UNPROCESSABLE if form.is_bound else 200)
