"""The parts that are lists: diplomas, spells of work, months of insurance, titles, skills, licences; add, change, remove."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.refusals.return_reasons import RecordedFault
from zhicheng_web.portal.applicant import saving
from zhicheng_web.portal.applicant.advice import CaseStanding
from zhicheng_web.portal.applicant.parts import LIST_PARTS, PART_BY_SLUG, TASK_BY_SLUG, ListPart, find_task_hint
from zhicheng_web.portal.applicant.rendering import redirect_browser, render_applicant_page
from zhicheng_web.portal.applicant.step_page import EDIT_STEPS, Outcome, find_open_step
from zhicheng_web.portal.shared.request_values import parse_whole_number
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, find_case_or_404

ADD = "add"


class ListSummary(NamedTuple):
    """A list on its page. `closed`: a round of correction leaves it as it is."""

    part: ListPart
    lines: list[str]
    answered: bool
    closed: bool
    faults: list[RecordedFault]


class EditedPart:
    """A part of a case as its page opens it. Raises Http404 for strangers.

    A closed part (submitted in another tab, not faulted in this round) leads to the task list; a form that comes too late
    still goes to the action, which says who was first, and what was typed stays on the page.
    """

    def __init__(self, request: OfficeRequest, case: UUID, keys: tuple[str, ...]) -> None:
        self.case = find_case_or_404(request, case)
        self.standing = CaseStanding(self.case, clock.today())
        self.closed = find_open_step(self.case, EDIT_STEPS) is None or not any(map(self.standing.may_change, keys))

    def redirect_if_closed(self, request: OfficeRequest) -> HttpResponse | None:
        """Where somebody goes who looks at a closed part."""
        if not self.closed or request.method == "POST":
            return None
        return redirect_browser(request, reverse("applicant-tasks", args=[self.case.public_id]))

    def items(self, part: ListPart) -> list[dict[str, Any]]:
        """The items of a list."""
        return list(self.case.facts.get(part.key) or [])

    def is_unanswered(self, part: ListPart) -> bool:
        """Whether a list that is open has never been answered."""
        return part.key not in self.case.facts and self.standing.may_change(part.key)

    def awaits_confirmation(self, part: ListPart) -> bool:
        """Whether a list waits for the person's word: never answered, brought in and not confirmed, or faulted."""
        return self.is_unanswered(part) or part.key in saving.find_unconfirmed_parts(self.case)

    def summarise_list(self, part: ListPart) -> ListSummary:
        """A list as its page shows it."""
        lines = [part.line(item, self.standing.around) for item in self.items(part)]
        closed = not self.standing.may_change(part.key)
        return ListSummary(part, lines, part.key in self.case.facts, closed, self.standing.faults_at("field", part.key))


def format_continue_label(lists: list[ListSummary], needs_checking: bool) -> str:
    """The word of the button that leaves the page: it also says that what was not filled in is not there, and that what
    was brought in, or faulted and not changed, is right.
    """
    empty = [one for one in lists if not one.answered]
    if needs_checking:
        return "核对无误，没填的都没有，继续" if empty else "核对无误，继续"
    if not empty:
        return "填好了，继续"
    return f"{empty[0].part.none}，继续" if len(lists) == 1 else "以上没填的都没有，继续"


def build_list_page(slug: str) -> Callable[[OfficeRequest, UUID], HttpResponse]:
    """The page of one task that consists of lists."""
    task = TASK_BY_SLUG[slug]
    lists = [part for part in LIST_PARTS if part.task == slug]

    @entry(Role.APPLICANT, of="case")
    def page(request: OfficeRequest, case: UUID) -> HttpResponse:
        """The items in short lines; what was never answered can be answered with none."""
        edited = EditedPart(request, case, task.keys)
        if redirect := edited.redirect_if_closed(request):
            return redirect
        outcome: Outcome[Case] = NOT_ATTEMPTED
        if request.method == "POST":
            confirmed_facts = {part.key: edited.items(part) for part in lists if edited.awaits_confirmation(part)}
            outcome = saving.save_changed_facts(request, edited.case, confirmed_facts, confirms=True)
            if outcome.done:
                return redirect_browser(request, reverse("applicant-tasks", args=[case]))
        summaries = [edited.summarise_list(part) for part in lists]
        context: dict[str, Any] = {"case": edited.case, "task": task, "lists": summaries, "outcome": outcome}
        context["reads_sheet"] = slug == "insurance"
        context["hint"] = find_task_hint(task, edited.standing.policy)
        context |= build_task_context(edited, slug)
        open_ = any("answered" not in one for one in context["faults"])
        context["goes_on"] = format_continue_label(summaries, context["brought"] or open_)
        return render_applicant_page(
            request, "list", context, status=outcome.status if request.method == "POST" else 200
        )

    return page


def build_task_context(edited: EditedPart, slug: str) -> dict[str, Any]:
    """What a page of a task says beside its fields: what they were faulted for."""
    task = TASK_BY_SLUG[slug]
    faults = [one for key in task.keys for one in edited.standing.faults_at("field", key)]
    brought = any(key in edited.case.brought for key in task.keys)
    return {"faults": faults, "several": len(task.keys) > 1, "brought": brought}


@entry(Role.APPLICANT, of="case")
def show_list_item(request: OfficeRequest, case: UUID, slug: str, place: str) -> HttpResponse:
    """One item: a new one, or the one at a place."""
    part = find_part_or_404(slug)
    edited = EditedPart(request, case, (part.key,))
    if redirect := edited.redirect_if_closed(request):
        return redirect
    items = edited.items(part)
    at = parse_item_place(request.POST.get("place") or place, len(items))
    before = items[at] if at < len(items) else {}
    around = edited.standing.around
    typed = saving.read_typed_fields(request)
    form = part.form(typed, initial=part.form.initial_of(before, around), around=around)
    outcome: Outcome[Case] = NOT_ATTEMPTED
    if request.method == "POST" and saving.is_autosave(request):
        form_facts = saving.merge_form_facts(form, before)
        if not form_facts and at == len(items):
            return saving.render_autosave_answer(request, Outcome(True, result=edited.case), form, nothing=True)
        outcome = saving.save_changed_facts(
            request, edited.case, {part.key: [*items[:at], form_facts, *items[at + 1 :]]}
        )
        address = reverse("applicant-item", args=[case, slug, at + 1])
        return saving.render_autosave_answer(request, outcome, form, str(at + 1), address)
    if request.method == "POST" and form.is_valid():
        outcome = saving.save_changed_facts(
            request, edited.case, {part.key: [*items[:at], form.facts(), *items[at + 1 :]]}, answers=True
        )
        if outcome.done:
            return redirect_browser(request, reverse(f"applicant-{part.task}", args=[case]))
    context = {"case": edited.case, "part": part, "form": form, "outcome": outcome, "task": TASK_BY_SLUG[part.task]}
    context |= {"place": "" if place == ADD else place, "new": not before, "back": f"applicant-{part.task}"}
    context |= {"faults": edited.standing.faults_at("field", part.key)}
    status = outcome.status if request.method == "POST" else 200
    return render_applicant_page(request, "item", context, status=status)


def find_part_or_404(slug: str) -> ListPart:
    """The list with this address. Raises Http404."""
    if slug not in PART_BY_SLUG:
        raise Http404
    return PART_BY_SLUG[slug]


def parse_item_place(place: str, length: int) -> int:
    """A place in a list, from 1 in addresses; a new item comes last."""
    if place == ADD:
        return length
    number = parse_whole_number(place, length)
    if not number:
        raise Http404
    return number - 1


@entry(Role.APPLICANT, of="case")
def remove_list_item(request: OfficeRequest, case: UUID, slug: str, place: str) -> HttpResponse:
    """Take an item out, after asking. What has not been added yet cannot be."""
    part = find_part_or_404(slug)
    if place == ADD:
        raise Http404
    edited = EditedPart(request, case, (part.key,))
    if redirect := edited.redirect_if_closed(request):
        return redirect
    items = edited.items(part)
    outcome: Outcome[Case] = NOT_ATTEMPTED
    if request.method == "POST":
        remaining_items = [one for number, one in enumerate(items, 1) if str(number) != place]
        outcome = saving.save_changed_facts(request, edited.case, {part.key: remaining_items})
        if outcome.done:
            return redirect_browser(request, reverse(f"applicant-{part.task}", args=[case]))
    line = part.line(items[parse_item_place(place, len(items))], edited.standing.around)
    context = {"case": edited.case, "part": part, "line": line, "outcome": outcome, "back": f"applicant-{part.task}"}
    return render_applicant_page(request, "remove", context, status=outcome.status if request.method == "POST" else 200)
