"""The applicant's first page: the case under way, those before it, and how to begin one; messages; who has looked."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.policy.city_words import restate_city
from zhicheng.policy.model import Policy
from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.choose_employer import choose_employer
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Case, EarlierTitle
from zhicheng_web.cases.read.titles import titles_held
from zhicheng_web.cases.read.titles.earlier_titles import list_earlier_titles
from zhicheng_web.ledger.queries import list_views_of
from zhicheng_web.people import queries as people
from zhicheng_web.people import search
from zhicheng_web.people.row_types import Organisation
from zhicheng_web.portal.applicant import standing_words
from zhicheng_web.portal.applicant.advice import CaseStanding
from zhicheng_web.portal.applicant.identity_views import list_personal_data_views
from zhicheng_web.portal.applicant.pages.review import may_ask_review
from zhicheng_web.portal.applicant.pages.tasks import list_case_facts
from zhicheng_web.portal.applicant.parts import COMMITMENT
from zhicheng_web.portal.applicant.rendering import redirect_browser, render_applicant_page
from zhicheng_web.portal.applicant.step_page import (
    EDIT_STEPS,
    Outcome,
    attempt_applicant_action,
    find_open_step,
    must_choose_employer,
)
from zhicheng_web.portal.shared import inbox_page
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, find_case_or_404, read_action_arguments
from zhicheng_web.portal.shared.words.choices import list_record_choices
from zhicheng_web.portal.shared.words.person_changes import describe_earlier_title

MAX_SEARCH_HITS = 8
MAX_VIEWS = 400


@entry(Role.APPLICANT)
def show_applicant_home(request: OfficeRequest) -> HttpResponse:
    """The person's case under way, or how to begin one; the cases that are over."""
    own_cases = list(queries.list_visible_cases(request.actor).order_by("-pk"))
    rows = [(case, case.about) for case in own_cases]
    active = next((row for row in rows if row[1].active), None)
    past = [row for row in rows if not row[1].active]
    context: dict[str, Any] = {
        "active": active,
        "past_cases": past,
        "earlier_titles": [describe_earlier_title(one) for one in list_titles_of_account(request.user.pk or 0)],
        "barred": None if active else find_bar_in_force(request),
        "to_prepare": list_papers_to_prepare(find_current_policy()),
    }
    if active:
        case, about = active
        context |= {
            "facts": list_case_facts(CaseStanding(case, clock.today())),
            "mine": find_open_step(case, (*EDIT_STEPS, "choose_employer")) is not None,
            "lead": standing_words.find_lead_sentence(case, None, clock.today()),
        }
    return render_applicant_page(request, "home", context)


def list_titles_of_account(account_id: int) -> list[EarlierTitle]:
    """What whoever has signed in obtained before this system."""
    person = people.find_person_of_account(account_id)
    return list_earlier_titles(person) if person else []


def list_papers_to_prepare(policy: Policy) -> list[str]:
    """What people of this city have at hand when they begin, and from where, beside what everybody has."""
    asked = {one.key for one in policy.materials}
    records = "或".join(words for _, words in list_record_choices(policy))
    lines = (
        ("insurance_record", "社会保险缴费证明，可以在网上下载"),
        (COMMITMENT, restate_city("在“信用中国（云南昆明）”网站打印、签名的承诺书", policy)),
    )
    return [f"{records}，向单位人事要", *(line for key, line in lines if key in asked)]


@entry(Role.APPLICANT)
def show_start_page(request: OfficeRequest) -> HttpResponse:
    """Choose the employer and begin."""
    last = queries.find_latest_case(request.actor.person_id or 0)
    if request.method == "GET" and last and last.about.active:
        return redirect_browser(request, reverse("applicant-tasks", args=[last.public_id]))
    wrong, former_id = "", request.POST.get("former")
    outcome: Outcome[Case] = NOT_ATTEMPTED
    if request.method == "POST":
        employer, agency, wrong = read_chosen_employer(request)
        former = last if last and former_id == str(last.public_id) else None
        person = people.find_person_of_account(request.user.pk or 0)
        if person is not None and employer is not None and not wrong:
            by, key = request.actor, read_idempotency_key(request)
            outcome = attempt_applicant_action(
                lambda: start(person, employer, agency=agency, former=former, by=by, at=clock.now(), key=key)
            )
            if outcome.result is not None:
                return redirect_browser(request, reverse("applicant-tasks", args=[outcome.result.public_id]))
    context = {"outcome": outcome, "wrong": wrong} | list_employer_options(request)
    context |= {"barred": find_bar_in_force(request), "reviews": last if last and may_ask_review(last) else None}
    context |= {"former": last if last and last.facts else None, "copied": request.method == "GET" or former_id}
    return render_applicant_page(request, "start", context, status=outcome.status if request.method == "POST" else 200)


@entry(Role.APPLICANT, of="case")
def show_employer_choice(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Go on with the employer of today: after leaving, or where the draft names the wrong one."""
    own_case = find_case_or_404(request, case)
    if find_open_step(own_case, ("choose_employer",)) is None:
        return redirect_browser(request, reverse("applicant-tasks", args=[case]))
    wrong = ""
    outcome: Outcome[Case] = NOT_ATTEMPTED
    if request.method == "POST":
        new, agency, wrong = read_chosen_employer(request)
        if new is not None and not wrong:
            outcome = attempt_applicant_action(
                lambda: choose_employer(own_case, new, agency=agency, **read_action_arguments(request))
            )
            if outcome.done:
                return redirect_browser(request, reverse("applicant-tasks", args=[case]))
    context = {
        "case": own_case,
        "outcome": outcome,
        "wrong": wrong,
        "chooses_employer": must_choose_employer(own_case),
    } | list_employer_options(request, own_case)
    return render_applicant_page(
        request, "employer", context, status=outcome.status if request.method == "POST" else 200
    )


def find_bar_in_force(request: OfficeRequest) -> date | None:
    """Until when nothing can be submitted, where a title was revoked; None: it can."""
    until = titles_held.find_bar_end(request.actor.person_id or 0)
    return until if until and until > clock.today() else None


def read_chosen_employer(request: OfficeRequest) -> tuple[Organisation | None, Organisation | None, str]:
    """The employer and the agency that a form names, and what is missing."""
    employer = search.find_organisation_of_kind(request.POST.get("employer", ""))
    agency_id = request.POST.get("agency", "")
    agency = search.find_organisation_of_kind(agency_id, "agency") if agency_id else None
    wrong = "" if employer else "请先查找并选择您现在工作的单位"
    return employer, agency, wrong or ("" if agency or not agency_id else "请从列出的派遣公司中选择")


def list_employer_options(request: OfficeRequest, case: Case | None = None) -> dict[str, Any]:
    """The employers to choose from: those that have invited this person, and those found by a name; of a case first the one
    that it names, but not unasked where that one says they have left.
    """
    roles = people.list_memberships_on(request.actor.person_id or 0, clock.today())
    own = [one.organisation for one in roles if one.organisation.kind == "employer"]
    if case:
        own = [one for one in own if one != case.employer]
    if case and not must_choose_employer(case):
        own = [case.employer, *own]
    text = (request.POST.get("q") or request.GET.get("q") or "").strip()
    hits = [one for one in search.search_employers(text)[: MAX_SEARCH_HITS + 1] if one not in own]
    return {
        "q": text,
        "own": own,
        "hits": hits[:MAX_SEARCH_HITS],
        "nothing": "" if hits else describe_empty_search(text, own, has_searched="q" in request.GET),
        "more": len(hits) > MAX_SEARCH_HITS,
        "agencies": list(search.list_agencies()),
        "form_values": request.POST or read_named_employer(case),
    }


def read_named_employer(case: Case | None) -> dict[str, str]:
    """The employer and agency of a draft as the fields of the form; {} where another has to be chosen."""
    if case is None or must_choose_employer(case):
        return {}
    return {"employer": str(case.employer.public_id), "agency": str(case.agency.public_id) if case.agency else ""}


def describe_empty_search(text: str, own: Sequence[Organisation], *, has_searched: bool) -> str:
    """The sentence for a person who has looked for an employer and sees no more than before."""
    if has_searched and len(text) < search.MIN_QUERY_LENGTH:
        return f"请输入单位名称中的{search.MIN_QUERY_LENGTH}个字以上，再查找。"
    if not text or any(text in one.name or text.upper() == one.uscc for one in own):
        return ""
    return f"没有找到“{text}”。请核对名称；单位还没有登记的，请单位人事在首页“登记单位”。"


@entry(Role.APPLICANT)
def show_applicant_messages(request: OfficeRequest) -> HttpResponse:
    """The applicant's messages, the newest first; shown, they count as read."""
    return inbox_page.render_messages_page(
        request, True, lambda rows: render_applicant_page(request, "messages", rows, here="applicant-messages")
    )


@entry(Role.APPLICANT)
def show_identity_views(request: OfficeRequest) -> HttpResponse:
    """Who has seen my ID number and my papers."""
    names = {one.key: one.name for one in find_current_policy().materials}
    views = list_personal_data_views(list(list_views_of(request.actor.person_id or 0)[:MAX_VIEWS]), names)
    count = len(views.identity) + len(views.papers)
    return render_applicant_page(request, "seen", {"views": views, "count": count}, here="applicant-seen")
