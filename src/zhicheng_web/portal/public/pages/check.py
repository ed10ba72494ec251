"""The public check: facts typed or pasted are judged by the engine, and the answer is a page. Nothing is stored."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng.eligibility.check import check as judge
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.policy.source import PolicyError
from zhicheng.words.papers import list_papers_of_branches
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.portal.public.pasted_case import PasteForm
from zhicheng_web.portal.public.short_check import ShortForm
from zhicheng_web.portal.public.worked_cases import load_worked_cases
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.words.engine_answer import EngineAnswer

FIELDS_WITHOUT_FACTS = ("csrfmiddlewaretoken", "edit")


@entry(ANYBODY)
def show_public_check(request: HttpRequest) -> HttpResponse:
    """Ask, or judge. `edit` comes back from an answer to the questions, with what was typed."""
    if request.method != "POST":
        return render_questions(request, build_blank_form(), PasteForm())
    if "pasted" in request.POST:
        return judge_pasted_case(request, PasteForm(request.POST))
    return judge_short_form(request, ShortForm(request.POST, **build_form_options()))


@entry(ANYBODY)
def show_check_example(request: HttpRequest) -> HttpResponse:
    """A worked case of the policy to try with."""
    case = load_worked_cases(find_current_policy().id)[0]
    text = json.dumps(case.facts, ensure_ascii=False, indent=1)
    return render_questions(request, build_blank_form(), PasteForm(initial={"pasted": text}), is_paste_open=True)


def build_form_options() -> dict[str, Any]:
    """What the questions depend on."""
    return {"policy": find_current_policy(), "today": clock.today()}


def build_blank_form() -> ShortForm:
    """The questions of the short form before anything is answered; choices are those of today's policy."""
    return ShortForm(**build_form_options())


def judge_short_form(request: HttpRequest, form: ShortForm) -> HttpResponse:
    """Judge what the short form says; the questions again, with what is missing, where it is not valid."""
    if "edit" in request.POST:
        return render_questions(request, form.without_errors(), PasteForm())
    if not form.is_valid():
        return render_questions(request, form, PasteForm(), status=422)
    return render_check_answer(request, form, form.case(clock.today())) or render_questions(
        request, form, PasteForm(), status=422
    )


def judge_pasted_case(request: HttpRequest, form: PasteForm) -> HttpResponse:
    """Judge a case that was pasted as JSON; the field again, with what is wrong, where it cannot be read."""
    if "edit" in request.POST:
        return render_questions(
            request, build_blank_form(), PasteForm(initial={"pasted": request.POST["pasted"]}), is_paste_open=True
        )
    answer = render_check_answer(request, form, form.cleaned_data["pasted"]) if form.is_valid() else None
    return answer or render_questions(request, build_blank_form(), form, is_paste_open=True, status=422)


def render_check_answer(request: HttpRequest, form: Form, case: Mapping[str, Any]) -> HttpResponse | None:
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
    engine_answer = EngineAnswer(answer, date.fromisoformat(case["filing_date"]), case.get("employer"))
    again = [
        (name, value) for name, values in request.POST.lists() for value in values if name not in FIELDS_WITHOUT_FACTS
    ]
    unasked = [] if "pasted" in form.fields else list_papers_of_branches(engine_answer.policy)
    context = {"judged": engine_answer, "employers_papers": [*engine_answer.employers_papers, *unasked], "again": again}
    return render(request, "public/result.html", context)


def render_questions(
    request: HttpRequest, short: ShortForm, paste: PasteForm, is_paste_open: bool = False, status: int = 200
) -> HttpResponse:
    """The page with both forms; the status says whether one was refused."""
    context = {"short": short, "paste": paste, "is_paste_open": is_paste_open, "form": paste if paste.errors else short}
    return render(request, "public/check.html", context, status=status)
