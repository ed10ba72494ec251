"""What 附件3 prints and HR and officers read beside the facts: asked of the applicant, judged by no rule (三（二）, 三（四）).

A printed field stands in the same objects as the facts (`educations[].school`), or in a part of its own (`post`). It is taken
out before the engine reads a case, so that no receipt holds it and no answer changes with it.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from zhicheng.words.facts import FACT_PART_NAMES

RECOGNITION_FORM: Final = "认定表（附件3）"
LINE_LENGTH, NUMBER_LENGTH, UNIT_LENGTH = 60, 40, 120
"""Characters, at most, of a name, of the number of a certificate, of the name of a unit."""
TEXT_LENGTH: Final = 1500
"""Characters, at most, of a text: what a page of the form holds."""


class PrintedField(NamedTuple):
    """A field by its place; `why` it is asked, and on what it is printed, is told where it is filled in. `required`: a
    draft is not ready to submit without it; `max_length` in characters.
    """

    path: str
    name: str
    why: str
    required: bool = True
    max_length: int = LINE_LENGTH

    @property
    def part(self) -> str:
        """The part of the facts in whose objects it stands."""
        return self.path.partition(".")[0]

    @property
    def key(self) -> str:
        """Its key in such an object."""
        return self.path.partition(".")[2]

    @property
    def hint(self) -> str:
        """Why it is asked, and where it is printed."""
        return f"{self.why}印在{RECOGNITION_FORM}上。"


PRINTED_PART_NAMES: Final[Mapping[str, str]] = {"post": "现岗位", "summary": "工作总结和成绩"}
"""Parts that consist of printed fields alone."""
STATED_PART_NAMES: Final[Mapping[str, str]] = {**FACT_PART_NAMES, **PRINTED_PART_NAMES}
"""All parts that an applicant fills in."""
PRINTED_FIELDS: Final = (
    PrintedField("educations.school", "毕业院校", "写证书上的全称，用来核对证书。"),
    PrintedField("educations.major", "所学专业", "写证书上的专业；和岗位专业对照，看年限要不要加长（二（五））。"),
    PrintedField(
        "educations.diploma_number",
        "证书编号",
        "毕业证或学位证上的编号，用来核对证书；证书还没有发下来的不填。",
        False,
        NUMBER_LENGTH,
    ),
    PrintedField("educations.issuer", "发证单位", "在证书上盖章的单位；就是毕业院校的不填。", False),
    PrintedField(
        "employment.employer_name",
        "其他单位的名称",
        "上面选“其他单位”的才填，写全称；说明以前在哪里工作。",
        False,
        UNIT_LENGTH,
    ),
    PrintedField("employment.post", "岗位", "当时在什么岗位，例如测绘员；说明做的是不是专业工作。", False),
    PrintedField("post.title", "岗位名称", "聘书或劳动合同上写的岗位，例如机械设计员。"),
    PrintedField(
        "post.specialty", "岗位专业", "这个岗位做哪个专业的工作；和所学专业对照，看年限要不要加长（二（五））。"
    ),
    PrintedField("post.department", "所在部门", "单位和认定部门核实岗位时用；单位不分部门的不填。", False),
    PrintedField(
        "summary.work",
        "工作总结",
        "写做过哪些专业技术工作、用到哪些知识；单位按它考核能力和水平（三（二））。",
        True,
        TEXT_LENGTH,
    ),
    PrintedField(
        "summary.achievements",
        "工作成绩",
        "写做成了哪些事，可以一项写一行；单位按它考核工作成绩（三（二））。没有单独成绩的不填。",
        False,
        TEXT_LENGTH,
    ),
)
PRINTED_FIELD_BY_PATH: Final[Mapping[str, PrintedField]] = {one.path: one for one in PRINTED_FIELDS}


def list_printed_keys(part: str) -> list[str]:
    """The keys of the printed fields in the objects of a part.

    >>> list_printed_keys("post"), list_printed_keys("skills")
    (['title', 'specialty', 'department'], [])
    """
    return [one.key for one in PRINTED_FIELDS if one.part == part]


def list_unfilled_fields(part: str, stated: Any) -> list[tuple[int, PrintedField]]:
    """The required printed fields that an object, or the objects of a list, leave empty; each with the object's place from 1.

    >>> [(place, one.name) for place, one in list_unfilled_fields("educations", [{"school": "云南大学"}])]
    [(1, '所学专业')]
    """
    fields = [one for one in PRINTED_FIELDS if one.required and one.part == part]
    items = stated if isinstance(stated, list) else [stated or {}]
    return [(place, one) for place, item in enumerate(items, 1) for one in fields if not item.get(one.key)]


def take_out_printed_fields(stated: Mapping[str, Any]) -> dict[str, Any]:
    """What the engine reads of what an applicant states.

    >>> take_out_printed_fields({"post": {"title": "设计员"}, "educations": [{"level": "bachelor", "school": "云南大学"}]})
    {'educations': [{'level': 'bachelor'}]}
    """
    return {part: drop_printed_keys(part, value) for part, value in stated.items() if part not in PRINTED_PART_NAMES}


def drop_printed_keys(part: str, value: Any) -> Any:
    """An object or a list of objects without its printed fields."""
    printed = list_printed_keys(part)
    if isinstance(value, list):
        return [drop_printed_keys(part, item) for item in value]
    if not printed or not isinstance(value, Mapping):
        return value
    return {key: item for key, item in value.items() if key not in printed}
