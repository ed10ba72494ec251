"""The text of a sheet of insurance, read in the reader's process into months; what is not understood gives none."""

from datetime import date

import pytest

from tests.web import walking
from tests.web.papers import insurance_sheets as sheets
from tests.web.papers.builders import make_raw_pdf
from tests.web.papers.insurance_sheets import UNIT
from zhicheng.policy.installed import find_policy_in_force
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.papers.insurance_sheet import MAX_SPELLS, InsuranceSheet, SheetSpell, parse_rows, read_sheet
from zhicheng_web.cases.papers.uploads.cleaning import clean_upload
from zhicheng_web.portal.applicant.forms import CaseContext
from zhicheng_web.portal.applicant.pages.insurance_sheet import build_item

OTHER = "云岭商贸有限公司"


@pytest.fixture(autouse=True)
def home(rooms: None) -> None:
    """The folder in which slots lie."""


@pytest.mark.parametrize(
    ("sheet", "spells", "area"),
    [
        (
            sheets.BY_MONTH,
            [SheetSpell("2025-11", "2026-01", UNIT, "", False), SheetSpell("2025-10", "2025-10", UNIT, "", True)],
            "kunming",
        ),
        (
            sheets.BY_SPELL,
            [SheetSpell("2024-08", "2024-12", OTHER, "", False), SheetSpell("2025-01", "2026-02", UNIT, "", False)],
            "provincial",
        ),
        (
            sheets.BY_UNIT,
            [
                SheetSpell("2025-01", "2025-02", UNIT, "91530102MA6K3H5X1C", False),
                SheetSpell("2025-03", "2025-03", OTHER, "", False),
            ],
            "",
        ),
        (sheets.ANOTHER_PAPER, [], ""),
    ],
    ids=["by month", "by spell", "by unit", "another paper"],
)
def test_a_sheet_is_read_as_it_is_stored(sheet: bytes, spells: list[SheetSpell], area: str) -> None:
    found = read_sheet(clean_upload(sheet).data)
    assert (found.spells, found.area) == (tuple(sorted(spells)), area)


def test_a_scan_has_no_text() -> None:
    scan = make_raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )
    assert read_sheet(scan) == InsuranceSheet((), "")
    assert clean_upload(walking.picture()).media_type == "image/png"


@pytest.mark.parametrize(
    "row",
    [
        "2025年1月15日到岗 已缴",
        "打印日期：2025年1月",
        "2025年1月 2025年2月 2025年3月",
        "2025年13月 已缴",
        "2025-02-28 已缴",
        "530102202501011234 已缴",
        "2025年2月 至 2025年1月",
        "2025年1月 未缴",
    ],
)
def test_a_row_that_says_anything_else_is_no_month(row: str) -> None:
    assert parse_rows([row]).spells == ()


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        (f"参保单位:{OTHER} 身份证号:53010219900101123X", ""),
        (f"参保单位:{OTHER} 身份证号:530102199001011194", ""),
        (f"参保单位:{OTHER} 身份证号:53010219900101123X 91530102MA6K3H5X1C", "91530102MA6K3H5X1C"),
        (f"参保单位:{OTHER} 91530102MA6K3H5X1D", ""),
    ],
    ids=["identity number", "identity number with the check of a code", "both", "mistyped"],
)
def test_a_persons_number_is_no_units_code(heading: str, code: str) -> None:
    assert parse_rows([heading, "2025-01 已缴"]).spells == (SheetSpell("2025-01", "2025-01", OTHER, code, False),)


def test_two_months_beside_each_other_are_no_span_and_are_said() -> None:
    """The month and the month in which it was paid: from 202501 to 202502 would be one too many."""
    columns = parse_rows(["202501 202502 已缴", "202502 202503 已缴", "202301 202312 补缴", "2025年5月 至 2025年4月"])
    assert columns == InsuranceSheet((), "", 4)
    three, paid_not = "2025年1月 2025年2月 2025年3月", "2025年4月 未缴"
    assert parse_rows([three, paid_not, "打印日期:2025年3月", "2025-06 已缴"]).unread == 1


@pytest.mark.parametrize("between", [" 至 ", "到", "-", " - ", "~", "起至", "—"])
def test_a_span_has_a_sign_between_its_months(between: str) -> None:
    sheet = parse_rows([f"2025年1月{between}2025年3月 补缴"])
    assert sheet == InsuranceSheet((SheetSpell("2025-01", "2025-03", "", "", True),), "", 0)


def test_more_than_fits_on_the_page_is_said() -> None:
    sheet = parse_rows([f"20{year}-01 已缴" for year in range(10, 10 + MAX_SPELLS + 3)])
    assert (len(sheet.spells), sheet.unread) == (MAX_SPELLS, 3)


def test_the_own_units_name_goes_before_a_code() -> None:
    policy = find_policy_in_force(day_number("2026-03-01"))
    around = CaseContext(policy, date(2026, 3, 1), "91350100M000100Y43", employer_name=OTHER)
    spell = SheetSpell("2025-01", "2025-01", OTHER, "91530102MA6K3H5X1C", False)
    assert build_item(spell, "", around)["payer"] == "91350100M000100Y43"
    assert build_item(spell._replace(unit=UNIT), "", around)["payer"] == "91530102MA6K3H5X1C"
