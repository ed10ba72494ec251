"""Which policies there are, and which is in force on a day: 五（二）. A case names its policy and is judged by it for ever."""

from functools import lru_cache
from pathlib import Path

from zhicheng.policy.load import load_policy
from zhicheng.policy.model import Policy
from zhicheng.policy.source import PolicyError
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import iso_day
from zhicheng.workdays.holidays import load_calendar

PACKAGE = Path(__file__).resolve().parents[1]


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


@lru_cache(maxsize=4096)
def find_policy_in_force(day: int, city: str | None = None, folder: Path | None = None) -> Policy:
    """The policy of a city in force on a day number: the latest that has begun. Raises PolicyError before the first.

    The city may be left out where policies of one city only are installed.
    """
    cities = sorted({name.split("/")[0] for name in list_policy_ids(folder)})
    if city is None and len(cities) > 1:
        raise PolicyError(f"有{len(cities)}个城市的政策（{'、'.join(cities)}），请用 --policy 指明用哪一个。")
    city = city or "".join(cities)
    versions = [find_policy(name, folder) for name in list_policy_ids(folder) if name.startswith(f"{city}/")]
    begun = [version for version in versions if version.in_force <= day]
    if not begun:
        first = min((version.in_force for version in versions), default=None)
        since = f"最早的一版自 {iso_day(first)} 起执行" if first is not None else "没有任何一版"
        raise PolicyError(f"{iso_day(day)} 没有生效的政策（{city}）：{since}。")
    return max(begun, key=lambda version: version.in_force)


@lru_cache(maxsize=4)
def load_workday_calendar(folder: Path | None = None) -> Calendar:
    """The working-day calendar of all installed years."""
    return load_calendar((folder or policies_folder()) / "holidays")
