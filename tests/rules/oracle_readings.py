"""The readings that decide a case, by the oracle: every declared alternative tried (rules.md, section 3, 8)."""

from datetime import date
from typing import Any

from tests.rules.oracle import judge
from tests.rules.oracle_policy import Policy, read_otherwise, read_policy
from tests.rules.oracle_service import Case

# The other readings that clauses.md and standards.md declare for the judgement.
ALTERNATIVES: tuple[tuple[str, Any], ...] = (
    ("education.asked_of_every_route", True),
    ("insurance.master_exempt", "always"),
    ("insurance.run_ends_before", 0),
    ("insurance.run_ends_before", 2),
    ("insurance.unposted_months", 0),
    ("service.cut_off", "publicity_end"),
    ("service.gaps", "whole_months"),
    ("service.series", "target"),
    ("service.without_record", "review"),
    ("standards.title_step", "require"),
    ("standards.technician_education", "notice"),
    ("standards.education_floor", "review"),
    ("standards.education_floor", "ignore"),
    ("standards.shorter", "standard"),
    ("standards.longer", "standard"),
    ("standards.no_technician", "closed"),
    ("standards.master_series", ()),
    ("standards.senior_worker", "every_series"),
    ("standards.service_from_licence", ()),
)


def readings(case: Case, policy: Policy | None = None) -> list[tuple[str, Any, str, date | None]]:
    """The other readings that would give another verdict or day: key, alternative, and what it gives."""
    policy = policy or read_policy()
    now = judge(case, policy)
    decisive = []
    for key, alternative in ALTERNATIVES:
        then = judge(case, read_otherwise(policy, key, alternative))
        if (then["verdict"], then["earliest"]) != (now["verdict"], now["earliest"]):
            decisive.append((key, alternative, then["verdict"], then["earliest"]))
    return decisive
