"""Many titles of before this system in a sheet: each row in the words of people, and what is wrong in which column."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from zhicheng.numbers.document_number import DOCUMENT_CHOICES, ID_CARD
from zhicheng.policy.model import Policy
from zhicheng_web.cases.read.titles.earlier_titles import find_titles_there
from zhicheng_web.people import identity
from zhicheng_web.portal.shared.earlier_titles.form import EarlierTitleForm
from zhicheng_web.portal.shared.sheets import SheetLine, list_sheet_lines

COLUMNS: Final[Mapping[str, str]] = {
    "姓名": "name",
    "证件类型": "document",
    "证件号码": "number",
    "系列": "series",
    "层级": "level",
    "职称": "title",
    "专业": "specialty",
    "取得日期": "granted_on",
    "认定部门": "authority_name",
    "依据的材料": "source",
    "文号或证书编号": "source_number",
}
"""The heading of each column, and the field that it fills."""
OPTIONAL: Final = ("证件类型", "认定部门")
"""Left out, the document is the identity card, and the authority the one that brings the titles in."""
REQUIRED: Final = tuple(one for one in COLUMNS if one not in OPTIONAL)
DAY_PARTS: Final = re.compile(r"[-/.年月日]+")
HEADINGS_BY_FIELD: Final = {name: heading for heading, name in COLUMNS.items()}


class TitleRow(NamedTuple):
    """A row: its line, the name, the number masked, the words of the title, what it would enter, what is wrong with it; `known`:
    it was brought in already, or waits.
    """

    number: int
    name: str
    masked: str
    words: Sequence[str]
    values: Mapping[str, Any]
    problems: Sequence[str]
    known: bool

    @property
    def is_new(self) -> bool:
        """Whether it would be entered."""
        return not self.problems and not self.known


def parse_title_sheet(text: str, policy: Policy, own_authority: str) -> list[TitleRow]:
    """The rows, each looked at by the form that enters a single title. Raises SheetUnreadable."""
    required = REQUIRED if own_authority else (*REQUIRED, "认定部门")
    lines = list_sheet_lines(text, required, "个职称")
    checked = [(line, *check_line(line, policy, own_authority)) for line in lines]
    there = find_titles_there([form.cleaned_data for _, form, problems in checked if not problems])
    rows, before = [], set()
    for line, form, problems in checked:
        key = None if problems else find_title_key(form.cleaned_data)
        repeated = ["这个人同一系列、同一层级的职称在前面的行里已经有了。"] if key and key in before else []
        before.add(key)
        rows.append(build_title_row(line, form, [*problems, *repeated], key in there))
    return rows


def check_line(line: SheetLine, policy: Policy, own_authority: str) -> tuple[EarlierTitleForm, list[str]]:
    """The form of one title, filled from a row, and everything that is wrong with it, each with its column."""
    empty = EarlierTitleForm(policy, own_authority)
    data: dict[str, str] = {}
    problems = []
    for heading, name in COLUMNS.items():
        typed = line.cells.get(heading, "").replace("(", "（").replace(")", "）")
        known = list_known_words(empty, name)
        if known and typed and typed not in known:
            problems.append(f"“{heading}”一列：“{typed}”不是可以填的{heading}。")
        data |= read_day_parts(typed) if name == "granted_on" else {name: known.get(typed, "") if known else typed}
    if own_authority and line.cells.get("认定部门", own_authority) not in ("", own_authority):
        problems.append(f"“认定部门”一列：只能登记{own_authority}认定的职称。")
    form = EarlierTitleForm(policy, own_authority, data)
    refused = {heading for heading in COLUMNS if any(f"“{heading}”一列" in one for one in problems)}
    for name, errors in form.errors.items():
        heading = HEADINGS_BY_FIELD.get(name, "")
        problems += [f"“{heading}”一列：{words}" for words in errors if heading not in refused]
    return form, problems


def list_known_words(form: EarlierTitleForm, name: str) -> dict[str, str]:
    """What can be written in a column that has a list, and the value it stands for; {} where anything can."""
    if name == "document":
        return {label: key for key, label in DOCUMENT_CHOICES.items()} | {"身份证": ID_CARD, "": ID_CARD}
    choices = getattr(form.fields.get(name), "choices", None)
    return {str(label): str(value) for value, label in choices or () if value}


def read_day_parts(typed: str) -> dict[str, str]:
    """A day as people write it in a sheet (2019-5-6, 2019/5/6, 2019年5月6日), as the field of the form takes it."""
    parts = [one for one in DAY_PARTS.split(typed) if one]
    return {f"granted_on_{place}": one for place, one in enumerate(parts[:3])}


def find_title_key(values: Mapping[str, str]) -> tuple[bytes, str, str]:
    """Of whom, in which series, at which level: there is one title of each."""
    return identity.index_id_number(values["document"], values["number"]), values["series"], values["level"]


def build_title_row(line: SheetLine, form: EarlierTitleForm, problems: Sequence[str], known: bool) -> TitleRow:
    """The row as it is looked at before it is entered."""
    cells = line.cells
    masked = identity.mask_document_number(cells["证件号码"]) if cells.get("证件号码") else ""
    words = [cells.get(heading, "") for heading in ("职称", "专业", "取得日期", "依据的材料", "文号或证书编号")]
    values = {} if problems else {**form.cleaned_data, "line": line.number}
    return TitleRow(line.number, cells.get("姓名", ""), masked, words, values, problems, known and not problems)


def count_title_rows(rows: Iterable[TitleRow]) -> Mapping[str, int]:
    """How many are new, brought in already, wrong."""
    found = list(rows)
    wrong, known = sum(bool(one.problems) for one in found), sum(one.known for one in found)
    return {"new": len(found) - wrong - known, "known": known, "wrong": wrong}
