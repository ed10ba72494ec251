"""Check your answers: everything on one page beside the engine's advice, then submit; the confirmation."""

from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng import codes
from zhicheng.numbers.number_state import LOCKED, NumberState
from zhicheng.procedure.states import Role
from zhicheng.words import labels
from zhicheng.words.fact_lines import find_label, find_series_name
from zhicheng.words.facts import FACT_FIELD_NAMES, FACT_PART_NAMES
from zhicheng.words.printed_fields import PRINTED_FIELDS, PRINTED_PART_NAMES
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read import timeline
from zhicheng_web.cases.read.id_number import mask_case_number
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.applicant.advice import CaseStanding
from zhicheng_web.portal.applicant.pages.tasks import find_last_reachable_start, is_without_window
from zhicheng_web.portal.applicant.parts import LIST_PARTS, TASK_BY_SLUG, ListPart, name_case
from zhicheng_web.portal.applicant.rendering import (
    redirect_browser,
    render_applicant_page,
)
from zhicheng_web.portal.applicant.standing_words import find_last_day
from zhicheng_web.portal.applicant.step_page import Outcome, attempt_applicant_action, find_open_step
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, find_case_or_404, read_action_arguments
from zhicheng_web.portal.shared.words.major_relation import describe_relation

TRUTH_REMINDER = "请勾选：我填写的内容和上传的材料真实、完整"
VISIBLE_PHONE_DIGITS = 3, 4


class SummaryLine(NamedTuple):
    """A line of the summary; `change` is the task where it can be changed, "" where it may not."""

    label: str
    lines: tuple[str, ...]
    change: str


class SummaryGroup(NamedTuple):
    """Some answers under a heading."""

    title: str
    answers: list[SummaryLine]


@entry(Role.APPLICANT, of="case")
def show_check_page(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Everything once more; POST submits the case to the employer."""
    own_case = find_case_or_404(request, case)
    if find_open_step(own_case, ("submit",)) is None and request.method == "GET":
        return redirect_browser(request, reverse("applicant-tasks", args=[case]))
    wrong = ""
    outcome: Outcome[Case] = NOT_ATTEMPTED
    if request.method == "POST":
        wrong = "" if request.POST.get("true") else TRUTH_REMINDER
        outcome = (
            outcome if wrong else attempt_applicant_action(lambda: submit(own_case, **read_action_arguments(request)))
        )
        if outcome.done:
            return redirect_browser(request, reverse("applicant-submitted", args=[case]))
    standing = CaseStanding(own_case, clock.today())
    context = {
        "case": own_case,
        "standing": standing,
        "groups": [*list_stated_groups(standing), summarise_papers(standing)],
        "outcome": outcome,
        "wrong": wrong,
        "tally": standing.tally,
        "waiting": [one for one in standing.rows() if one.state not in ("done", "closed")],
        "latest": find_last_reachable_start(standing),
        "is_without_window": is_without_window(standing),
        "at": clock.now(),
    }
    return render_applicant_page(request, "check", context, status=outcome.status if request.method == "POST" else 200)


def list_stated_groups(standing: CaseStanding) -> list[SummaryGroup]:
    """What was filled in, in the order of the task list."""
    parts = [
        SummaryGroup(
            TASK_BY_SLUG[slug].title,
            [summarise_list_part(standing, part) for part in LIST_PARTS if part.task == slug],
        )
        for slug in ("education", "held", "work", "insurance")
    ]
    printed = [summarise_printed_part(standing, key) for key in PRINTED_PART_NAMES]
    return [summarise_person(standing), *parts, *printed, summarise_target(standing)]


def summarise_printed_part(standing: CaseStanding, key: str) -> SummaryGroup:
    """The fields of a part that is printed and not judged."""
    stated, change = standing.case.facts.get(key) or {}, key if standing.may_change(key) else ""
    rows = [(one.name, stated.get(one.key)) for one in PRINTED_FIELDS if one.part == key]
    lines = [SummaryLine(name, tuple(str(text or "没有填写").splitlines()), change) for name, text in rows]
    return SummaryGroup(PRINTED_PART_NAMES[key], lines)


def summarise_list_part(standing: CaseStanding, part: ListPart) -> SummaryLine:
    """The items of a list."""
    items = standing.case.facts.get(part.key)
    lines = tuple(part.line(item, standing.around) for item in items or ())
    nothing = "没有" if items is not None else "还没有填写"
    return SummaryLine(part.title, lines or (nothing,), part.task if standing.may_change(part.key) else "")


def summarise_person(standing: CaseStanding) -> SummaryGroup:
    """The person: the number masked."""
    particulars, applicant_facts = standing.case.particulars, standing.case.facts.get("applicant") or {}
    change = "identity" if standing.may_change("applicant") else ""
    rows = (
        ("姓名", particulars.name),
        ("证件号码", mask_case_number(standing.case) or "还没有填写"),
        ("手机号码", mask_phone(particulars.phone) or "还没有填写"),
        (
            FACT_FIELD_NAMES["applicant.status"],
            find_label(codes.STATUSES, labels.STATUS_LABELS, applicant_facts.get("status")),
        ),
        (
            FACT_FIELD_NAMES["applicant.annual_review"],
            find_label(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS, applicant_facts.get("annual_review")),
        ),
    )
    fixed = "证件号码" if NumberState(standing.case.person.number_state) in LOCKED else ""  # put right by a correction
    answers = [SummaryLine(label, (value,), "" if label == fixed else change) for label, value in rows]
    units = [SummaryLine("工作单位", (particulars.employer.name,), "")]
    return SummaryGroup(
        TASK_BY_SLUG["identity"].title,
        [*answers, *units, *([SummaryLine("派遣公司", (particulars.agency.name,), "")] if particulars.agency else [])],
    )


def mask_phone(phone: str) -> str:
    """A telephone of which only the first three and the last four digits are shown: 138****2046."""
    first, last = VISIBLE_PHONE_DIGITS
    return f"{phone[:first]}****{phone[-last:]}" if len(phone) > first + last else phone


def summarise_target(standing: CaseStanding) -> SummaryGroup:
    """What is applied for: series, specialty, level, and how far the major is related."""
    target_facts = standing.case.facts.get("target") or {}
    change = "target" if standing.may_change("target") else ""
    rows = (
        (FACT_FIELD_NAMES["target.series"], find_series_name(target_facts.get("series"), name_case(standing.around))),
        (FACT_FIELD_NAMES["target.specialty"], target_facts.get("specialty") or "还没有填写"),
        (FACT_FIELD_NAMES["target.level"], find_label(codes.LEVELS, labels.LEVEL_LABELS, target_facts.get("level"))),
        (
            FACT_FIELD_NAMES["target.major_relation"],
            find_label(codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS, target_facts.get("major_relation")),
        ),
    )
    lines = [SummaryLine(label, (value,), change) for label, value in rows]
    judged = describe_relation(standing.case, engine_input.find_assessment_in_force(standing.case))
    return SummaryGroup(
        FACT_PART_NAMES["target"], [*lines, *(SummaryLine(one.name, tuple(one.lines), "") for one in judged)]
    )


def summarise_papers(standing: CaseStanding) -> SummaryGroup:
    """The papers, a line for each kind that is needed or was uploaded: how many files, how many pages."""
    rows = []
    for one in standing.papers:
        pages = sum(file.pages for file in one.files)
        slug = "commitment" if one.material.key == "commitment_letter" else "papers"
        change = slug if standing.may_change(one.material.key) else ""
        rows.append(
            SummaryLine(one.material.name, (f"{len(one.files)}份，共{pages}页" if one.files else "还没有上传",), change)
        )
    return SummaryGroup("材料", rows)


@entry(Role.APPLICANT, of="case")
def show_submitted_page(request: OfficeRequest, case: UUID) -> HttpResponse:
    """After submitting: the number, who is next, by when. Survives a reload."""
    own_case = find_case_or_404(request, case)
    if not any(step.entry.event == "submit" for step in timeline.build_timeline(own_case)):
        return redirect_browser(request, reverse("applicant-tasks", args=[case]))
    return render_applicant_page(
        request,
        "submitted",
        {
            "case": own_case,
            "number": own_case.case_number,
            "about": own_case.about,
            "until": find_last_day(own_case, clock.today()),
        },
    )
