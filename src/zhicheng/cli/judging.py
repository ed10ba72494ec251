"""One case that has arrived becomes its result, or everything that is wrong with it; nothing here stops the others."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from zhicheng.cli.case_input import Arrived, Place
from zhicheng.cli.errors import Trouble
from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.fields import Problem
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.policy import installed
from zhicheng.policy.model import Policy
from zhicheng.policy.source import PolicyError
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import day_number
from zhicheng.workdays.holidays import CalendarError


class Judged(NamedTuple):
    """A case with its result and the policy that gave it."""

    place: Place
    case: Mapping[str, Any]
    result: dict[str, Any]
    policy: Policy


class Invalid(NamedTuple):
    """A case that cannot be judged; `id` only where it could be read."""

    place: Place
    id: Any
    problems: tuple[Problem, ...]


class Bench:
    """Where cases are judged: the policies and the working days, each loaded once."""

    def __init__(self, identity: str | None = None) -> None:
        """With an identity every case is judged by that policy, else by the one in force on its filing date."""
        self.fixed = policy_named(identity) if identity else None
        self.latest = self.fixed or latest()
        self.calendar = calendar()
        self.by_day: dict[int, Policy] = {}

    def judge(self, arrived: Arrived) -> Judged | Invalid:
        """Judge one case."""
        place, case, trouble = arrived
        if trouble is not None:
            return Invalid(place, case, (Problem("", trouble),))
        if not isinstance(case, dict):
            return Invalid(place, None, (Problem("", "应为一个案例，即花括号括起的若干项。"),))
        try:
            policy = self.policy_of(case)
            return Judged(place, case, check(case, policy, self.calendar), policy)
        except InvalidCase as error:
            return Invalid(place, case.get("id"), error.problems)
        except PolicyError as error:
            return Invalid(place, case.get("id"), (Problem("filing_date", str(error)),))
        except UnicodeEncodeError:
            problem = Problem("", "含有残缺的字符（\\ud800 之类），请改成完整的文字。")
            return Invalid(place, None, (problem,))

    def policy_of(self, case: Mapping[str, Any]) -> Policy:
        """The policy that judges a case; where its filing date is no date, the latest, which will say so."""
        try:
            day = day_number(case["filing_date"])
        except (KeyError, TypeError, ValueError):
            return self.latest
        if day not in self.by_day:
            self.by_day[day] = self.fixed or installed.in_force(day)
        return self.by_day[day]


def latest() -> Policy:
    """The policy that came into force last. Raises Trouble."""
    return max(map(policy_named, installed.names()), key=lambda policy: policy.in_force)


def policy_named(identity: str) -> Policy:
    """The policy of an identity. Raises Trouble."""
    try:
        return installed.policy(identity)
    except PolicyError as error:
        raise Trouble(str(error)) from error


def calendar(folder: Path | None = None) -> Calendar:
    """The working days on the shelf, or of a folder that has some. Raises Trouble."""
    try:
        return installed.calendar(folder if folder and (folder / "holidays").is_dir() else None)
    except CalendarError as error:
        raise Trouble(str(error)) from error
