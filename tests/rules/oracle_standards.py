"""The oracle on the series' own standards: check `series_standard` of 二（二）, and what the standard opens or lengthens.

Written from `standards.md`, sections 1 and 3; C1 to C11 are its conflicts, each a reading of the policy. One candidate at a
time; unknown stages are answered beforehand.
"""

from datetime import date
from typing import NamedTuple

from tests.rules.oracle_calendar import day_of
from tests.rules.oracle_facts import Line, held_by
from tests.rules.oracle_policy import Policy, Row, has_technicians, reading
from tests.rules.oracle_service import Case, Full, cut_off, items, part, result_on, service

TECHNICAL_SCHOOL = {
    "technical_intermediate": "secondary_vocational",
    "technical_senior": "junior_college",
    "technician_preparatory": "bachelor",
}
TITLE_OF_SERIES = "technician_title"
OTHER_TITLE = "other_series_title"


class Asked(NamedTuple):
    """A candidate as its standard sees it: `extra` months are those of 二（五）."""

    level: str
    credential: str
    since: date
    kinds: tuple[str, ...]
    series: tuple[str, ...] | None
    months: int
    extra: int


def credential_of(education: Case) -> str:
    """二（三） first; only the degree makes a master or doctor, the diploma alone is 本科."""
    level = str(TECHNICAL_SCHOOL.get(education["level"], education["level"]))
    return "bachelor" if level in ("master", "doctor") and not education.get("degree_date") else level


def fits_stage(row: Row, case: Case) -> bool:
    """Whether a row speaks of the school stage of the case; without a condition it speaks of all."""
    stages = row["school_stages"]
    return not stages or part(case, "target").get("school_stage") in stages.split(";")


def rows_of(policy: Policy, series: str, level: str) -> list[Row]:
    """What is known of a series at a level."""
    rows: list[Row] = policy["standards_rows"].get((series, level), [])
    return rows


def row_of(case: Case, policy: Policy, level: str, credential: str) -> Row | None:
    """The row that accepts a credential; a doctorate counts as a master's too."""
    also = {"doctor": ("doctor", "master")}.get(credential, (credential,))
    rows = rows_of(policy, part(case, "target")["series"], level)
    return next((row for row in rows if row["credential"] in also and fits_stage(row, case)), None)


def opens_technician(case: Case, policy: Policy, credential: str) -> bool:
    """The bracket of 二（二）1 (C2): 中专, and whatever education has a row at 员级 for any stage."""
    if credential == "secondary_vocational":
        return True
    series = part(case, "target")["series"]
    if reading(policy, "standards.technician_education") == "notice" or not has_technicians(policy, series):
        return False
    return credential in ("junior_college", "bachelor") and any(
        row["credential"] == credential for row in rows_of(policy, series, "technician")
    )


def months_without_technicians(case: Case, policy: Policy) -> int | None:
    """C7: a series without 员级 whose standard takes 中专 directly; after how many months."""
    series = part(case, "target")["series"]
    if has_technicians(policy, series) or reading(policy, "standards.no_technician") == "closed":
        return None
    row = row_of(case, policy, "assistant", "secondary_vocational")
    return int(row["months"]) if row is not None and row["months"] and not row["title_first"] else None


def months_by_standard(case: Case, policy: Policy, level: str, credential: str, months: int) -> int:
    """C5: what the notice asks; by the other reading the standard's months where they are fewer."""
    row = row_of(case, policy, level, credential)
    if reading(policy, "standards.shorter") == "notice" or row is None or not row["months"]:
        return months
    return min(months, int(row["months"]))


def series_standard(case: Case, policy: Policy, asked: Asked) -> Line:
    """What the standard says of one candidate."""
    rows = rows_of(policy, part(case, "target")["series"], asked.level)
    if asked.credential == OTHER_TITLE:
        return Line("pass" if any_accepted(case, policy, asked.level) else "review")
    if not rows:
        return Line("review")
    if asked.credential == TITLE_OF_SERIES:
        return of_title(case, policy, asked, rows)
    row = row_of(case, policy, asked.level, asked.credential)
    if asked.credential == "senior_worker":  # C9
        return Line("pass" if row is not None or reading(policy, "standards.senior_worker") != "rows" else "review")
    if row is None:  # C3, C4
        floor = reading(policy, "standards.education_floor")
        refused = any(one["confidence"] == "text" for one in rows) and floor == "fail"
        return Line("pass" if floor == "ignore" else "fail" if refused else "review")
    if row["condition"]:  # 中等师范: C3
        return Line("review")
    if asked.level == "assistant" and asked.credential == "secondary_vocational":  # C7
        return Line("review")
    return of_months(case, policy, asked, row)


def of_title(case: Case, policy: Policy, asked: Asked, rows: list[Row]) -> Line:
    """A 员级 title: its own row (C6), else some credential of the stage that goes by the title."""
    own = row_of(case, policy, asked.level, TITLE_OF_SERIES)
    if own is not None:
        return of_months(case, policy, asked, {**own, "title_first": ""})
    return Line("pass" if any(row["title_first"] and fits_stage(row, case) for row in rows) else "review")


def of_months(case: Case, policy: Policy, asked: Asked, row: Row) -> Line:
    """The months of an accepted credential: C1, C6, C8."""
    series = row["series_key"]
    if asked.credential == "master" and series in reading(policy, "standards.master_series"):  # C8
        its = service(case, policy, asked.kinds, asked.series, asked.since, master_months(policy) + asked.extra)
        return Line("pass" if result_on(cut_off(case, policy), its.day, its.day_in_doubt) == "pass" else "review")
    if row["title_first"] and asked.credential in ("bachelor", "master", "doctor"):  # C6, the title asked before 本科
        return until_titled(case, policy, row)
    if row["title_first"] and reading(policy, "standards.title_step") == "require":  # C1
        return until_titled(case, policy, row, without="fail" if row["confidence"] == "text" else "review")
    if not row["title_first"] and row["months"] and int(row["months"]) > asked.months:  # C6
        return until_full(case, policy, asked, int(row["months"]))
    return Line("pass")


def master_months(policy: Policy) -> int:
    """C8: the months that the standard may ask of a master."""
    return int(reading(policy, "standards.master_months"))


def until_full(case: Case, policy: Policy, asked: Asked, months: int) -> Line:
    """C6: a person decides until the longer months of the standard are full; `later` where the standard rules."""
    its = service(case, policy, asked.kinds, asked.series, asked.since, months + asked.extra)
    return by_day(case, policy, its)


def until_titled(case: Case, policy: Policy, row: Row, without: str = "review") -> Line:
    """C1, C6: the 员级 title of the series, and so many months of its work after it."""
    series, months = row["series_key"], int(row["title_first"].split("+")[1])
    held = [
        title
        for title in items(case, "titles")
        if title["level"] == "technician" and title["series"] == series and held_by(case, title)
    ]
    if not held:
        return Line(without)
    first = min(day_of(title["date"]) for title in held)
    return by_day(case, policy, service(case, policy, ("professional",), (series,), first, months))


def by_day(case: Case, policy: Policy, its: Full) -> Line:
    """`pass` once full on the cut-off, else what the reading of C6 says."""
    result = result_on(cut_off(case, policy), its.day, its.day_in_doubt)
    if result == "later" and reading(policy, "standards.longer") == "standard":
        return Line("later", day=its.day or its.day_in_doubt)
    return Line("pass" if result == "pass" else "review")


def any_accepted(case: Case, policy: Policy, level: str) -> bool:
    """二（七）: whether the standard accepts one of the recognised diplomas or certificates that the person has."""
    credentials = [
        credential_of(education)
        for education in items(case, "educations")
        if education.get("recognized") and obtained(case, education)
    ]
    credentials += ["senior_worker" for skill in items(case, "skills") if held_by(case, skill)]
    rows = [row_of(case, policy, level, credential) for credential in credentials]
    return any(row is not None and not row["condition"] for row in rows)


def obtained(case: Case, education: Case) -> bool:
    """Whether a diploma or degree is there on the filing date: of a master the degree, of 本科 either, else the diploma."""
    dates = [str(education[key]) for key in ("diploma_date", "degree_date") if education.get(key)]
    credential = credential_of(education)
    counted = dates[-1] if credential in ("master", "doctor") else min(dates) if credential == "bachelor" else dates[0]
    return counted <= str(case["filing_date"])
