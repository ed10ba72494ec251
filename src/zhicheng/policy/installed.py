"""Which policies there are, and which is in force on a day: 五（二）. A case names its policy and is judged by it for ever.

Of several cities the management area of the employer chooses. A sample (`sample = true`) judges whom it is asked to judge,
by its name or by such an area, and nobody else.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

from zhicheng.policy.load import load_policy
from zhicheng.policy.model import Policy
from zhicheng.policy.source import PolicyError
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import NEVER, iso_day
from zhicheng.workdays.holidays import load_calendar

PACKAGE = Path(__file__).resolve().parents[1]
POLICY_HEAD: Final = re.compile(r"^\[policy\]\n(.*?)(?=^\[|\Z)", re.MULTILINE | re.DOTALL)
"""What stands under [policy], up to the next table: read alone it takes no time."""


def policies_folder() -> Path:
    """Where the policies are: inside the installed package, or beside the sources."""
    installed = PACKAGE / "_policies"
    return installed if installed.is_dir() else PACKAGE.parents[1] / "policies"


def list_policy_ids(folder: Path | None = None) -> tuple[str, ...]:
    """The identities of all installed policies, such as kunming/2023."""
    root = folder or policies_folder()
    found = (f"{file.parent.name}/{file.stem}" for file in root.glob("*/*.toml") if file.parent.name != "holidays")
    return tuple(sorted(found))


@lru_cache(maxsize=64)
def find_policy(identity: str, folder: Path | None = None) -> Policy:
    """The policy of an identity. Raises PolicyError where there is none or its data are wrong."""
    known = list_policy_ids(folder)
    if identity not in known:
        raise PolicyError(f"没有政策“{identity}”；现有的是：{'、'.join(known)}。")
    loaded = load_policy((folder or policies_folder()) / f"{identity}.toml")
    if loaded.id != identity:
        raise PolicyError(f"{identity}.toml 中的 id 是“{loaded.id}”，应与文件名一致，为“{identity}”。")
    return loaded


class CityNotChosen(PolicyError):
    """Policies of several cities are installed, and nothing says which of them is meant; the message names them."""


@lru_cache(maxsize=4)
def list_cities(folder: Path | None = None) -> tuple[str, ...]:
    """The cities among which nobody has to choose a sample by accident: those with a policy that is none; else all."""
    root = folder or policies_folder()
    names = list_policy_ids(folder)
    offered = [name for name in names if not is_sample(root / f"{name}.toml")]
    return tuple(sorted({name.split("/")[0] for name in offered or names}))


def is_sample(file: Path) -> bool:
    """Whether the head of a policy file says that it is a sample; of a file that cannot be read, loading will tell."""
    try:
        head = POLICY_HEAD.search(file.read_text(encoding="utf-8"))
        return head is not None and tomllib.loads(head[1]).get("sample") is True
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False


@lru_cache(maxsize=4096)
def find_policy_in_force(
    day: int, city: str | None = None, folder: Path | None = None, area: str | None = None
) -> Policy:
    """The policy of a city in force on a day number: the latest that has begun. Raises PolicyError before the first.

    Without a city the one to which the management area (三（三）) belongs, else the only one that is installed and no
    sample; CityNotChosen where there are several.
    """
    chosen = city or find_city_of_area(area, folder) or find_only_city(folder)
    versions = [find_policy(name, folder) for name in list_policy_ids(folder) if name.startswith(f"{chosen}/")]
    begun = [version for version in versions if version.in_force <= day]
    if not begun:
        first = min((version.in_force for version in versions), default=None)
        since = f"最早的一版自 {iso_day(first)} 起执行" if first is not None else "没有任何一版"
        raise PolicyError(f"{iso_day(day)} 没有生效的政策（{chosen}）：{since}。")
    return max(begun, key=lambda version: version.in_force)


def find_city_of_area(area: str | None, folder: Path | None = None) -> str | None:
    """The city whose policies know a management area by its code or an alias, samples last; None where none does."""
    if not area:
        return None
    cities = list_cities(folder)
    in_turn = sorted(list_policy_ids(folder), key=lambda name: name.split("/")[0] not in cities)
    return next((name.split("/")[0] for name in in_turn if has_area(find_policy(name, folder), area)), None)


def has_area(policy: Policy, area: str) -> bool:
    """Whether a policy knows a management area, by its code or an alias."""
    return any(area in (one.code, *one.aliases) for one in policy.areas.values())


def find_only_city(folder: Path | None = None) -> str:
    """The one city that is meant where nothing is said. Raises CityNotChosen."""
    cities = list_cities(folder)
    if len(cities) > 1:
        names = "、".join(f"{find_latest_policy(city, folder).city_name}（{city}）" for city in cities)
        raise CityNotChosen(
            f"装有{len(cities)}个城市的政策：{names}。请填写用人单位的管理归属地，或用 --policy 指明用哪一个。"
        )
    return "".join(cities)


def find_latest_policy(city: str, folder: Path | None = None) -> Policy:
    """The policy of a city that came, or will come, into force last."""
    return find_policy_in_force(NEVER, city, folder)


@lru_cache(maxsize=4)
def load_workday_calendar(folder: Path | None = None) -> Calendar:
    """The working-day calendar of all installed years."""
    return load_calendar((folder or policies_folder()) / "holidays")
