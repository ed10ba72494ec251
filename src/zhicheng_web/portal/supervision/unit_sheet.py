"""A sheet of organisations as a spreadsheet saves it (CSV): each row in the words of people, what is wrong with it, whether it is
registered already.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from zhicheng.numbers import uscc
from zhicheng.policy.model import Policy
from zhicheng_web.people.register import EMPLOYING_KINDS, list_registered_codes
from zhicheng_web.portal.shared.sheets import list_sheet_lines
from zhicheng_web.portal.supervision.forms import OrganisationForm

COLUMNS: Final[Mapping[str, str]] = {
    "类别": "kind",
    "单位名称": "name",
    "统一社会信用代码": "uscc",
    "在本市登记": "registered_in_kunming",
    "单位性质": "employer_kind",
    "隶属关系": "affiliation",
    "管理归属地": "management_area",
    "电话": "phone",
    "地址": "address",
}
"""The heading of each column, and the field that it fills."""
REQUIRED: Final = ("类别", "单位名称", "统一社会信用代码", "在本市登记")
PREVIEWED_COLUMNS: Final = ("类别", "统一社会信用代码", "隶属关系", "在本市登记", "管理归属地")
"""What is looked at beside the name before a row is entered: whose cases go where hangs on it (三（三）)."""
YES_NO: Final[Mapping[str, str]] = {"是": "yes", "不是": "no", "否": "no"}


class SheetRow(NamedTuple):
    """A row: the line where it ends in the sheet, the name, what else it would enter, in words, what is wrong with it; `known`:
    its code is registered already.
    """

    number: int
    name: str
    data: Sequence[str]
    values: Mapping[str, Any]
    problems: Sequence[str]
    known: bool

    @property
    def is_new(self) -> bool:
        """Whether it would be entered."""
        return not self.problems and not self.known


def parse_sheet(text: str, policy: Policy) -> list[SheetRow]:
    """The rows, each looked at by the form that enters a single organisation. Raises SheetUnreadable."""
    lines = list_sheet_lines(text, REQUIRED, "个单位")
    codes = [uscc.compact_number(read_cell(line.cells, "统一社会信用代码")) for line in lines]
    registered = list_registered_codes(codes)
    return [
        build_row(line.number, line.cells, codes[:place].count(code) > 0, code in registered, policy)
        for place, (line, code) in enumerate(zip(lines, codes, strict=True))
    ]


def build_row(number: int, line: Mapping[str, Any], repeated: bool, known: bool, policy: Policy) -> SheetRow:
    """One row with everything that is wrong with it."""
    form, problems = fill_form(line, policy)
    if not form.is_valid():
        problems += [str(words) for errors in form.errors.values() for words in errors]
    if repeated:
        problems.append("这个信用代码在前面的行里已经有了。")
    values = {} if problems else form.unit_values()
    details = [read_cell(line, heading) for heading in PREVIEWED_COLUMNS]
    return SheetRow(number, read_cell(line, "单位名称"), details, values, problems, known and not problems)


def fill_form(line: Mapping[str, Any], policy: Policy) -> tuple[OrganisationForm, list[str]]:
    """The form of one organisation, filled from a row, and the words that stand for nothing in it."""
    empty = OrganisationForm(policy)
    data, problems = {"self_recognition": "no"}, []
    for heading, name in COLUMNS.items():
        typed = read_cell(line, heading)
        choices = getattr(empty.fields[name], "choices", None)
        if name == "registered_in_kunming":
            known: Mapping[str, str] = YES_NO
        else:
            known = {str(label): str(value) for value, label in choices or () if value} | {"": ""}
        if choices is not None and typed not in known:
            problems.append(f"“{typed}”不是可以填的{heading}。" if typed else f"{heading}没有填写。")
        data[name] = known.get(typed, "") if choices is not None else typed
    if data["kind"] and data["kind"] not in EMPLOYING_KINDS:
        problems.append("表里只能登记用人单位和劳务派遣公司。")
    return OrganisationForm(policy, data), problems


def read_cell(line: Mapping[str, Any], heading: str) -> str:
    """What stands in a column of a row; "" where there is nothing."""
    return str(line.get(heading) or "").strip()


def count_rows(rows: Iterable[SheetRow]) -> Mapping[str, int]:
    """How many are new, registered already, wrong."""
    found = list(rows)
    wrong = sum(bool(one.problems) for one in found)
    known = sum(one.known for one in found)
    return {"new": len(found) - wrong - known, "known": known, "wrong": wrong}
