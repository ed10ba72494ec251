"""The oracle on 三 and 四: the publicity and the filing date that were stated, the authority, the papers.

None of it changes the verdict on a person.
"""

from datetime import date

from tests.rules.oracle_calendar import ONE_DAY, day_of, days, first_of_next_month
from tests.rules.oracle_facts import Line
from tests.rules.oracle_policy import Policy, reading, value
from tests.rules.oracle_service import Case, filing, items, part
from tests.rules.oracle_workdays import is_working_day, next_working_day

Authority = dict[str, str]
SELF, COUNTY, MUNICIPAL, QUEUE = "self", "county", "municipal", "municipal_bureau"
PAPER_OF_ROUTE = {
    "secondary_vocational": "by_education",
    "junior_college": "by_education",
    "bachelor": "by_education",
    "master": "by_education",
    "senior_worker": "by_skill",
    "technician_title": "by_title",
}


def publicity(case: Case, policy: Policy) -> Line | None:
    """三（二）: full working days after the posting, five asked; filing from the day after the last of them and of the notice."""
    if not case.get("publicity"):
        return None
    start, end = (day_of(case["publicity"][key]) for key in ("start", "end"))
    asked = value(policy, "publicity.working_days")
    first = start if reading(policy, "publicity.posting_day_counts") else start + ONE_DAY
    measured = sum(is_working_day(day) for day in days(first, end)) if first <= end else 0
    counted, last = 0, start
    for day in days(first, date(first.year + 1, 12, 31)):
        counted += is_working_day(day)
        last = day
        if counted == asked:
            break
    lawful = max(end, last) + ONE_DAY
    on_rest_day = reading(policy, "publicity.starts_on_working_day") and not is_working_day(start)
    if measured < asked or on_rest_day:
        return Line("fail", measured, asked, lawful)
    return Line("later" if filing(case) < lawful else "pass", measured, asked, lawful)


def is_in_window(policy: Policy, day: date) -> bool:
    """四: one of four months, from its first day to its twentieth; by another reading on to the next working day."""
    if day.month not in value(policy, "filing.months"):
        return False
    first, last = (day.replace(day=value(policy, f"filing.{end}_day")) for end in ("first", "last"))
    return first <= day <= (next_working_day(last) if reading(policy, "filing.rolls_over") else last)


def window(policy: Policy, day: date) -> tuple[date, date]:
    """四: the first window that contains or follows a day: its first and last day."""
    while not is_in_window(policy, day):
        day = first_of_next_month(day)
    last = day.replace(day=value(policy, "filing.last_day"))
    if reading(policy, "filing.rolls_over"):
        last = next_working_day(last)
    return day.replace(day=value(policy, "filing.first_day")), last


def window_of_filing(case: Case, policy: Policy) -> Line:
    """四: inside a window, or from when the next one is open."""
    if is_in_window(policy, filing(case)):
        return Line("pass")
    return Line("later", day=window(policy, filing(case))[0])


def authority(case: Case, policy: Policy, verdict: str) -> Authority | None:
    """三（三）: who recognises; a person assigns where the rows do not name one department."""
    employer, target = part(case, "employer"), part(case, "target")
    if verdict == "out_of_scope":
        return None
    if employer.get("self_recognition"):
        return routed(SELF, employer.get("uscc"))
    queue = routed(QUEUE, policy["policy"]["city"])
    if employer.get("affiliation") is None:
        return queue
    if employer["affiliation"] == "municipal" and employer.get("kind") is None:  # it may be one of the city's own
        return queue
    if employer["affiliation"] == "municipal" and employer.get("kind") in value(policy, "routing.municipal_kinds"):
        departments = {
            row["department"]
            for row in policy["authorities"]
            if row["series"] == target.get("series") and row["specialty_word"] in (target.get("specialty") or "")
        }
        return routed(MUNICIPAL, departments.pop()) if len(departments) == 1 else queue
    return routed(COUNTY, area(policy, employer.get("management_area")))


def routed(kind: str, code: str | None) -> Authority | None:
    """An authority with its clause; none where its code is not stated."""
    return None if code is None else {"clause": "三（三）", "kind": kind, "code": code}


def area(policy: Policy, code: str | None) -> str | None:
    """The management area by its own code or one of its aliases."""
    names = {alias: one["code"] for one in policy["areas"] for alias in (one["code"], *one.get("aliases", ()))}
    return None if code is None else names[code]


def materials(case: Case, policy: Policy, route: str | None, changed: bool) -> list[str]:
    """The papers owed: they follow the clauses applied, 二（七） on whatever route."""
    owed = {"always", *records(case)}
    if part(case, "applicant").get("origin") == "foreign":
        owed.add("foreign")
    if route in PAPER_OF_ROUTE:
        owed.add(PAPER_OF_ROUTE[route])
    series = part(case, "target").get("series")
    if series is None or policy["series"][series]["licence_key"]:
        owed.add("licence")
    if changed:
        owed.add("series_change")
    if case.get("dispatch_agency") is not None:
        owed.add("dispatched")
    branch = part(case, "employer").get("branch_of")
    if branch is not None and "云南" not in (branch.get("province") or ""):
        owed.add("branch_outside")
    return [paper["key"] for paper in policy["materials"] if paper["when"] in owed]


def records(case: Case) -> set[str]:
    """The records of work that are stated."""
    return {str(spell["record"]) for spell in items(case, "employment") if spell.get("record") not in (None, "none")}
