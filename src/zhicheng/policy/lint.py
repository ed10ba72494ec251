"""What loading cannot see: clauses that nothing speaks for, versions out of order, holidays and rows not yet confirmed."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from zhicheng.policy.cases import WorkedCase
from zhicheng.policy.model import Policy
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import iso
from zhicheng.workdays.months import month_of

DONE_BY_PEOPLE: Final = {
    "三（四）": "打印、逐级盖章由人办理，不涉及判断",
    "五（一）": "对各部门工作的要求，不涉及判断",
}
UNCONFIRMED: Final = ("待", "暂")  # in the source of a row: somebody still has to confirm it
DITTO: Final = "同上"
OFFICIAL: Final = "official list"
UNKNOWN: Final = "未查到"


class Remark(NamedTuple):
    """Something to look at. `wrong`: has to be mended; else it is only to be known."""

    wrong: bool
    clause: str
    sentence: str


def lint(policy: Policy, calendar: Calendar, cases: Iterable[WorkedCase] = ()) -> list[Remark]:
    """All remarks on one policy, in the order of the notice."""
    worked = tuple(cases)
    found = [
        *uncovered(policy),
        *without_cases(policy, worked),
        *readings(policy),
        *pointless_doubts(policy),
        *unconfirmed(policy),
        *holidays(policy, calendar),
    ]
    return sorted(found, key=lambda remark: (not remark.wrong, policy.notice.order(remark.clause)))


def spoken_for(policy: Policy) -> set[str]:
    """The clauses that a setting, a route, a list or a paper rests on."""
    lists = (policy.settings.values(), policy.routes, policy.overrides, policy.doubts)
    more = (policy.materials, policy.departments)
    return {policy.clause, *(row.clause for rows in (*lists, *more) for row in rows)}


def uncovered(policy: Policy) -> Iterator[Remark]:
    """Every clause of the notice is spoken for, or done by people."""
    spoken = spoken_for(policy)
    for address in policy.notice.addresses:
        if address not in spoken and address not in DONE_BY_PEOPLE:
            yield Remark(True, address, "政策数据中没有任何一项依据这一条；请补上数值、途径、清单或材料。")


def without_cases(policy: Policy, worked: tuple[WorkedCase, ...]) -> Iterator[Remark]:
    """A clause that judges has worked cases, some that pass it and some that do not."""
    if not worked:
        return
    for address in sorted({route.clause for route in policy.routes}, key=policy.notice.order):
        verdicts = {case.expect.get("verdict") for case in worked if case.clause == address}
        if "eligible" not in verdicts or verdicts == {"eligible"}:
            yield Remark(True, address, "样例中应既有可以认定的，也有不可以的；请在 cases 中补上。")


def readings(policy: Policy) -> Iterator[Remark]:
    """Another reading differs from the one that applies, and from the others."""
    for setting in policy.settings.values():
        values = [setting.value, *(other.value for other in setting.alternatives)]
        if any(value in values[:place] for place, value in enumerate(values)):
            yield Remark(True, setting.clause, f"{setting.path} 的其他读法（alternatives）与现用的值或彼此相同。")


def pointless_doubts(policy: Policy) -> Iterator[Remark]:
    """A doubtful word points at a series that is outside the notice."""
    for doubt in policy.doubts:
        if policy.series[doubt.points_to].assessment == "assess":
            name = policy.series[doubt.points_to].full_name
            yield Remark(True, doubt.clause, f"字样“{doubt.word}”指向{name}，而它实行考核认定，不需要人工确认。")


def unconfirmed(policy: Policy) -> Iterator[Remark]:
    """What the authors themselves say is not confirmed yet."""
    if policy.in_force_note:
        yield Remark(False, policy.clause, f"生效日 {iso(policy.in_force)} 待核实：{policy.in_force_note}")
    for name, said in policy.notice.source.items():
        if UNKNOWN in said:
            yield Remark(False, policy.clause, f"通知的{name}：{said}。")
    source = ""
    for row in policy.departments:
        source = source if row.source == DITTO else row.source
        if any(word in source for word in UNCONFIRMED):
            what = policy.series[row.series].full_name + (row.specialty_word or "")
            yield Remark(False, row.clause, f"{what}对应{row.name}，待确认：{source}。")
    series = [one.full_name for one in policy.series.values() if one.confidence != OFFICIAL]
    if series:
        clause = policy.doubts[0].clause if policy.doubts else policy.clause
        yield Remark(False, clause, f"系列表中{len(series)}行不是出自官方目录，待核实：{'、'.join(series)}。")


def holidays(policy: Policy, calendar: Calendar) -> Iterator[Remark]:
    """Which years have no holidays, or estimated ones, from the policy's first year to the last that is there."""
    clause = policy.settings["publicity.working_days"].clause
    known = {year.year: year for year in calendar.years}
    last = max(known, default=0)
    for number in range(month_of(policy.in_force) // 12, last + 1):
        if number not in known:
            yield Remark(True, clause, f"{number}年的放假安排没有录入，只能按星期一至星期五推算。")
        elif known[number].state == "provisional":
            yield Remark(False, clause, f"{number}年的放假安排是暂估的：{known[number].title}。")
    yield Remark(False, clause, f"放假安排录入到{last}年；以后的年份按星期一至星期五推算，并标明暂定。")


def of_shelf(policies: Iterable[Policy]) -> Iterator[Remark]:
    """Versions of one city begin on different days, and none is changed after the next one has begun."""
    ordered = sorted(policies, key=lambda policy: (policy.city, policy.in_force))
    for earlier, later in pairwise(ordered):
        if earlier.city == later.city and earlier.in_force == later.in_force:
            said = f"{earlier.id} 和 {later.id} 都自 {iso(later.in_force)} 起执行，分不清用哪一版；请改 in_force。"
            yield Remark(True, later.clause, said)
        elif earlier.city == later.city:
            yield from decided_too_late(earlier, later)


def decided_too_late(earlier: Policy, later: Policy) -> Iterator[Remark]:
    """Readings of a version that were decided when it was no longer in force."""
    for setting in earlier.settings.values():
        if setting.decided and setting.decided >= iso(later.in_force):
            said = f"{earlier.id} 的 {setting.path} 于 {setting.decided} 定，而 {later.id} 自 {iso(later.in_force)} 起已代替它。"
            yield Remark(False, setting.clause, said)
