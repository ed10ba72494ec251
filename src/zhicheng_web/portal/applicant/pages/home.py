"""The applicant's first page: the case under way, those before it, and how to begin one; messages; who has looked."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import STATES, Role, State
from zhicheng_web import clock
from zhicheng_web.cases.actions.choose_employer import choose_employer
from zhicheng_web.cases.actions.start import start as begin
from zhicheng_web.cases.read import queries, titles_held
from zhicheng_web.cases.read.id_number import UNMASK_PURPOSES
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.ledger.queries import views_of
from zhicheng_web.people import queries as people
from zhicheng_web.people import search
from zhicheng_web.portal.applicant import standing_words
from zhicheng_web.portal.applicant.advice import Standing
from zhicheng_web.portal.applicant.identity_views import views
from zhicheng_web.portal.applicant.pages.review import asks_review
from zhicheng_web.portal.applicant.pages.tasks import facts_of
from zhicheng_web.portal.applicant.rendering import go, show
from zhicheng_web.portal.applicant.step_page import EDITS, Outcome, attempt, must_choose, step_of
from zhicheng_web.portal.shared import inbox_page
from zhicheng_web.portal.shared.steps.take_step import found, given

MOST_FOUND = 8
MOST_SHOWN = 50


@entry(Role.APPLICANT)
def home(request: OfficeRequest) -> HttpResponse:
    """My applications."""
    mine = list(queries.list_visible_cases(request.actor).order_by("-pk"))
    rows = [(case, STATES[State(case.state)]) for case in mine]
    active = next((row for row in rows if row[1].active), None)
    past = [row for row in rows if not row[1].active]
    context: dict[str, Any] = {"active": active, "past": past, "barred": None if active else barred(request)}
    if active:
        case, about = active
        context |= {
            "facts": facts_of(Standing(case, clock.today())),
            "mine": step_of(case, (*EDITS, "choose_employer")) is not None,
            "lead": standing_words.lead(case, None, clock.today()),
        }
    return show(request, "home", context)


@entry(Role.APPLICANT)
def start(request: OfficeRequest) -> HttpResponse:
    """Choose the employer and begin."""
    last = queries.find_latest_case(request.actor.person_id or 0)
    if request.method == "GET" and last and STATES[State(last.state)].active:
        return go(request, reverse("applicant-tasks", args=[last.public_id]))
    wrong, outcome, said = "", Outcome(), request.POST.get("former")
    if request.method == "POST":
        employer, agency, wrong = chosen(request)
        former = last if last and said == str(last.public_id) else None
        if employer is not None and not wrong:
            act = {name: value for name, value in given(request).items() if name != "version"}
            person: Any = people.person_of(request.user.pk or 0)
            outcome = attempt(lambda: begin(person, employer, agency=agency, former=former, **act))
            if outcome.done:
                return go(request, reverse("applicant-tasks", args=[outcome.result.public_id]))
    context = {"outcome": outcome, "wrong": wrong} | offered(request)
    context |= {"barred": barred(request), "reviews": last if last and asks_review(last) else None}
    context |= {"former": last if last and last.facts else None, "brings": request.method == "GET" or said}
    return show(request, "start", context, status=outcome.status if request.method == "POST" else 200)


@entry(Role.APPLICANT, of="case")
def employer(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Go on with the employer of today: after leaving, or where the draft names the wrong one."""
    mine = found(request, case)
    if step_of(mine, ("choose_employer",)) is None:
        return go(request, reverse("applicant-tasks", args=[case]))
    wrong, outcome = "", Outcome()
    if request.method == "POST":
        new, agency, wrong = chosen(request)
        if new is not None and not wrong:
            outcome = attempt(lambda: choose_employer(mine, new, agency=agency, **given(request)))
            if outcome.done:
                return go(request, reverse("applicant-tasks", args=[case]))
    context = {"case": mine, "outcome": outcome, "wrong": wrong, "left": must_choose(mine)} | offered(request, mine)
    return show(request, "employer", context, status=outcome.status if request.method == "POST" else 200)


def barred(request: OfficeRequest) -> Any:
    """Until when nothing can be submitted, where a title was revoked; None: it can."""
    until = titles_held.find_bar_end(request.actor.person_id or 0)
    return until if until and until > clock.today() else None


def chosen(request: OfficeRequest) -> tuple[Any, Any, str]:
    """The employer and the agency that a form names, and what is missing."""
    employer = search.one(request.POST.get("employer", ""))
    said = request.POST.get("agency", "")
    agency = search.one(said, "agency") if said else None
    wrong = "" if employer else "请先查找并选择您现在工作的单位"
    return employer, agency, wrong or ("" if agency or not said else "请从列出的派遣公司中选择")


def offered(request: OfficeRequest, case: Any = None) -> dict[str, Any]:
    """The employers to choose from: those that have invited this person, and those found by a name; of a case first the one
    that it names, but not unasked where that one says they have left.
    """
    roles = people.memberships_on(request.actor.person_id or 0, clock.today())
    own = [one.organisation for one in roles if one.organisation.kind == "employer"]
    if case:
        own = [one for one in own if one != case.employer]
    if case and not must_choose(case):
        own = [case.employer, *own]
    text = (request.POST.get("q") or request.GET.get("q") or "").strip()
    hits = [one for one in search.employers(text)[: MOST_FOUND + 1] if one not in own]
    return {
        "q": text,
        "own": own,
        "hits": hits[:MOST_FOUND],
        "nothing": "" if hits else nothing_found(text, own, asked="q" in request.GET),
        "more": len(hits) > MOST_FOUND,
        "agencies": list(search.agencies()),
        "said": request.POST or chosen_before(case),
    }


def chosen_before(case: Any) -> dict[str, str]:
    """What a draft names."""
    if case is None or must_choose(case):
        return {}
    return {"employer": str(case.employer.public_id), "agency": str(case.agency.public_id) if case.agency else ""}


def nothing_found(text: str, own: Sequence[Any], *, asked: bool) -> str:
    """What is told to who has looked for an employer and sees no more than before."""
    if asked and len(text) < search.SHORTEST:
        return f"请输入单位名称中的{search.SHORTEST}个字以上，再查找。"
    if not text or any(text in one.name or text.upper() == one.uscc for one in own):
        return ""
    return f"没有找到“{text}”。请核对名称；单位还没有登记的，请单位人事向市人社局申请开通。"


@entry(Role.APPLICANT)
def messages(request: OfficeRequest) -> HttpResponse:
    """What I was told of my application; who has the page before them has read it."""
    return inbox_page.read(request, True, lambda rows: show(request, "messages", rows, here="applicant-messages"))


@entry(Role.APPLICANT)
def seen(request: OfficeRequest) -> HttpResponse:
    """Who has seen my ID number."""
    rows = views(list(views_of(request.actor.person_id or 0)[:MOST_SHOWN]), UNMASK_PURPOSES)
    return show(request, "seen", {"rows": rows}, here="applicant-seen")
