"""An answer of the engine arranged for people: the verdict first, then days, clauses, routes and papers.

Nothing is judged here; what stands in the answer (case-format.md, "A result") is ordered and given headings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from zhicheng.policy.installed import find_policy
from zhicheng.policy.model import Material, Policy
from zhicheng.policy.windows import Timetable, Window, build_timetable
from zhicheng.words.bearing import list_checks_beside, name_case
from zhicheng.words.fact_lines import format_iso_day
from zhicheng.words.papers import find_paper_note
from zhicheng.words.readings import describe_deciding_reading
from zhicheng.words.results import VERDICT_NAMES, VERDICT_RESULTS, count_results, rank_result
from zhicheng.workdays.days import day_number, iso_day
from zhicheng_web.cases.engine.calendars import find_calendar_by_hash, load_current_calendar
from zhicheng_web.cases.papers.required import APPLICANT
from zhicheng_web.portal.shared.calendar.milestones import Milestone, list_milestones
from zhicheng_web.portal.shared.calendar.publicity_calendar import PublicityCalendar, PublicityDay
from zhicheng_web.portal.shared.words.verdict_headline import format_verdict_headline

Json = Mapping[str, Any]

VERDICTS_WITHOUT_WINDOW = ("out_of_scope", "not_eligible", "not_yet")
"""Verdicts that lead to no window, unless the engine plans one."""


class ResultCount(NamedTuple):
    """How many clauses came out one way."""

    result: str
    words: str


class RouteCard(NamedTuple):
    """A way to the title; `result` and `word`: where it leads with everything that it asks; `rows`: what it rests on and what
    it asks, in pairs; days are dates.
    """

    name: str
    clause: str
    result: str
    word: str
    rows: Sequence[tuple[str, date | str]]


class EngineAnswer:
    """An answer seen on a day; `on` is the day that the case was judged for."""

    def __init__(self, answer: Json, on: date, employer: Json | None = None) -> None:
        """`employer`: what the case says of it, where the answer's papers are shown."""
        self.answer, self.on, self.employer = answer, on, employer
        self.policy: Policy = find_policy(answer["policy"])
        self.days: Timetable = build_timetable(
            self.policy, find_calendar_by_hash(answer["calendar_hash"]) or load_current_calendar()
        )

    @property
    def result(self) -> str:
        """The verdict as a mark."""
        return VERDICT_RESULTS[self.answer["verdict"]]

    @property
    def word(self) -> str:
        """The verdict as the mark's word."""
        return name_case(self.answer)

    @cached_property
    def relevant_checks(self) -> list[Json]:
        """The clauses that bear on the verdict: other routes than the one taken have no say."""
        beside, checks = list_checks_beside(self.answer), self.answer["checks"]
        return [one for one in checks if one["key"] not in beside and one["result"] != "not_applicable"]

    @cached_property
    def open(self) -> list[Json]:
        """Clauses that have not passed, the gravest first."""
        open_checks = [one for one in self.relevant_checks if one["result"] != "pass"]
        return sorted(open_checks, key=lambda one: rank_result(one["result"]))

    @cached_property
    def passed(self) -> list[Json]:
        """Clauses that have passed, as printed."""
        return [one for one in self.relevant_checks if one["result"] == "pass"]

    @cached_property
    def waived(self) -> list[Json]:
        """Clauses that do not apply."""
        return [one for one in self.answer["checks"] if one["result"] == "not_applicable"]

    @property
    def readings(self) -> list[str]:
        """Declared readings of the notice that decide this case, where the answer tells them."""
        return [describe_deciding_reading(one, self.policy) for one in self.answer.get("readings", ())]

    @property
    def tally(self) -> list[ResultCount]:
        """The clauses counted; the numbers add up to those listed."""
        counted = count_results(one["result"] for one in (*self.relevant_checks, *self.waived))
        return [ResultCount(result, words) for result, words in counted.items()]

    @property
    def heading(self) -> str:
        """The answer in a line."""
        missing_days = (self.earliest - self.on).days if self.earliest else 0
        return format_verdict_headline(
            self.answer, self.open, {one["route"] for one in self.answer["routes"]}, missing_days
        )

    @cached_property
    def earliest(self) -> date | None:
        """The day on which every clause holds."""
        return parse_optional_date(self.answer["earliest"])

    @cached_property
    def plan(self) -> Json | None:
        """First and last days of publicity and filing, as dates; `days` the same as numbers. None: there is no way."""
        engine_plan = self.answer["plan"]
        if engine_plan is None:
            return None
        first, latest = engine_plan["publicity"]["first"], engine_plan["publicity"]["latest"]
        own = engine_plan.get("hand_in")
        return {
            "first": parse_optional_date(first),
            "hand_in": parse_optional_date(own and own["latest"]),
            "latest": parse_optional_date(latest),
            "files": parse_optional_date(engine_plan["filing"]["first"]),
            "opens": parse_optional_date(engine_plan["window"]["opens"]),
            "closes": parse_optional_date(engine_plan["window"]["closes"]),
            "ends": parse_optional_date(iso_day(self.days.publicity_ends(day_number(first)))),
            "provisional": engine_plan["provisional"],
            "reason": engine_plan["reason"],
        }

    @property
    def missed(self) -> date | None:
        """The last day of the window that would contain the earliest day, but cannot be reached any more."""
        nearest_window, plan = self.answer["window"], self.answer["plan"]
        return parse_optional_date(nearest_window["closes"]) if plan and nearest_window != plan["window"] else None

    @property
    def publicity_days(self) -> list[PublicityDay]:
        """The publicity to aim at, day by day, before the window that it reaches; where the nearest window is missed, the
        first one that could be, and misses it.
        """
        if self.plan is None:
            return []
        publicity = self.answer["plan"]["publicity"]
        first = day_number(publicity["first"] if self.missed else publicity.get("advised", publicity["first"]))
        nearest_window = Window(*(day_number(self.answer["window"][side]) for side in ("opens", "closes")))
        return PublicityCalendar(self.days, first, nearest_window, day_number(self.on.isoformat())).list_days()

    @property
    def milestones(self) -> list[Milestone]:
        """The days that lie before the person, in order."""
        return list_milestones(self.answer, self.on, self.days)

    @cached_property
    def routes(self) -> list[RouteCard]:
        """The routes, the one taken first."""
        return [self.route(one) for one in sorted(self.answer["routes"], key=lambda one: not one["chosen"])]

    def route(self, one: Json) -> RouteCard:
        """A route as a card."""
        about = self.policy.route(one["route"])
        asked = "次月" if about.next_month and not one["required"] else f"工作满{one['required']}个月"
        full = parse_optional_date(one["from"]) or "按现在的情况不会满"
        since = f"（{format_iso_day(one['since'])}）" if one["since"] else ""
        rows = (
            ("凭什么", f"{one['credential']}{since}"),
            ("要求", asked),
            ("算到今天", f"{one['measured']}个月"),
            ("哪天满", full),
            ("得到", one["title"] or "没有对应的级别"),
        )
        word = "走这一条" if one["chosen"] else VERDICT_NAMES[one["verdict"]]
        return RouteCard(about.name, about.clause, VERDICT_RESULTS[one["verdict"]], word, rows)

    @cached_property
    def papers(self) -> list[Material]:
        """The papers that the person brings, in the order of the policy."""
        return [one for one in self.required_papers if one.provided_by == APPLICANT]

    @cached_property
    def employers_papers(self) -> list[Material]:
        """What the employer adds, and what of the employer's acts the office makes into a paper."""
        return [one for one in self.required_papers if one.provided_by != APPLICANT]

    @property
    def may_apply(self) -> bool:
        """Whether the person can apply, today or some day: papers of whom the notice leaves out are nobody's."""
        return self.answer["verdict"] not in ("out_of_scope", "not_eligible")

    @property
    def required_papers(self) -> list[Material]:
        """All papers of the case, each with what is to be said of it."""
        listed = (one for one in self.policy.materials if one.key in self.answer["materials"])
        return [replace(one, note=find_paper_note(one, self.employer)) for one in listed]


def leads_to_no_window(answer: Json) -> bool:
    """Whether the answer, final as the facts stand, leads to no window."""
    return answer["verdict"] in VERDICTS_WITHOUT_WINDOW and not answer["plan"]


def parse_optional_date(text: str | None) -> date | None:
    """An ISO day as a date."""
    return date.fromisoformat(text) if text else None
