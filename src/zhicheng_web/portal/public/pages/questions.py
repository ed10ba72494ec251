"""The self-check, one question a page: asked only while an answer can change the result. Nothing is stored.

The answers travel in the form (`carried_answers`). Without JavaScript, account or session: a page is made of what was sent.
"""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.eligibility.questions.answered_case import Answers, build_answered_case
from zhicheng.eligibility.questions.judged_answers import judge_answers
from zhicheng.eligibility.questions.next_question import find_next_question
from zhicheng.eligibility.questions.question_table import MOST_QUESTIONS, QUESTIONS_BY_KEY
from zhicheng.policy.model import Policy
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.portal.public.carried_answers import (
    drop_closed_answers,
    list_answered_questions,
    read_carried_answers,
    write_carried_answers,
)
from zhicheng_web.portal.public.earlier_days import list_earlier_days
from zhicheng_web.portal.public.question_form import QuestionForm
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.words.engine_answer import EngineAnswer


@entry(ANYBODY)
def ask_next_question(request: HttpRequest) -> HttpResponse:
    """Ask the next question, go back to one (`change`), or give the answer where no question can change it any more."""
    policy, today = find_current_policy(), clock.today()
    answers = read_carried_answers(request.POST, policy, today)
    changed = QUESTIONS_BY_KEY.get(request.POST.get("change", ""))
    if changed:
        return render_question(request, QuestionForm(changed, policy, today, known=answers), answers)
    question = QUESTIONS_BY_KEY.get(request.POST.get("question", ""))
    if question is None:
        return render_next_page(request, answers, policy, today)
    form = QuestionForm(question, policy, today, request.POST, answers)
    if not form.is_valid():
        return render_question(request, form, answers, status=422)
    try:
        return render_next_page(request, drop_closed_answers({**answers, **form.list_answers()}, policy), policy, today)
    except InvalidCase as invalid:
        for problem in invalid.problems:
            form.add_error(None, problem.sentence)
        return render_question(request, form, answers, status=422)


def render_next_page(request: HttpRequest, answers: Answers, policy: Policy, today: date) -> HttpResponse:
    """The next question, or the answer. Raises InvalidCase where the answers contradict each other."""
    question = find_next_question(answers, policy, today.isoformat())
    if question:
        return render_question(request, QuestionForm(question, policy, today), answers)
    calendar = load_current_calendar()
    answer = judge_answers(answers, policy, today.isoformat(), calendar)
    judged = EngineAnswer(answer, today, build_answered_case(answers, policy, today.isoformat())["employer"])
    context = {
        "judged": judged,
        "employers_papers": judged.employers_papers,
        "earlier_days": list_earlier_days(answers, policy, today.isoformat(), calendar),
        "answered": list_answered_questions(answers, policy),
        "carried": write_carried_answers(answers),
    }
    return render(request, "public/questions_result.html", context)


def render_question(request: HttpRequest, form: QuestionForm, answers: Answers, status: int = 200) -> HttpResponse:
    """The page of one question, with what was answered before."""
    answered = list_answered_questions(answers, find_current_policy())
    keys = [one.key for one in answered]
    place = keys.index(form.question.key) if form.question.key in keys else len(keys)
    context = {
        "form": form,
        "question": form.question,
        "number": place + 1,
        "most": MOST_QUESTIONS,
        "previous": keys[place - 1] if place else None,
        "answered": answered,
        "carried": write_carried_answers(answers),
    }
    return render(request, "public/question.html", context, status=status)
