"""One case that has arrived becomes its result, or everything that is wrong with it; nothing here stops the others."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from zhicheng.cli.case_input import CasePosition, InputCase
from zhicheng.cli.errors import CommandFailure
from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.fields import Problem
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.policy import installed
from zhicheng.policy.model import Policy
from zhicheng.policy.source import PolicyError
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import day_number
from zhicheng.workdays.holidays import CalendarError


class JudgedCase(NamedTuple):
    """A case with its result and the policy that gave it."""

    position: CasePosition
    case: Mapping[str, Any]
    result: dict[str, Any]
    policy: Policy


class UnjudgedCase(NamedTuple):
    """A case that cannot be judged; `id` only where it could be read."""

    position: CasePosition
    id: Any
    problems: tuple[Problem, ...]


class CaseJudge:
    """Where cases are judged: the policies and the working days, each loaded once."""

    def __init__(self, identity: str | None = None, readings: bool = True) -> None:
        """With an identity every case is judged by that policy, else by the one in force on its filing date. `readings`:
        whether other readings are tried on each case.
        """
        self.readings = readings
        self.chosen_policy = find_named_policy(identity) if identity else None
        self.latest = self.chosen_policy or find_latest_policy()
        self.calendar = load_folder_calendar()
        self.by_day: dict[int, Policy] = {}

    def judge(self, input_case: InputCase) -> JudgedCase | UnjudgedCase:
        """The engine's answer on a case, or every problem for which there is none; nothing is raised."""
        position, case, sentence = input_case
        if sentence is not None:
            return UnjudgedCase(position, case, (Problem("", sentence),))
        if not isinstance(case, dict):
            return UnjudgedCase(position, None, (Problem("", "应为一个案例，即花括号括起的若干项。"),))
        try:
            policy = self.policy_of(case)
            return JudgedCase(position, case, check(case, policy, self.calendar, self.readings), policy)
        except InvalidCase as error:
            return UnjudgedCase(position, case.get("id"), error.problems)
        except PolicyError as error:
            return UnjudgedCase(position, case.get("id"), (Problem("filing_date", str(error)),))
        except UnicodeEncodeError:
            problem = Problem("", "含有残缺的字符（\\ud800 之类），请改成完整的文字。")
            return UnjudgedCase(position, None, (problem,))

    def policy_of(self, case: Mapping[str, Any]) -> Policy:
        """The policy that judges a case; where its filing date is no date, the latest, which will say so."""
        try:
            day = day_number(case["filing_date"])
        except (KeyError, TypeError, ValueError):
            return self.latest
        if day not in self.by_day:
            self.by_day[day] = self.chosen_policy or installed.find_policy_in_force(day)
        return self.by_day[day]


def find_latest_policy() -> Policy:
    """The policy that came into force last. Raises CommandFailure."""
    return max(map(find_named_policy, installed.list_policy_ids()), key=lambda policy: policy.in_force)


def find_named_policy(identity: str) -> Policy:
    """The policy of an identity. Raises CommandFailure."""
    try:
        return installed.find_policy(identity)
    except PolicyError as error:
        raise CommandFailure(str(error)) from error


def load_folder_calendar(folder: Path | None = None) -> Calendar:
    """The installed working days, or those of a folder that has some. Raises CommandFailure."""
    try:
        return installed.load_workday_calendar(folder if folder and (folder / "holidays").is_dir() else None)
    except CalendarError as error:
        raise CommandFailure(str(error)) from error
