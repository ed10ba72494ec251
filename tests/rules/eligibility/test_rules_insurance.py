"""二（二） Six months in an unbroken run, and who paid last."""

from typing import Any

import pytest

from tests.rules.plain import AGENCY, EMPLOYER, PARENT, STRANGER, answer, education, months, plain, said, work

# Filed on 2026-03-10: the filing month M is 2026-03.
NOW = "2026-03"


def row(first: str, last: str, **facts: Any) -> dict[str, Any]:
    return months(first, last, **facts)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row("2025-09", "2026-02")], ("pass", 6, 6)),  # ends in M − 1
        ([row("2025-10", "2026-02")], ("later", 5, 6, "2026-04-01")),
        ([row("2025-10", "2026-03")], ("pass", 6, 6)),  # ends in M
        ([row("2025-11", "2026-03")], ("later", 5, 6, "2026-05-01")),  # M is in the data already
        ([row("2025-08", "2026-01")], ("review", 6, 6)),  # ended in M − 2: M − 1 may not be posted yet
        ([row("2025-09", "2026-01")], ("review", 5, 6)),  # with it there would be six
        ([row("2025-10", "2026-01")], ("later", 0, 6, "2026-09-01")),  # even with it there would be five: anew with M
        ([row("2025-08", "2025-12")], ("later", 0, 6, "2026-09-01")),  # two months missing
        ([row("2025-08", "2026-01"), row("2026-02", "2026-02", area="elsewhere")], ("later", 0, 6, "2026-09-01")),
        ([row("2025-08", "2026-01"), row("2026-04", "2026-05")], ("review", 6, 6)),  # what follows M is not read
        ([row("2025-01", "2026-01"), row("2026-03", "2026-03")], ("later", 1, 6, "2026-09-01")),
        ([row("2025-12", "2026-05")], ("later", 4, 6, "2026-06-01")),  # months after M are not there yet
        ([row("2025-09", "2025-11"), row("2025-12", "2026-02")], ("pass", 6, 6)),  # two rows, one run
        ([row("2025-09", "2025-12"), row("2025-11", "2026-02")], ("pass", 6, 6)),  # overlapping rows
        ([row("2026-01", "2026-02"), row("2025-09", "2025-12")], ("pass", 6, 6)),  # in any order
        ([row("2025-09", "2025-11"), row("2026-01", "2026-02")], ("later", 2, 6, "2026-07-01")),  # a gap of a month
        ([row("2025-09", "2025-11", payer=STRANGER), row("2025-12", "2026-02")], ("pass", 6, 6)),  # several payers
        ([], ("later", 0, 6, "2026-09-01")),
    ],
)
def test_the_run_of_months(rows: list[dict[str, Any]], told: tuple[object, ...]) -> None:
    assert said(plain(insurance=rows), "insured_months")[: len(told)] == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row("2025-09", "2026-02", late=True)], ("review", 0)),
        ([row("2025-09", "2026-02", area="provincial")], ("review", 0)),
        ([row("2025-09", "2025-09", late=True), row("2025-10", "2026-02")], ("review", 5)),
        ([row("2025-10", "2025-10", late=True), row("2025-11", "2026-02")], ("later", 4)),  # five with it
        ([row("2025-09", "2026-02", area="elsewhere")], ("later", 0)),
        ([row("2025-09", "2026-02", area="elsewhere", late=True)], ("later", 0)),
        ([row("2025-09", "2026-02", late=True), row("2025-09", "2026-02")], ("pass", 6)),  # paid twice: good once
        ([row("2026-03", "2026-03", late=True), row("2025-09", "2026-02")], ("pass", 6)),  # M is doubtful, M − 1 is not
        ([row("2026-02", "2026-02", area="provincial"), row("2025-08", "2026-01")], ("review", 0)),
    ],
)
def test_doubtful_months_are_for_a_person_to_confirm(rows: list[dict[str, Any]], told: tuple[str, int]) -> None:
    assert said(plain(insurance=rows), "insured_months")[:2] == told


def test_a_master_is_exempt_from_the_months_and_not_from_the_payer() -> None:
    master = [education("master", None, "2025-12-30")]
    assert answer(plain(educations=master, insurance=[row(NOW, NOW)])) == ("eligible", "master", None)
    assert said(plain(educations=master, insurance=[row(NOW, NOW)]), "insured_months")[0] == "not_applicable"
    assert answer(plain(educations=master, insurance=[row(NOW, NOW, payer=STRANGER)])) == (
        "not_yet",
        "master",
        "2026-05-01",
    )
    assert answer(plain(educations=master, insurance=[])) == ("review", "master", None)  # no month at all


@pytest.mark.parametrize(
    ("payer", "facts", "told"),
    [
        (EMPLOYER, {}, "pass"),
        (STRANGER, {}, "later"),
        (None, {}, "unknown"),
        (EMPLOYER, {"employer": {"uscc": None}}, "unknown"),
        (AGENCY, {}, "later"),
        (AGENCY, {"dispatch_agency": {"uscc": AGENCY}}, "pass"),
        (EMPLOYER, {"dispatch_agency": {"uscc": AGENCY}}, "pass"),
        (STRANGER, {"dispatch_agency": {"uscc": AGENCY}}, "later"),
        (STRANGER, {"dispatch_agency": {"uscc": None}}, "unknown"),  # it may be the agency
        (EMPLOYER, {"dispatch_agency": {"uscc": None}}, "pass"),
        (PARENT, {"employer": {"branch_of": {"uscc": PARENT, "affiliation": "none"}}}, "review"),
        (STRANGER, {"employer": {"branch_of": {"uscc": PARENT, "affiliation": "none"}}}, "later"),
        (STRANGER, {"employer": {"branch_of": {"affiliation": "none"}}}, "unknown"),  # it may be the parent
        (PARENT, {}, "later"),
    ],
)
def test_who_may_have_paid_last(payer: str | None, facts: dict[str, Any], told: str) -> None:
    rows = [row("2024-08", "2026-01"), row("2026-02", "2026-02", payer=payer)]
    assert said(plain(insurance=rows, **facts), "last_payer")[0] == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row("2024-08", "2026-02", payer=STRANGER), row("2026-02", "2026-02")], "pass"),  # one of two in that month
        ([row("2024-08", "2026-02"), row("2026-03", "2026-03", payer=STRANGER, area="elsewhere")], "later"),  # any area
        ([row("2024-08", "2026-02", payer=STRANGER), row("2026-03", "2026-03", late=True)], "pass"),
        ([], "review"),
    ],
)
def test_the_latest_month_decides(rows: list[dict[str, Any]], told: str) -> None:
    assert said(plain(insurance=rows), "last_payer")[0] == told


def test_who_has_no_post_here_does_not_become_the_employers_by_waiting() -> None:
    elsewhere = {**work("2024-08-01"), "employer": STRANGER}
    case = plain(insurance=[row("2024-08", "2026-02", payer=STRANGER)], employment=[elsewhere])
    assert (said(case, "last_payer")[0], answer(case)[0]) == ("fail", "not_eligible")


@pytest.mark.parametrize(
    ("rows", "begun", "told"),
    [
        ([row("2024-08", "2026-02", payer=STRANGER)], "2026-03-02", ("later", "2026-04-01")),  # M can still be paid
        ([row("2024-08", "2026-03", payer=STRANGER)], "2026-03-02", ("later", "2026-05-01")),  # M is in the data
        ([row("2024-08", "2026-01", payer=STRANGER)], "2026-02-02", ("review", None)),  # M − 1 may have been paid here
        ([row("2024-08", "2026-01", payer=STRANGER)], "2026-03-01", ("later", "2026-04-01")),  # not by who began in M
        ([row("2024-08", "2026-02"), row("2026-04", "2026-05", payer=STRANGER)], "2024-08-01", ("pass", None)),
    ],
)
def test_from_when_another_payer_is_cured(rows: list[dict[str, Any]], begun: str, told: tuple[str, str | None]) -> None:
    before = {**work("2024-08-01", "2026-02-01"), "employer": STRANGER}
    result_, _, _, day = said(plain(insurance=rows, employment=[before, work(begun)]), "last_payer")
    assert (result_, day) == told


def test_a_filing_month_paid_elsewhere_begins_the_months_anew() -> None:
    rows = [row("2024-08", "2026-02"), row("2026-03", "2026-03", payer=STRANGER, area="elsewhere")]
    assert said(plain(insurance=rows), "insured_months")[::3] == ("later", "2026-10-01")


@pytest.mark.parametrize(
    ("begun", "day"),
    [
        ("2025-03-31", "2026-03-31"),  # the months are full within the filing month: the run to February is enough
        ("2025-04-01", "2026-10-01"),  # on the first day after it, the run is broken by March and begins anew in April
        ("2025-04-02", "2026-10-01"),
        ("2025-09-30", "2026-10-01"),
        ("2025-10-01", "2026-10-01"),
        ("2025-10-02", "2026-10-02"),  # the six from April are full before
    ],
)
def test_months_that_are_enough_today_have_to_be_enough_on_the_day_told(begun: str, day: str) -> None:
    """March 2026 is paid elsewhere by the employer: six good months end in February."""
    paid = [months("2025-09", "2026-02"), months("2026-03", "2026-03", area="elsewhere")]
    case = plain(employment=[work(begun)], insurance=paid, publicity=None)
    assert answer(case)[::2] == ("not_yet", day)
    assert said(case, "insured_months")[0] == "pass"
    again = {**case, "filing_date": day, "insurance": [*paid, months("2026-04", max(day[:7], "2026-04"))]}
    assert answer(again)[0] == "eligible"


def test_months_to_be_confirmed_break_as_well_and_whoever_is_exempt_waits_for_none() -> None:
    elsewhere = months("2026-03", "2026-03", area="elsewhere")
    late = plain(employment=[work("2025-04-15")], insurance=[months("2025-09", "2026-02", late=True), elsewhere])
    assert answer({**late, "publicity": None})[::2] == ("not_yet", "2026-10-01")
    master = plain(
        educations=[education("master", None, "2025-05-20")],
        target={"major_relation": "unrelated"},
        employment=[work("2025-04-15")],
        insurance=[months("2025-09", "2026-02"), elsewhere],
        publicity=None,
    )
    assert answer(master) == ("not_yet", "master", "2026-06-01")


def test_service_and_insurance_are_waited_for_together() -> None:
    case = plain(employment=[work("2025-08-01")], insurance=[row("2025-11", "2026-02")])
    assert answer(case) == ("not_yet", "bachelor", "2026-08-01")
    case = plain(employment=[work("2025-04-01")], insurance=[row("2025-11", "2026-02")])
    assert answer(case) == ("not_yet", "bachelor", "2026-05-01")
