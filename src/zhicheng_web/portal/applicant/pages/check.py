"""Check your answers: everything on one page beside the engine's opinion, then submit; the confirmation."""

from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng import codes
from zhicheng.eligibility.words import labels
from zhicheng.procedure.states import STATES, Role, State
from zhicheng_web import clock
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.read import timeline
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.people.queries import masked_number
from zhicheng_web.portal.applicant.advice import Standing
from zhicheng_web.portal.applicant.pages.tasks import latest, shut
from zhicheng_web.portal.applicant.parts import LISTS, TASK, series_name, word
from zhicheng_web.portal.applicant.rendering import go, number_of, show
from zhicheng_web.portal.applicant.standing_words import until
from zhicheng_web.portal.applicant.step_page import Outcome, attempt, step_of
from zhicheng_web.portal.shared.steps.take_step import found, given

PROMISE = "请勾选：我填写的内容和上传的材料真实、完整"
SHOWN_OF_PHONE = 3, 4


class Answer(NamedTuple):
    """A line of the summary; `change` is the task where it can be changed, "" where it may not."""

    label: str
    lines: tuple[str, ...]
    change: str


class Group(NamedTuple):
    """Some answers under a heading."""

    title: str
    answers: list[Answer]


@entry(Role.APPLICANT, of="case")
def check(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Everything once more; POST hands the case to the employer."""
    mine = found(request, case)
    if step_of(mine, ("submit",)) is None and request.method == "GET":
        return go(request, reverse("applicant-tasks", args=[case]))
    outcome, wrong = Outcome(), ""
    if request.method == "POST":
        wrong = "" if request.POST.get("true") else PROMISE
        outcome = outcome if wrong else attempt(lambda: submit(mine, **given(request)))
        if outcome.done:
            return go(request, reverse("applicant-submitted", args=[case]))
    standing = Standing(mine, clock.today())
    context = {
        "case": mine,
        "standing": standing,
        "groups": [*said(standing), papers(standing)],
        "outcome": outcome,
        "wrong": wrong,
        "tally": standing.tally,
        "waiting": [one for one in standing.rows() if one.state not in ("done", "closed")],
        "latest": latest(standing),
        "shut": shut(standing),
        "at": clock.now(),
    }
    return show(request, "check", context, status=outcome.status if request.method == "POST" else 200)


def said(standing: Standing) -> list[Group]:
    """What was filled in, in the order of the task list."""
    parts = [
        Group(
            TASK[slug].title,
            [answer(standing, part) for part in LISTS if part.task == slug],
        )
        for slug in ("education", "held", "work", "insurance")
    ]
    return [who(standing), *parts, target(standing)]


def answer(standing: Standing, part: Any) -> Answer:
    """The items of a list."""
    said = standing.case.facts.get(part.key)
    lines = tuple(part.line(item, standing.around) for item in said or ())
    nothing = "没有" if said is not None else "还没有填写"
    return Answer(part.title, lines or (nothing,), part.task if standing.may_change(part.key) else "")


def who(standing: Standing) -> Group:
    """The person: the number masked."""
    person, said = standing.case.person, standing.case.facts.get("applicant") or {}
    change = "identity" if standing.may_change("applicant") else ""
    rows = (
        ("姓名", person.name),
        ("证件号码", masked_number(person) or "还没有填写"),
        ("手机号码", masked_phone(person.phone) or "还没有填写"),
        ("现在的身份", word(codes.STATUSES, labels.STATUS_LABELS, said.get("status"))),
        ("上年度考核", word(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS, said.get("annual_review"))),
    )
    fixed = "证件号码" if person.id_index is not None else ""  # a number that was stated is put right by the unit's HR
    answers = [Answer(label, (value,), "" if label == fixed else change) for label, value in rows]
    agency = standing.case.agency
    units = [Answer("工作单位", (standing.case.employer.name,), "")]
    return Group(
        TASK["identity"].title, [*answers, *units, *([Answer("派遣公司", (agency.name,), "")] if agency else [])]
    )


def masked_phone(phone: str) -> str:
    """138****2046."""
    first, last = SHOWN_OF_PHONE
    return f"{phone[:first]}****{phone[-last:]}" if len(phone) > first + last else phone


def target(standing: Standing) -> Group:
    """What is applied for."""
    said = standing.case.facts.get("target") or {}
    change = "target" if standing.may_change("target") else ""
    rows = (
        ("系列", series_name(said.get("series"), standing.around)),
        ("专业", said.get("specialty") or "还没有填写"),
        ("级别", word(codes.LEVELS, labels.LEVEL_LABELS, said.get("level"))),
        ("所学专业与岗位", word(codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS, said.get("major_relation"))),
    )
    return Group("申报什么", [Answer(label, (value,), change) for label, value in rows])


def papers(standing: Standing) -> Group:
    """What was uploaded."""
    rows = []
    for one in standing.papers:
        pages = sum(file.pages for file in one.files)
        slug = "commitment" if one.material.key == "commitment_letter" else "papers"
        change = slug if standing.may_change(one.material.key) else ""
        rows.append(
            Answer(one.material.name, (f"{len(one.files)}份，共{pages}页" if one.files else "还没有上传",), change)
        )
    return Group("材料", rows)


@entry(Role.APPLICANT, of="case")
def submitted(request: OfficeRequest, case: UUID) -> HttpResponse:
    """After submitting: the number, who is next, by when. Survives a reload."""
    mine = found(request, case)
    if not any(step.entry.event == "submit" for step in timeline.build_timeline(mine)):
        return go(request, reverse("applicant-tasks", args=[case]))
    return show(
        request,
        "submitted",
        {
            "case": mine,
            "number": number_of(mine),
            "about": STATES[State(mine.state)],
            "until": until(mine, clock.today()),
        },
    )
