"""One case that has arrived becomes its result, or everything that is wrong with it; nothing here stops the others."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from zhicheng.cli.case_input import CasePosition, InputCase
from zhicheng.cli.errors import CommandFailure
from zhicheng.eligibility.check import check
from zhicheng.eligibility.explained_case import read_filing_day, read_management_area
from zhicheng.eligibility.facts.fields import Problem
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.policy import installed
from zhicheng.policy.model import Policy
from zhicheng.policy.source import PolicyError
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.holidays import CalendarError

AREA_FIELD: Final = "employer.management_area"
AREA_MISSING: Final = "没有填写，不知道用哪个城市的政策。"


class JudgedCase(NamedTuple):
    """A case with its result and the policy that gave it."""

    position: CasePosition
    case: Mapping[str, Any]
    result: dict[str, Any]
    policy: Policy

    @property
    def verdict(self) -> str:
        """The code of the verdict."""
        return cast(str, self.result["verdict"])


class UnjudgedCase(NamedTuple):
    """A case that cannot be judged; `id` only where it could be read. `lacks_city`: its problem is that it does not say
    of which city it is, in the sentence with the cities that there are.
    """

    position: CasePosition
    id: Any
    problems: tuple[Problem, ...]
    lacks_city: bool = False

    def without_cities(self) -> "UnjudgedCase":
        """The same in the short sentence, for whoever has read the long one."""
        return self._replace(problems=(Problem(AREA_FIELD, AREA_MISSING),))


class CaseJudge:
    """Where cases are judged: the policies and the working days, each loaded once."""

    def __init__(self, identity: str | None = None, readings: bool = True) -> None:
        """With an identity every case is judged by that policy, else by the one in force on its filing date. `readings`:
        whether other readings are tried on each case.
        """
        self.readings = readings
        self.chosen_policy = find_named_policy(identity) if identity else None
        if not identity:
            load_city_policies()
        self.calendar = load_folder_calendar()
        self.chosen: dict[tuple[int, str | None], Policy] = {}

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
        except installed.CityNotChosen as error:
            return UnjudgedCase(position, case.get("id"), (Problem(AREA_FIELD, str(error)),), lacks_city=True)
        except PolicyError as error:
            return UnjudgedCase(position, case.get("id"), (Problem("filing_date", str(error)),))
        except UnicodeEncodeError:
            problem = Problem("", "含有残缺的字符（\\ud800 之类），请改成完整的文字。")
            return UnjudgedCase(position, None, (problem,))

    def policy_of(self, case: Mapping[str, Any]) -> Policy:
        """The policy that judges a case; where its filing date is no date, the latest, which will say so."""
        if self.chosen_policy:
            return self.chosen_policy
        day, area = read_filing_day(case), read_management_area(case)
        if (day, area) not in self.chosen:
            self.chosen[day, area] = installed.find_policy_in_force(day, area=area)
        return self.chosen[day, area]


def load_city_policies() -> None:
    """Read the policies of every city that is no sample, so that a broken one is told before the first case.

    Raises CommandFailure.
    """
    try:
        for city in installed.list_cities():
            installed.find_latest_policy(city)
    except PolicyError as error:
        raise CommandFailure(str(error)) from error


def find_latest_policy() -> Policy:
    """The policy of the only city that came into force last. Raises CommandFailure."""
    try:
        return installed.find_policy_in_force(NEVER)
    except PolicyError as error:
        raise CommandFailure(str(error)) from error


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
