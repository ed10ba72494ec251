"""What loading cannot see: clauses that nothing speaks for, versions out of order, holidays and rows not yet confirmed."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from zhicheng.policy.lint_unmeetable import find_unmeetable_values
from zhicheng.policy.model import Policy
from zhicheng.policy.worked_cases import WorkedCase
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import iso_day
from zhicheng.workdays.months import month_of

CLAUSES_DONE_BY_PEOPLE: Final = {
    "三（四）": "打印、逐级盖章由人办理，不涉及判断",
    "五（一）": "对各部门工作的要求，不涉及判断",
}
UNCONFIRMED_WORDS: Final = ("待", "暂")  # in the source of a row: somebody still has to confirm it
DITTO: Final = "同上"
OFFICIAL_LIST: Final = "official list"
UNKNOWN_WORD: Final = "未查到"


class LintRemark(NamedTuple):
    """Something to look at. `is_error`: has to be mended; else it is only to be known."""

    is_error: bool
    clause: str
    sentence: str


def lint(policy: Policy, calendar: Calendar, cases: Iterable[WorkedCase] = ()) -> list[LintRemark]:
    """All remarks on one policy, in the order of the notice."""
    worked = tuple(cases)
    found = [
        *find_uncovered_clauses(policy),
        *(LintRemark(True, one.clause, one.sentence) for one in find_unmeetable_values(policy)),
        *find_clauses_without_cases(policy, worked),
        *find_equal_readings(policy),
        *find_pointless_doubts(policy),
        *find_unconfirmed_data(policy),
        *find_missing_holidays(policy, calendar),
    ]
    return sorted(found, key=lambda remark: (not remark.is_error, policy.notice.order(remark.clause)))


def covered_clauses(policy: Policy) -> set[str]:
    """The clauses that a setting, a route, a list or a paper rests on."""
    lists = (policy.settings.values(), policy.routes, policy.doubts)
    more = (policy.materials, policy.departments, policy.windows)
    named = {policy.clause, *policy.done_by_people, *policy.addresses.values()}
    return {*named, *(row.clause for rows in (*lists, *more) for row in rows)}


def find_uncovered_clauses(policy: Policy) -> Iterator[LintRemark]:
    """Every clause of the notice is spoken for, or done by people."""
    covered = covered_clauses(policy)
    for address in policy.notice.addresses:
        if address not in covered and address not in CLAUSES_DONE_BY_PEOPLE:
            yield LintRemark(True, address, "政策数据中没有任何一项依据这一条；请补上数值、途径、清单或材料。")


def find_clauses_without_cases(policy: Policy, worked: tuple[WorkedCase, ...]) -> Iterator[LintRemark]:
    """A clause that judges has worked cases, some that pass it and some that do not."""
    if not worked:
        return
    for address in sorted({route.clause for route in policy.routes}, key=policy.notice.order):
        verdicts = {case.expect.get("verdict") for case in worked if case.clause == address}
        if "eligible" not in verdicts or verdicts == {"eligible"}:
            yield LintRemark(True, address, "样例中应既有可以认定的，也有不可以的；请在 cases 中补上。")


def find_equal_readings(policy: Policy) -> Iterator[LintRemark]:
    """Another reading differs from the one that applies, and from the others."""
    for setting in policy.settings.values():
        values = [setting.value, *(other.value for other in setting.alternatives)]
        if any(value in values[:place] for place, value in enumerate(values)):
            yield LintRemark(True, setting.clause, f"{setting.path} 的其他读法（alternatives）与现用的值或彼此相同。")


def find_pointless_doubts(policy: Policy) -> Iterator[LintRemark]:
    """A doubtful word points at series that are outside the notice."""
    for doubt, key in ((one, key) for one in policy.doubts for key in (one.points_to, *one.nearer)):
        if policy.series[key].assessment == "assess":
            name = policy.series[key].full_name
            yield LintRemark(True, doubt.clause, f"字样“{doubt.word}”指向{name}，而它实行考核认定，不需要人工确认。")


def find_unconfirmed_data(policy: Policy) -> Iterator[LintRemark]:
    """What the authors themselves say is not confirmed yet."""
    if policy.in_force_note:
        yield LintRemark(False, policy.clause, f"生效日 {iso_day(policy.in_force)} 待核实：{policy.in_force_note}")
    for name, statement in policy.notice.source.items():
        if UNKNOWN_WORD in statement:
            yield LintRemark(False, policy.clause, f"通知的{name}：{statement}。")
    source = ""
    for row in policy.departments:
        source = source if row.source == DITTO else row.source
        if any(word in source for word in UNCONFIRMED_WORDS):
            what = policy.series[row.series].full_name + (row.specialty_word or "")
            yield LintRemark(False, row.clause, f"{what}对应{row.name}，待确认：{source}。")
    series = [one.full_name for one in policy.series.values() if one.confidence != OFFICIAL_LIST]
    if series:
        clause = policy.doubts[0].clause if policy.doubts else policy.clause
        yield LintRemark(False, clause, f"系列表中{len(series)}行不是出自官方目录，待核实：{'、'.join(series)}。")


def find_missing_holidays(policy: Policy, calendar: Calendar) -> Iterator[LintRemark]:
    """Which years have no holidays, or estimated ones, from the policy's first year to the last that is there."""
    clause = policy.settings["publicity.working_days"].clause
    known = {year.year: year for year in calendar.years}
    last = max(known, default=0)
    for number in range(month_of(policy.in_force) // 12, last + 1):
        if number not in known:
            yield LintRemark(True, clause, f"{number}年的放假安排没有录入，只能推算。")
        elif known[number].state == "provisional":
            yield LintRemark(False, clause, f"{number}年的放假安排是暂估的：{known[number].title}。")
    rest = "法定节假日算休息，其余按星期一至星期五推算，并标明暂定"
    lunar = f"；农历的节日录入到{calendar.statutory.last_dated_year}年" if calendar.statutory else ""
    yield LintRemark(False, clause, f"放假安排录入到{last}年；以后的年份{rest}{lunar}。")


def check_policy_versions(policies: Iterable[Policy]) -> Iterator[LintRemark]:
    """Versions of one city begin on different days, and none is changed after the next one has begun."""
    ordered = sorted(policies, key=lambda policy: (policy.city, policy.in_force))
    for earlier, later in pairwise(ordered):
        if earlier.city == later.city and earlier.in_force == later.in_force:
            sentence = (
                f"{earlier.id} 和 {later.id} 都自 {iso_day(later.in_force)} 起执行，分不清用哪一版；请改 in_force。"
            )
            yield LintRemark(True, later.clause, sentence)
        elif earlier.city == later.city:
            yield from find_late_readings(earlier, later)


def find_late_readings(earlier: Policy, later: Policy) -> Iterator[LintRemark]:
    """Readings of a version that were decided when it was no longer in force."""
    for setting in earlier.settings.values():
        if setting.decided and setting.decided >= iso_day(later.in_force):
            sentence = (
                f"{earlier.id} 的 {setting.path} 于 {setting.decided} 定，"
                f"而 {later.id} 自 {iso_day(later.in_force)} 起已代替它。"
            )
            yield LintRemark(False, setting.clause, sentence)
