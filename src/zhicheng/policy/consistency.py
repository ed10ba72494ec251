"""What no single value of a policy shows: doubles, names that point nowhere, dates the wrong way round."""

from collections.abc import Mapping
from typing import Final

from zhicheng.policy.addresses import CHECKS_WITH_ADDRESSES, ENGINE_ADDRESSES
from zhicheng.policy.model import Area, Policy
from zhicheng.policy.notice import Notice
from zhicheng.policy.rows import check_routes, refuse_duplicates
from zhicheng.policy.settings import check_clause_address
from zhicheng.policy.source import PathSteps, TomlSource
from zhicheng.workdays.months import month_of

SAMPLE_WORD: Final = "示例"


def read_addresses(source: TomlSource, notice: Notice) -> dict[str, str]:
    """Where the clauses that the engine names stand in a notice of another shape; problems go to the source."""
    table = source.value_at(["addresses"])
    stated = table if isinstance(table, Mapping) else {}
    for key, there in stated.items():
        address = str(key)
        if address not in (*ENGINE_ADDRESSES, *CHECKS_WITH_ADDRESSES):
            source.add_problem(
                ["addresses", address], f"程序里没有“{address}”；可用的有：{'、'.join(ENGINE_ADDRESSES)}。"
            )
        if there not in notice.clauses:
            source.add_problem(["addresses", address], f"通知中没有“{there}”。")
        if address != there and address in notice.clauses:
            source.add_problem(
                ["addresses", address], f"通知里自己有“{address}”，意思却是“{there}”：这样的通知须由工程师改程序。"
            )
    for address in ENGINE_ADDRESSES:
        if address not in notice.clauses and address not in stated:
            source.add_problem(["addresses"], f"通知中没有“{address}”，请在 [addresses] 里写明它相当于哪一条。")
    return {str(address): str(there) for address, there in stated.items()}


def check_policy(source: TomlSource, policy: Policy) -> None:
    """What no single value shows: doubles, and names that point nowhere."""
    check_clause_address(source, ["policy"], policy.clause, policy.notice)
    for address in policy.done_by_people:
        check_clause_address(source, ["policy", "done_by_people"], address, policy.notice)
    if policy.sample and SAMPLE_WORD not in policy.name:
        source.add_problem(["policy", "name"], f"sample = true 的政策，name 里须写明“{SAMPLE_WORD}”。")
    check_routes(source, policy.routes)
    refuse_duplicates(source, "materials", [material.key for material in policy.materials])
    refuse_duplicates(source, "scope.doubts", [doubt.word for doubt in policy.doubts])
    for place, doubt in enumerate(policy.doubts):
        for name, key in (("points_to", doubt.points_to), *(("nearer", key) for key in doubt.nearer)):
            if key not in policy.series:
                source.add_problem(["scope", "doubts", place, name], f"系列表中没有“{key}”。")
    check_standard_settings(source, policy)
    check_route_series(source, policy)
    check_areas(source, tuple(policy.areas.values()))
    check_window(source, policy)
    check_dated_windows(source, policy)


def check_areas(source: TomlSource, areas: tuple[Area, ...]) -> None:
    """A code or alias leads to one area only."""
    seen: dict[str, str] = {}
    for place, area in enumerate(areas):
        for code in (area.code, *area.aliases):
            if code in seen:
                source.add_problem(["areas", place], f"代码“{code}”已属于{seen[code]}，不能再属于{area.name}。")
            seen[code] = area.name


def check_standard_settings(source: TomlSource, policy: Policy) -> None:
    """The standards of the series are there where they are asked, and name series that there are."""
    for path in ("standards.master_series", "standards.service_from_licence"):
        for key in policy.words(path) if path in policy.settings and not source.problems.lines else ():
            if key not in policy.series:
                source.add_problem([*path.split("."), "value"], f"系列表中没有“{key}”。")
    if not policy.standards and policy.is_asked("series_standard") and not source.problems.lines:
        source.add_problem(
            ["policy"], "没有 standards；不问本系列评价标准的，在 checks.not_asked 里写 series_standard。"
        )


def check_route_series(source: TomlSource, policy: Policy) -> None:
    """A route of single series names series that there are; one that gives 中级, one with such a title."""
    for place, route in enumerate(policy.routes):
        for key in route.series:
            if key not in policy.series:
                source.add_problem(["routes", place, "series"], f"系列表中没有“{key}”。")
        if route.gives == "intermediate" and not any(one.intermediate_title for one in policy.series.values()):
            source.add_problem(
                ["routes", place, "gives"], "系列表（series.csv）没有 intermediate_title（中级职称）一列。"
            )


def check_dated_windows(source: TomlSource, policy: Policy) -> None:
    """Windows by their dates follow one another, each within one year."""
    before = 0
    for place, window in enumerate(policy.windows):
        steps: PathSteps = ["filing", "windows", place]
        if window.closes < window.opens or month_of(window.opens) // 12 != month_of(window.closes) // 12:
            source.add_problem(steps, "窗口的末日早于首日，或者跨了年；跨年的请写成两个。")
        if window.opens <= before:
            source.add_problem(steps, "窗口须按日期先后排列，不能重叠。")
        before = window.closes


def check_window(source: TomlSource, policy: Policy) -> None:
    """A window opens before it closes."""
    paths = ("filing.first_day", "filing.last_day")
    if all(path in policy.settings for path in paths) and policy.number(paths[0]) > policy.number(paths[1]):
        source.add_problem(["filing", "last_day", "value"], "窗口的最后一日早于第一日。")
