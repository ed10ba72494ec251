"""What holds of the oracle itself, on a crowd: it keeps its promises, a refusal has its reason, an unknown lies between."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.rules import oracle
from tests.rules.oracle_calendar import MONTHS, PLACE_OF_MONTH, month_of, months_between
from tests.rules.oracle_policy import read_otherwise, read_policy
from tests.rules.oracle_procedure import publicity, window, window_of_filing
from tests.rules.oracle_service import service
from tests.rules.oracle_unknown import list_unknown, replaced
from tests.rules.oracle_workdays import is_working_day
from tests.rules.oracle_world import KINDEST_FIRST
from tests.rules.people import people
from tests.rules.plain import plain

CROWD = people(101, 400)
REASON = {
    "not_eligible": "fail",
    "out_of_scope": "fail",
    "not_yet": "later",
    "incomplete": "unknown",
    "review": "review",
}


def goes_on(case: dict[str, Any], filing: date, unposted: bool) -> dict[str, Any]:
    """The case filed on another day, work and insurance gone on; `unposted`: the month before was paid as well."""
    first = PLACE_OF_MONTH[case["filing_date"][:7]] - unposted
    stated = {month for row in case["insurance"] for month in months_between(row["from"], row["to"])}
    paid = [month for month in MONTHS[first : PLACE_OF_MONTH[month_of(filing)]] if month not in stated]
    payer = case["employer"]["uscc"]
    rows = [{"from": month, "to": month, "payer": payer, "area": "kunming", "late": False} for month in paid]
    return {**case, "filing_date": filing.isoformat(), "publicity": None, "insurance": [*case["insurance"], *rows]}


def read_up_to_filing(case: dict[str, Any]) -> dict[str, Any]:
    """The case without the months and titles of the future, which the promise does not foresee."""
    now = case["filing_date"][:7]
    months = [{**row, "to": min(row["to"], now)} for row in case["insurance"] if row["from"] <= now]
    titles = [title for title in case["titles"] if title["date"] <= case["filing_date"]]
    return {**case, "insurance": months, "titles": titles}


def test_who_is_told_a_day_is_not_told_another_on_that_day_and_is_not_eligible_on_the_day_before() -> None:
    promised = 0
    for case in map(read_up_to_filing, CROWD):
        answer = oracle.judge(case)
        filed = date.fromisoformat(case["filing_date"])
        if answer["verdict"] != "not_yet" or answer["earliest"] < filed:
            continue
        promised += 1
        unposted = answer["checks"]["insured_months"][0] == "review"
        day = answer["earliest"]
        assert oracle.judge(goes_on(case, day, unposted))["verdict"] in ("eligible", "review", "incomplete"), case
        if day > filed:
            before = goes_on(case, day - timedelta(days=1), unposted)
            assert oracle.judge(before)["verdict"] != "eligible", case
    assert promised > 40


def test_every_verdict_has_a_check_that_says_so() -> None:
    told = [oracle.judge(case) for case in CROWD]
    silent = [
        answer
        for answer in told
        if REASON.get(answer["verdict"], "pass") not in {line[0] for line in answer["checks"].values()}
    ]
    assert silent == []


def test_an_unknown_lies_between_its_answers() -> None:
    """One unknown answered, the others left open: the verdict lies between the answers', whichever unknown it is."""
    policy, tried = read_policy(), 0
    for case in CROWD[:250]:
        place = KINDEST_FIRST.index(oracle.judge(case)["verdict"])
        for fact, answers in list_unknown(case, policy):
            answered = [oracle.judge(replaced(case, fact, answer))["verdict"] for answer in answers]
            places = [KINDEST_FIRST.index(verdict) for verdict in answered]
            assert min(places) <= place <= max(places), (fact, case)
            tried += len(set(places)) > 1
    assert tried > 15


@pytest.mark.parametrize(
    ("spans", "months", "full"),
    [
        ([("2024-08-01", None)], 12, date(2025, 8, 1)),
        ([("2024-08-01", "2025-07-31")], 12, date(2025, 8, 1)),
        ([("2024-08-01", "2025-07-30")], 12, None),
        ([("2024-02-29", None)], 12, date(2025, 2, 28)),
        ([("2024-08-31", None)], 6, date(2025, 2, 28)),
        ([("2025-01-30", "2025-02-10"), ("2025-02-12", None)], 1, date(2025, 3, 1)),
        ([("2025-01-01", "2025-06-30"), ("2025-08-01", None)], 12, date(2026, 2, 1)),
    ],
)
def test_months_are_full_on_the_days_of_the_specification(
    spans: list[tuple[str, str | None]], months: int, full: date | None
) -> None:
    post = plain()["employment"][0]
    case = plain(employment=[{**post, "start": start, "end": end} for start, end in spans])
    since = date.fromisoformat(spans[0][0])
    assert service(case, read_policy(), ("professional",), None, since, months).day == full


@pytest.mark.parametrize(
    ("start", "end", "filing", "told"),
    [
        ("2026-03-02", "2026-03-09", "2026-03-10", ("pass", 5, date(2026, 3, 10))),
        ("2026-03-02", "2026-03-09", "2026-03-09", ("later", 5, date(2026, 3, 10))),
        ("2026-03-01", "2026-03-09", "2026-03-10", ("fail", 6, date(2026, 3, 10))),  # a Sunday
        ("2026-02-13", "2026-02-23", "2026-03-10", ("fail", 1, date(2026, 2, 28))),  # Spring Festival but for the 14th
        ("2026-12-28", "2027-01-05", "2027-03-01", ("pass", 5, date(2027, 1, 6))),  # New Year rests, arranged or not
    ],
)
def test_a_publicity_is_counted_as_it_was_stated(start: str, end: str, filing: str, told: tuple[object, ...]) -> None:
    case = plain(publicity={"start": start, "end": end}, filing_date=filing)
    line = publicity(case, read_policy())
    assert line is not None
    assert (line.result, line.measured, line.day) == told


def test_the_other_readings_of_publicity_and_window() -> None:
    policy = read_policy()
    short = plain(publicity={"start": "2026-03-03", "end": "2026-03-09"})
    sunday = plain(publicity={"start": "2026-03-01", "end": "2026-03-09"})
    counted = publicity(short, read_otherwise(policy, "publicity.posting_day_counts", True))
    anyday = publicity(sunday, read_otherwise(policy, "publicity.starts_on_working_day", False))
    stated = publicity(short, policy)
    assert stated is not None and stated.result == "fail"
    assert counted is not None and counted.result == "pass"
    assert anyday is not None and anyday.result == "pass"
    rolled = read_otherwise(policy, "filing.rolls_over", True)
    monday = plain(filing_date="2026-06-22")  # the 20th is a day off, the 21st too
    assert not is_working_day(date(2026, 6, 20))
    assert window_of_filing(monday, policy).result == "later"
    assert window(rolled, date(2026, 6, 20)) == (date(2026, 6, 1), date(2026, 6, 22))
