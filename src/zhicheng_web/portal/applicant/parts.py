"""The parts of an application: what each is called, where it stands in the facts, how a line of it reads.

The task list, the pages of lists and the page of answers are made from this table.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from zhicheng.policy.model import Policy
from zhicheng.words.fact_lines import FACT_PART_DESCRIBERS, CaseNames
from zhicheng.words.facts import FACT_PART_NAMES
from zhicheng.words.printed_fields import PRINTED_PART_NAMES
from zhicheng_web.cases.papers.required import is_applicants
from zhicheng_web.cases.refusals.return_reasons import RecordedFault, list_opened_keys
from zhicheng_web.portal.applicant import forms
from zhicheng_web.portal.applicant.forms import CaseContext, FactForm
from zhicheng_web.portal.shared.words.choices import WHICH_DATE_COUNTS, name_other_records

Json = Mapping[str, Any]


class ListPart(NamedTuple):
    """A list of the facts: `key` there, `slug` in addresses, `task` the task that it belongs to."""

    key: str
    slug: str
    task: str
    add: str
    none: str
    form: type[FactForm]

    @property
    def title(self) -> str:
        """What the list is called."""
        return FACT_PART_NAMES[self.key]

    def line(self, item: Json, around: CaseContext) -> str:
        """An item in one line."""
        return FACT_PART_DESCRIBERS[self.key](item, name_case(around))


def name_case(around: CaseContext) -> CaseNames:
    """How lines about a case call series, licences and units."""
    return CaseNames(around.policy, around.employer, around.agency, around.employer_name, around.agency_name)


class Task(NamedTuple):
    """One line of the task list. `keys`: the places of the facts that it fills; `clause`: why it is asked."""

    slug: str
    title: str
    group: str
    keys: tuple[str, ...]
    clause: str
    hint: str = ""


RECORDS_IN_HINT = "登记表或聘用通知书"


def find_task_hint(task: Task, policy: Policy) -> str:
    """What a task is explained with; with the records of service that the policy takes."""
    return task.hint.replace(RECORDS_IN_HINT, name_other_records(policy) or RECORDS_IN_HINT)


LIST_PARTS = (
    ListPart("educations", "education", "education", "添加学历", "没有学历学位", forms.EducationForm),
    ListPart("employment", "work", "work", "添加一段工作", "没有工作经历", forms.WorkForm),
    ListPart("insurance", "insurance", "insurance", "添加一段缴费", "没有缴费", forms.InsuranceForm),
    ListPart("titles", "title", "held", "添加职称", "没有职称", forms.TitleForm),
    ListPart("skills", "skill", "held", "添加技能等级", "没有技能等级", forms.SkillForm),
    ListPart("licences", "licence", "held", "添加从业准入资格", "没有从业准入资格", forms.LicenceForm),
)
PART_BY_SLUG = {part.slug: part for part in LIST_PARTS}
PART_BY_KEY = {part.key: part for part in LIST_PARTS}

HELD_PARTS = ("titles", "skills", "licences")
TASKS = (
    Task("identity", FACT_PART_NAMES["applicant"], "您的情况", ("applicant",), "一（一）"),
    Task(
        "education",
        FACT_PART_NAMES["educations"],
        "您的情况",
        ("educations",),
        "二（一）",
        f"按毕业证、学位证上的日期填写。{WHICH_DATE_COUNTS}",
    ),
    Task(
        "held",
        "、".join(FACT_PART_NAMES[key] for key in HELD_PARTS),
        "您的情况",
        HELD_PARTS,
        "二（二）",
        "没有的不用添加，直接按最下面的按钮。",
    ),
    Task(
        "work",
        FACT_PART_NAMES["employment"],
        "工作和社保",
        ("employment",),
        "二（四）",
        "从事专业工作的时间从这里计算，以登记表或聘用通知书为准。",
    ),
    Task(
        "insurance",
        FACT_PART_NAMES["insurance"],
        "工作和社保",
        ("insurance",),
        "二（二）",
        "按社保缴费证明填写。同一单位连续缴费的月份写成一段。",
    ),
    Task("post", PRINTED_PART_NAMES["post"], "工作和社保", ("post",), "二（五）"),
    Task("summary", PRINTED_PART_NAMES["summary"], "工作和社保", ("summary",), "三（二）"),
    Task("target", FACT_PART_NAMES["target"], "申报什么", ("target",), "一（三）"),
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
