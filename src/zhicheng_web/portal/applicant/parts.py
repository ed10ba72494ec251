"""The parts of an application: what each is called, where it stands in the facts, how a line of it reads.

The task list, the pages of lists and the page of answers are made from this table.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from zhicheng import codes
from zhicheng.eligibility.words import labels
from zhicheng.policy.model import Policy
from zhicheng_web.cases.papers.required import is_applicants
from zhicheng_web.cases.refusals.return_reasons import RecordedFault, list_opened_keys
from zhicheng_web.portal.applicant import forms
from zhicheng_web.portal.applicant.forms import CaseContext, FactForm
from zhicheng_web.portal.shared.words.stated_facts import format_iso_day, join_words

Json = Mapping[str, Any]
NOT_SURE = "不清楚"


class ListPart(NamedTuple):
    """A list of the facts: `key` there, `slug` in addresses, `task` the task that it belongs to."""

    key: str
    slug: str
    task: str
    title: str
    add: str
    none: str
    form: type[FactForm]
    line: Callable[[Json, CaseContext], str]


class Task(NamedTuple):
    """One line of the task list. `keys`: the places of the facts that it fills; `clause`: why it is asked."""

    slug: str
    title: str
    group: str
    keys: tuple[str, ...]
    clause: str
    hint: str = ""


def find_label_or_unsure(keys: Sequence[str], label_words: Sequence[str], value: str | None) -> str:
    """What people call a word of an enumeration."""
    return label_words[keys.index(value)] if value in keys and value else NOT_SURE


def format_education_line(item: Json, around: CaseContext) -> str:
    """A diploma or degree in one line."""
    level = find_label_or_unsure(codes.EDUCATIONS, labels.EDUCATION_LABELS, item.get("level"))
    diploma, degree = format_iso_day(item.get("diploma_date")), format_iso_day(item.get("degree_date"))
    return join_words(level, diploma and f"毕业证{diploma}", degree and f"学位证{degree}")


def format_skill_line(item: Json, around: CaseContext) -> str:
    """A certificate of skill in one line."""
    return join_words(
        find_label_or_unsure(codes.SKILLS, labels.SKILL_LABELS, item.get("level")), format_iso_day(item.get("date"))
    )


def format_title_line(item: Json, around: CaseContext) -> str:
    """A title in one line."""
    level = find_label_or_unsure(codes.LEVELS, labels.LEVEL_LABELS, item.get("level"))
    return join_words(find_series_name(item.get("series"), around), level, format_iso_day(item.get("date")))


def format_licence_line(item: Json, around: CaseContext) -> str:
    """A licence in one line."""
    named = {one.licence: one.licence_name for one in around.policy.series.values() if one.licence}
    return join_words(named.get(item.get("kind") or "") or NOT_SURE, format_iso_day(item.get("date")))


def format_work_line(item: Json, around: CaseContext) -> str:
    """A spell of work in one line."""
    start, end = format_iso_day(item.get("start")), format_iso_day(item.get("end")) or "今"
    nature = find_label_or_unsure(codes.WORKS, labels.WORK_LABELS, item.get("work"))
    return join_words(f"{start}至{end}" if start else "", format_unit_name(item.get("employer"), around), nature)


def format_insurance_line(item: Json, around: CaseContext) -> str:
    """Months of insurance in one line."""
    first, last = format_iso_day(item.get("from")), format_iso_day(item.get("to"))
    paid = format_unit_name(item.get("payer"), around)
    return join_words(
        f"{first}至{last}" if first and last else "", f"缴费单位：{paid}", "有补缴" if item.get("late") else ""
    )


def format_unit_name(code: str | None, around: CaseContext) -> str:
    """A unit as the applicant sees it."""
    known = {around.employer: around.employer_name or "申报单位", around.agency: around.agency_name or "派遣公司"}
    return known.get(code, f"其他单位（{code}）") if code else NOT_SURE


def find_series_name(key: str | None, around: CaseContext) -> str:
    """A series by its name."""
    found = around.policy.series.get(key) if key else None
    return found.full_name if found else NOT_SURE


LIST_PARTS = (
    ListPart(
        "educations",
        "education",
        "education",
        "学历和学位",
        "添加学历",
        "没有学历",
        forms.EducationForm,
        format_education_line,
    ),
    ListPart(
        "employment", "work", "work", "工作经历", "添加一段工作", "没有工作经历", forms.WorkForm, format_work_line
    ),
    ListPart(
        "insurance",
        "insurance",
        "insurance",
        "社会保险",
        "添加一段缴费",
        "没有缴费",
        forms.InsuranceForm,
        format_insurance_line,
    ),
    ListPart("titles", "title", "held", "现有职称", "添加职称", "没有职称", forms.TitleForm, format_title_line),
    ListPart("skills", "skill", "held", "技能等级", "添加技能等级", "没有技能等级", forms.SkillForm, format_skill_line),
    ListPart(
        "licences",
        "licence",
        "held",
        "从业准入资格证",
        "添加证书",
        "没有从业准入资格证",
        forms.LicenceForm,
        format_licence_line,
    ),
)
PART_BY_SLUG = {part.slug: part for part in LIST_PARTS}
PART_BY_KEY = {part.key: part for part in LIST_PARTS}

TASKS = (
    Task("identity", "基本信息", "您的情况", ("applicant",), "一（一）"),
    Task(
        "education",
        "学历和学位",
        "您的情况",
        ("educations",),
        "二（一）",
        "按毕业证、学位证上的日期填写，两个日期取早的一个计算。",
    ),
    Task(
        "held",
        "现有职称、技能等级和执业证",
        "您的情况",
        ("titles", "skills", "licences"),
        "二（二）",
        "没有的不用添加，直接按最下面的按钮。",
    ),
    Task(
        "work",
        "工作经历",
        "工作和社保",
        ("employment",),
        "二（四）",
        "从事专业工作的时间从这里计算，以登记表或聘用通知书为准。",
    ),
    Task(
        "insurance",
        "社会保险",
        "工作和社保",
        ("insurance",),
        "二（二）",
        "按社保缴费证明填写。同一单位连续缴费的月份写成一段。",
    ),
    Task("target", "系列、专业和级别", "申报什么", ("target",), "一（三）"),
    Task("papers", "上传材料", "材料", (), "三（一）"),
    Task("commitment", "职称申报承诺书", "材料", (), "三（一）"),
)
TASK_BY_SLUG = {task.slug: task for task in TASKS}
COMMITMENT = "commitment_letter"
"""The paper that has a task of its own (三（一）)."""


def find_task_of_place(place: str) -> str:
    """The task in which a place of the facts is filled, or a kind of paper is uploaded."""
    top = place.split(".")[0].split("[")[0]
    found = next((task.slug for task in TASKS if top in task.keys), None)
    return found or ("commitment" if top == COMMITMENT else "papers")


def find_tasks_of_fault(fault: RecordedFault, policy: Policy) -> set[str]:
    """The tasks that answer a fault; none where the employer does."""
    return {find_task_of_place(place) for place in list_opened_keys(fault) if is_applicants(policy, place)}
