"""The parts that are lists: diplomas, spells of work, months of insurance, titles, skills, licences; add, change, remove."""

from typing import Any, NamedTuple
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.applicant import saving
from zhicheng_web.portal.applicant.advice import Standing
from zhicheng_web.portal.applicant.parts import BY_SLUG, LISTS, TASK, Part
from zhicheng_web.portal.applicant.rendering import go, show
from zhicheng_web.portal.applicant.step_page import EDITS, Outcome, step_of
from zhicheng_web.portal.shared.steps.take_step import found

ADD = "add"


class Shown(NamedTuple):
    """A list on its page. `closed`: a round of correction leaves it as it is."""

    part: Part
    lines: list[str]
    answered: bool
    closed: bool
    faults: list[Any]


class Open:
    """A part of a case as its page opens it. Raises Http404 for strangers.

    A closed part (submitted in another tab, not faulted in this round) leads to the task list; a form that comes too late
    still goes to the action, which says who was first, and what was typed stays on the page.
    """

    def __init__(self, request: OfficeRequest, case: UUID, keys: tuple[str, ...]) -> None:
        self.case = found(request, case)
        self.standing = Standing(self.case, clock.today())
        self.closed = step_of(self.case, EDITS) is None or not any(map(self.standing.may_change, keys))

    def elsewhere(self, request: OfficeRequest) -> HttpResponse | None:
        """Where somebody goes who looks at a closed part."""
        if not self.closed or request.method == "POST":
            return None
        return go(request, reverse("applicant-tasks", args=[self.case.public_id]))

    def items(self, part: Part) -> list[Any]:
        """The items of a list."""
        return list(self.case.facts.get(part.key) or [])

    def unsaid(self, part: Part) -> bool:
        """Whether a list that is open has never been answered."""
        return part.key not in self.case.facts and self.standing.may_change(part.key)

    def waits(self, part: Part) -> bool:
        """Whether a list waits for the person's word: never answered, brought in and not confirmed, or faulted."""
        return self.unsaid(part) or part.key in saving.waiting(self.case)

    def shown(self, part: Part) -> Shown:
        """A list as its page shows it."""
        lines = [part.line(item, self.standing.around) for item in self.items(part)]
        closed = not self.standing.may_change(part.key)
        return Shown(part, lines, part.key in self.case.facts, closed, self.standing.faults_at("field", part.key))


def goes_on(lists: list[Shown], looked: bool) -> str:
    """The word of the button that leaves the page: it also says that what was not filled in is not there, and that what
    was brought in, or faulted and not changed, is right.
    """
    empty = [one for one in lists if not one.answered]
    if looked:
        return "核对无误，没填的都没有，继续" if empty else "核对无误，继续"
    if not empty:
        return "填好了，继续"
    return f"{empty[0].part.none}，继续" if len(lists) == 1 else "以上没填的都没有，继续"


def page_of(slug: str) -> Any:
    """The page of one task that consists of lists."""
    task = TASK[slug]
    lists = [part for part in LISTS if part.task == slug]

    @entry(Role.APPLICANT, of="case")
    def page(request: OfficeRequest, case: UUID) -> HttpResponse:
        """The items in short lines; what was never answered can be answered with none."""
        here = Open(request, case, task.keys)
        if away := here.elsewhere(request):
            return away
        outcome = Outcome()
        if request.method == "POST":
            said = {part.key: here.items(part) for part in lists if here.waits(part)}
            outcome = saving.save(request, here.case, said, confirms=True)
            if outcome.done:
                return go(request, reverse("applicant-tasks", args=[case]))
        shown = [here.shown(part) for part in lists]
        context = {"case": here.case, "task": task, "lists": shown, "outcome": outcome} | around_task(here, slug)
        open_ = any("answered" not in one for one in context["faults"])
        context["goes_on"] = goes_on(shown, context["brought"] or open_)
        return show(request, "list", context, status=outcome.status if request.method == "POST" else 200)

    return page


def around_task(here: Open, slug: str) -> dict[str, Any]:
    """What a page of a task says beside its fields: what they were faulted for."""
    task = TASK[slug]
    faults = [one for key in task.keys for one in here.standing.faults_at("field", key)]
    brought = any(key in here.case.brought for key in task.keys)
    return {"faults": faults, "several": len(task.keys) > 1, "brought": brought}


@entry(Role.APPLICANT, of="case")
def item(request: OfficeRequest, case: UUID, slug: str, place: str) -> HttpResponse:
    """One item: a new one, or the one at a place."""
    part = part_of(slug)
    here = Open(request, case, (part.key,))
    if away := here.elsewhere(request):
        return away
    items = here.items(part)
    at = index(request.POST.get("place") or place, len(items))
    before = items[at] if at < len(items) else {}
    around = here.standing.around
    typed = saving.typed(request)
    form = part.form(typed, initial=part.form.initial_of(before, around), around=around)
    outcome = Outcome()
    if request.method == "POST" and saving.is_autosave(request):
        said = saving.merged(form, before)
        if not said and at == len(items):
            return saving.saved(request, Outcome(True, result=here.case), form, nothing=True)
        outcome = saving.save(request, here.case, {part.key: [*items[:at], said, *items[at + 1 :]]})
        address = reverse("applicant-item", args=[case, slug, at + 1])
        return saving.saved(request, outcome, form, str(at + 1), address)
    if request.method == "POST" and form.is_valid():
        outcome = saving.save(
            request, here.case, {part.key: [*items[:at], form.facts(), *items[at + 1 :]]}, answers=True
        )
        if outcome.done:
            return go(request, reverse(f"applicant-{part.task}", args=[case]))
    context = {"case": here.case, "part": part, "form": form, "outcome": outcome, "task": TASK[part.task]}
    context |= {"place": "" if place == ADD else place, "new": not before, "back": f"applicant-{part.task}"}
    context |= {"faults": here.standing.faults_at("field", part.key)}
    status = outcome.status if request.method == "POST" else 200
    return show(request, "item", context, status=status)


def part_of(slug: str) -> Part:
    """The list with this address. Raises Http404."""
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def index(place: str, length: int) -> int:
    """A place in a list, from 1 in addresses; a new item comes last."""
    if place == ADD:
        return length
    if not place.isdecimal() or not 1 <= int(place) <= length:
        raise Http404
    return int(place) - 1


@entry(Role.APPLICANT, of="case")
def remove(request: OfficeRequest, case: UUID, slug: str, place: str) -> HttpResponse:
    """Take an item out, after asking. What has not been added yet cannot be."""
    part = part_of(slug)
    if place == ADD:
        raise Http404
    here = Open(request, case, (part.key,))
    if away := here.elsewhere(request):
        return away
    items = here.items(part)
    outcome = Outcome()
    if request.method == "POST":
        kept = [one for number, one in enumerate(items, 1) if str(number) != place]
        outcome = saving.save(request, here.case, {part.key: kept})
        if outcome.done:
            return go(request, reverse(f"applicant-{part.task}", args=[case]))
    line = part.line(items[index(place, len(items))], here.standing.around)
    context = {"case": here.case, "part": part, "line": line, "outcome": outcome, "back": f"applicant-{part.task}"}
    return show(request, "remove", context, status=outcome.status if request.method == "POST" else 200)
