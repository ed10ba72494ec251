"""The public check: facts typed or pasted are judged by the engine, and the answer is a page. Nothing is kept."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng.eligibility.check import check as judge
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.policy.source import PolicyError
from zhicheng_web import clock
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.entry import ANYBODY, entry
from zhicheng_web.portal.public.pasted_case import PasteForm
from zhicheng_web.portal.public.short_check import ShortForm
from zhicheng_web.portal.public.worked_cases import worked
from zhicheng_web.portal.shared.calendar.filing_season import policy_of
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.words.engine_answer import Judged

NOT_A_FACT = ("csrfmiddlewaretoken", "edit")


@entry(ANYBODY)
def check(request: HttpRequest) -> HttpResponse:
    """Ask, or judge. `edit` comes back from an answer to the questions, with what was typed."""
    if request.method != "POST":
        return ask(request, blank(), PasteForm())
    if "pasted" in request.POST:
        return pasted(request, PasteForm(request.POST))
    return typed(request, ShortForm(request.POST, **of_today()))


@entry(ANYBODY)
def example(request: HttpRequest) -> HttpResponse:
    """A worked case of the policy to try with."""
    case = worked(policy_of(clock.today()).id)[0]
    text = json.dumps(case.facts, ensure_ascii=False, indent=1)
    return ask(request, blank(), PasteForm(initial={"pasted": text}), opened=True)


def of_today() -> dict[str, Any]:
    """What the questions depend on."""
    return {"policy": policy_of(clock.today()), "today": clock.today()}


def blank() -> ShortForm:
    """The questions, unanswered."""
    return ShortForm(**of_today())


def typed(request: HttpRequest, form: ShortForm) -> HttpResponse:
    """Judge the short form."""
    if "edit" in request.POST:
        return ask(request, form.unfaulted(), PasteForm())
    if not form.is_valid():
        return ask(request, form, PasteForm(), status=422)
    return answered(request, form, form.case(clock.today())) or ask(request, form, PasteForm(), status=422)


def pasted(request: HttpRequest, form: PasteForm) -> HttpResponse:
    """Judge what was pasted."""
    if "edit" in request.POST:
        return ask(request, blank(), PasteForm(initial={"pasted": request.POST["pasted"]}), opened=True)
    answer = answered(request, form, form.cleaned_data["pasted"]) if form.is_valid() else None
    return answer or ask(request, blank(), form, opened=True, status=422)


def answered(request: HttpRequest, form: Form, case: Mapping[str, Any]) -> HttpResponse | None:
    """The page of the answer; None: the engine cannot read the case, and the form says why."""
    try:
        answer = judge(case, calendar=load_current_calendar())
    except InvalidCase as invalid:
        field = "pasted" if "pasted" in form.fields else None
        for problem in invalid.problems:
            form.add_error(field, f"{problem.path}：{problem.sentence.rstrip('。')}" if field else problem.sentence)
        return None
    except PolicyError as error:
        form.add_error(None, str(error))
        return None
    judged = Judged(answer, date.fromisoformat(case["filing_date"]))
    again = [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_A_FACT]
    return render(request, "public/result.html", {"judged": judged, "again": again})


def ask(
    request: HttpRequest, short: ShortForm, paste: PasteForm, opened: bool = False, status: int = 200
) -> HttpResponse:
    """The questions."""
    context = {"short": short, "paste": paste, "opened": opened, "form": paste if paste.errors else short}
    return render(request, "public/check.html", context, status=status)
