"""二（二） the months of insurance that the text of a sheet names, for its owner to confirm; nothing is taken from it unseen.

No office prints its sheets like another. What is read is what sheets have in common: months, one or two in a row; a unit by name
or code beside or above them; a word for what was not paid, or late. A row that says anything else is no month of insurance.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from zhicheng.numbers import id_number, uscc
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.cleaning import ask_in_words
from zhicheng_web.cases.papers.uploads.reader import frames
from zhicheng_web.cases.papers.uploads.reader.frames import Frame
from zhicheng_web.cases.papers.uploads.signatures import PDF

INSURANCE_RECORD: Final = "insurance_record"
MONTH: Final = re.compile(
    r"(?<![\d年])(20\d\d)(?: ?年 ?| ?[-/.] ?|)(0[1-9]|1[0-2]|[1-9](?!\d))"
    r"(?!\d)(?! ?月? ?\d{1,2} ?日| ?[-/.] ?\d{1,2}(?!\d)) ?月?"
)
"""A month of this century as 2025年1月, 2025-01, 202501; not the month of a day."""
UNIT_NAME: Final = re.compile(
    r"[\u4e00-\u9fff()A-Za-z0-9]{2,50}?"
    r"(?:公司|学校|学院|大学|医院|中心|研究院|研究所|事务所|协会|厂|局|院|所|社|店)(?![\u4e00-\u9fff])"
)
UNIT_CODE: Final = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])")
HEADING: Final = re.compile(r"(?:单位名称|缴费单位|参保单位) ?[::] ?")
NOT_OF_A_MONTH: Final = ("打印", "出具", "查询", "制表", "截至", "截止", "有效", "出生", "参加工作", "首次参保")
"""Rows with these words name other days than months that were paid."""
UNPAID: Final = ("未缴", "欠缴", "欠费", "未到账", "中断", "停保", "暂停")
LATE: Final = "补缴"
SOCIAL_AREAS: Final = (("省本级", "provincial"), ("昆明", "kunming"))
SPAN: Final = re.compile(r" ?起? ?(?:至|到|[-~—–]{1,2}) ?")
"""What stands between the first and the last month of a span; two months beside each other are two columns."""
MAX_SPELLS: Final = 24


class SheetSpell(NamedTuple):
    """Months without a break that one unit has paid, as a sheet says: ISO months, the unit by name and code ("": not said)."""

    first: str
    last: str
    unit: str
    code: str
    late: bool


class PaidMonth(NamedTuple):
    """A month that was paid, counted from the year 0; sorts by unit, then by month."""

    unit: str
    code: str
    late: bool
    month: int


class SheetRow(NamedTuple):
    """The months of one row, if any; whether what it says of months was understood."""

    months: tuple[PaidMonth, ...]
    understood: bool


class InsuranceSheet(NamedTuple):
    """What a sheet says: its spells, where the insurance is ("": not said), how many rows name months that no spell has."""

    spells: tuple[SheetSpell, ...]
    area: str
    unread: int = 0


def read_case_sheets(case: Case) -> list[InsuranceSheet]:
    """What the sheets of a case say that are PDFs and whose files are there. Raises StepRefused where no reader is free."""
    papers = engine_input.group_current_papers(case).get(INSURANCE_RECORD, ())
    return [read_sheet(data) for one in papers if one.media_type == PDF and (data := load_sheet(one.sha256))]


def load_sheet(digest: str) -> bytes:
    """The bytes of a sheet; none where its file is gone or altered, of which the nightly look tells."""
    with suppress(store.PaperGone, store.PaperAltered):
        return store.load_paper_bytes(digest)
    return b""


def read_sheet(data: bytes) -> InsuranceSheet:
    """The sheet of a stored PDF; without spells where there is no text, or none that is understood. Raises StepRefused."""
    rows = [row for one in ask_in_words(Frame(frames.READ, body=data)) for row in one.body.decode().splitlines()]
    return parse_rows(rows)


def parse_rows(rows: Sequence[str]) -> InsuranceSheet:
    """What rows of text say.

    >>> parse_rows(["2025年1月 云岭商贸有限公司 已缴", "2025年2月 云岭商贸有限公司 已缴"]).spells
    (SheetSpell(first='2025-01', last='2025-02', unit='云岭商贸有限公司', code='', late=False),)
    """
    of_no_unit = [row for row in rows if not HEADING.search(row) and not UNIT_NAME.search(row)]
    area = next((key for words, key in SOCIAL_AREAS if any(words in row for row in of_no_unit)), "")
    read = list(read_rows(rows))
    runs = sorted(join_months(month for row in read for month in row.months), key=build_spell)[:MAX_SPELLS]
    taken = {month for run in runs for month in run}
    unread = sum(not row.understood or not taken.issuperset(row.months) for row in read)
    return InsuranceSheet(tuple(map(build_spell, runs)), area, unread)


def read_rows(rows: Iterable[str]) -> Iterator[SheetRow]:
    """The months of all rows; a row without a unit is of the unit that stands above it."""
    unit = code = ""
    for row in rows:
        heading, months = HEADING.search(row), find_months(row)
        found = UNIT_NAME.search(row, heading.end() if heading else 0)
        if heading or (found and months):
            unit, code = found[0] if found else "", find_unit_code(row)
        paid = tuple(PaidMonth(unit, code, LATE in row, month) for month in months or ())
        yield SheetRow(paid, months is not None)


def find_unit_code(row: str) -> str:
    """The first number of a row that can be a unit's and cannot be a person's; "" where there is none."""
    return next((one for one in UNIT_CODE.findall(row) if uscc.is_valid(one) and not id_number.is_valid(one)), "")


def find_months(row: str) -> range | None:
    """The months of one row: one, or from one to another; none where it names no month, or other days, or says that they were
    not paid; None where it cannot be told which months were paid.
    """
    found = list(MONTH.finditer(row))
    if not found or any(word in row for word in (*NOT_OF_A_MONTH, *UNPAID)):
        return range(0)
    first, last = (int(one[1]) * 12 + int(one[2]) - 1 for one in (found[0], found[-1]))
    is_span = len(found) == 2 and SPAN.fullmatch(row, found[0].end(), found[1].start()) is not None
    if (len(found) > 1 and not is_span) or first > last:
        return None
    return range(first, last + 1)


def join_months(months: Iterable[PaidMonth]) -> Iterator[list[PaidMonth]]:
    """Months that follow each other, of one unit; a month that several kinds of insurance name counts once."""
    run: list[PaidMonth] = []
    for one in sorted(set(months)):
        if run and (one[:3] != run[0][:3] or one.month != run[-1].month + 1):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def build_spell(run: Sequence[PaidMonth]) -> SheetSpell:
    """The spell of some months."""
    first = run[0]
    return SheetSpell(format_month(first.month), format_month(run[-1].month), first.unit, first.code, first.late)


def format_month(month: int) -> str:
    """A month in ISO writing.

    >>> format_month(2025 * 12)
    '2025-01'
    """
    return f"{month // 12}-{month % 12 + 1:02}"
