"""One plain person, eligible on 二（二）4, and how to change a fact or two: the ground of small tests."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from zhicheng.eligibility.check import check
from zhicheng.policy.load import load_policy
from zhicheng.policy.model import Policy

KUNMING = Path(__file__).parents[2] / "policies" / "kunming"
EMPLOYER, AGENCY, PARENT, STRANGER = (
    "91530102MA6K3H5X1C",
    "91530103MA6L7T9D2N",
    "91530000100012345P",
    "125301024317654327",
)
PLAIN: dict[str, Any] = {
    "filing_date": "2026-03-10",
    "publicity": {"start": "2026-03-02", "end": "2026-03-09"},
    "applicant": {
        "origin": "mainland",
        "status": "employed",
        "annual_review": "qualified",
        "refuses_assignment": False,
        "not_competent": False,
    },
    "employer": {
        "uscc": EMPLOYER,
        "kind": "enterprise",
        "affiliation": "none",
        "registered_in_kunming": True,
        "management_area": "530102",
    },
    "target": {"series": "engineering", "specialty": "机械", "level": None, "major_relation": "same"},
    "educations": [{"level": "bachelor", "diploma_date": "2024-06-30", "recognized": True}],
    "employment": [
        {"start": "2024-08-01", "work": "professional", "series": "engineering", "record": "recruitment_register"}
    ],
    "insurance": [{"from": "2024-08", "to": "2026-02", "payer": EMPLOYER, "area": "kunming"}],
}


@cache
def kunming() -> Policy:
    """The policy of Kunming."""
    return load_policy(KUNMING / "2023.toml")


def plain(**changes: Any) -> dict[str, Any]:
    """The plain case with changes: an object is changed field by field, anything else is replaced."""
    case = deepcopy(PLAIN)
    for name, change in changes.items():
        objects = isinstance(change, dict) and isinstance(case.get(name), dict)
        case[name] = {**case[name], **change} if objects else change
    return case


def title(level: str, series: str, date: str, carried: bool = False) -> dict[str, Any]:
    """A title."""
    return {"level": level, "series": series, "date": date, "by_change_of_series": carried}


def education(
    level: str, diploma: str | None, degree: str | None = None, recognized: bool | None = True
) -> dict[str, Any]:
    """An education record."""
    return {"level": level, "diploma_date": diploma, "degree_date": degree, "recognized": recognized}


def work(start: str, end: str | None = None, series: str = "engineering", kind: str = "professional") -> dict[str, Any]:
    """A spell of work with a record."""
    return {"start": start, "end": end, "work": kind, "series": series, "record": "recruitment_register"}


def months(
    first: str, last: str, payer: str | None = EMPLOYER, area: str = "kunming", late: bool = False
) -> dict[str, Any]:
    """A row of insured months."""
    return {"from": first, "to": last, "payer": payer, "area": area, "late": late}


def result(case: dict[str, Any], policy: Policy | None = None) -> dict[str, Any]:
    """What the engine says. Which readings decide is asked of the installed policy only: for another one, all of whose
    readings have to be made first, it would take a hundred times as long as the judgement.
    """
    return check(case, policy or kunming(), readings=policy is None)


def said(case: dict[str, Any], key: str, policy: Policy | None = None) -> tuple[Any, ...]:
    """Result, measured, asked and day of one check."""
    found = next(line for line in result(case, policy)["checks"] if line["key"] == key)
    return found["result"], found["measured"], found["required"], found["from"]


def answer(case: dict[str, Any], policy: Policy | None = None) -> tuple[str, str | None, str | None]:
    """Verdict, route and earliest day."""
    its = result(case, policy)
    return its["verdict"], its["route"], its["earliest"]
