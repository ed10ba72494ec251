"""A policy for the oracle: the data files of `policies/` as plain dictionaries, and the readings by their dotted keys.

Nothing of the engine's loader is used. A reading that the policy file does not state yet has the default of
`clauses.md` and `standards.md`, section 3; another reading is tried with `read_otherwise`.
"""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

Policy = Mapping[str, Any]
Row = Mapping[str, str]
POLICIES = Path(__file__).parents[2] / "policies"
DEFAULTS: Mapping[str, Any] = {
    "education.asked_of_every_route": False,
    "insurance.master_exempt": "first_title",  # or: always
    "insurance.run_ends_before": 1,
    "insurance.unposted_months": 1,
    "service.cut_off": "publicity_start",  # or: publicity_end
    "service.gaps": "day_for_day",  # or: whole_months
    "service.series": "any",  # or: target
    "service.without_record": "not_counted",  # or: review
    "publicity.posting_day_counts": False,
    "publicity.starts_on_working_day": True,
    "filing.rolls_over": False,
    "standards.title_step": "notice",  # C1; or: require
    "standards.technician_education": "standard",  # C2, C3; or: notice
    "standards.education_floor": "fail",  # C4, where some row is `text`; or: review, ignore
    "standards.shorter": "notice",  # C5; or: standard
    "standards.longer": "review",  # C6; or: standard, notice
    "standards.no_technician": "review",  # C7; or: closed
    "standards.master_series": ("archives",),  # C8; or: ()
    "standards.master_months": 12,
    "standards.senior_worker": "rows",  # C9; or: every_series
    "standards.service_from_licence": ("notary",),  # C11; or: ()
}


def read_rows(path: Path) -> list[Row]:
    """The rows of a table; none where there is no such table."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def grouped(rows: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    """The rows of the standards by series and level."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["series_key"], row["level"]), []).append(row)
    return groups


@cache
def read_policy(folder: str = "kunming", name: str = "2023.toml") -> Policy:
    """A policy folder, as it stands."""
    data = tomllib.loads((POLICIES / folder / name).read_text(encoding="utf-8"))
    return {
        **data,
        "series": {row["key"]: row for row in read_rows(POLICIES / folder / "series.csv")},
        "standards_rows": grouped(read_rows(POLICIES / folder / "standards.csv")),
        "authorities": read_rows(POLICIES / folder / "authorities.csv"),
        "related_units": read_rows(POLICIES / folder / "related_units.csv"),
        "otherwise": {},
    }


def read_otherwise(policy: Policy, key: str, value: Any) -> Policy:
    """The same policy with another reading."""
    return {**policy, "otherwise": {**policy["otherwise"], key: value}}


def reading(policy: Policy, key: str) -> Any:
    """What a parameter says: tried, else stated in the file, else the default of the specification."""
    if key in policy["otherwise"]:
        return policy["otherwise"][key]
    group, name = key.split(".")
    stated = policy.get(group, {}).get(name)
    return DEFAULTS[key] if stated is None else stated["value"]


def value(policy: Policy, key: str) -> Any:
    """What a parameter says that every policy file states."""
    group, name = key.split(".")
    return policy["otherwise"].get(key, policy[group][name]["value"])


def has_technicians(policy: Policy, series: str) -> bool:
    """Whether a series has 员级 at all."""
    return bool(policy["series"][series]["technician_title"])


def is_outside(policy: Policy, series: str) -> bool:
    """一（三）: decided by exam, or left out of the notice."""
    return policy["series"][series]["assessment"] in ("exam", "excluded")


def has_neighbours_outside(policy: Policy, series: str) -> bool:
    """Whether a branch of the same series is decided by exam or left out, so that the specialty decides."""
    number = policy["series"][series]["series_no"]
    return any(row["series_no"] == number and is_outside(policy, key) for key, row in policy["series"].items())


def is_doubtful(policy: Policy, specialty: str) -> bool:
    """Whether the words of a specialty point at a branch outside; `unless` takes the word back."""
    for doubt in policy["scope"]["doubts"]:
        rest = specialty
        for innocent in doubt.get("unless", []):
            rest = rest.replace(innocent, " ")
        if doubt["word"] in rest:
            return True
    return False
