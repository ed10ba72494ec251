"""A result laid out for reading, once for the terminal and the printed page: verdict, dates, clauses, routes, papers.

The order is the order of the questions on the telephone: may I; when; why; is there another way; what do I bring.
"""

from typing import Any, Final, NamedTuple

from zhicheng.cli.advice import CONDITION, advice_for
from zhicheng.cli.judging import Bench, Judged
from zhicheng.cli.problems import said_id
from zhicheng.cli.width import printable
from zhicheng.cli.words import GRAVITY, RESULTS, UNITS, VERDICT_RESULTS, VERDICTS, check_name
from zhicheng.finding import SYMBOLS
from zhicheng.policy.model import Policy
from zhicheng.workdays.days import day_number
from zhicheng.workdays.words import said_with_weekday

ADVICE_ONLY: Final = "本结果供参考，由认定部门作决定。"
REFUSED: Final = ("not_eligible", "out_of_scope")
NOT_TAKEN: Final = "（未采用）"
PASSED: Final = GRAVITY.index("pass") + 0.5  # where routes not taken stand: behind what passes


class Row(NamedTuple):
    """A clause: how it stands, what was measured of what, the sentence, and what the person can do."""

    result: str
    clause: str
    name: str
    measure: str
    reason: str
    remedy: str | None
    bears: bool = True  # on the verdict; a route beside the one taken does not

    @property
    def mark(self) -> str:
        """Symbol and word: a status is never a colour or a shape alone."""
        return f"{SYMBOLS[self.result]} {RESULTS[self.result]}"  # type: ignore[index]


class Way(NamedTuple):
    """A route: what it rests on, how much is full, since when, where it leads."""

    taken: bool
    clause: str
    credential: str
    measure: str
    full_on: str
    verdict: str
    result: str


class Paper(NamedTuple):
    """A paper to bring."""

    name: str
    note: str | None
    clause: str


class Told(NamedTuple):
    """Everything that is said of a case."""

    id: str
    mark: str
    result: str
    verdict: str
    summary: str
    earliest: str
    dates: tuple[tuple[str, str], ...]
    plan: str | None
    rows: tuple[Row, ...]
    tally: str
    ways: tuple[Way, ...]
    advice: tuple[str, ...]
    authority: str | None
    papers: tuple[Paper, ...]
    policy: str
    policy_hash: str
    engine: str


def tell(one: Judged, bench: Bench) -> Told:
    """Lay a judged case out."""
    result, policy = one.result, one.policy
    verdict = result["verdict"]
    plan = result["plan"]
    rows = rows_of(result, policy)
    return Told(
        id=said_id(result["id"]),
        mark=f"{SYMBOLS[VERDICT_RESULTS[verdict]]} {VERDICTS[verdict]}",  # type: ignore[index]
        result=VERDICT_RESULTS[verdict],
        verdict=VERDICTS[verdict],
        summary=printable(result["summary"]),
        earliest=result["earliest"] or "",
        dates=tuple(dates_of(result, one.case)),
        plan=plan["reason"] if plan else None,
        rows=rows,
        tally=tally_of(rows),
        ways=tuple(ways_of(result)),
        advice=tuple(advice_for(one, bench.calendar)),
        authority=None if verdict == "out_of_scope" else printable(result["authority_reason"]),
        papers=() if verdict in REFUSED else papers_of(result, policy),
        policy=result["policy"],
        policy_hash=result["policy_hash"],
        engine=result["engine"],
    )


def rows_of(result: dict[str, Any], policy: Policy) -> tuple[Row, ...]:
    """The clauses: what stands in the way first, then what is met; routes not taken and what does not apply last."""
    others = {route.key for route in policy.routes} - {result["route"], CONDITION} if result["route"] else set()
    rows = [
        Row(
            check["result"],
            check["clause"],
            check_name(check["key"], policy) + (NOT_TAKEN if check["key"] in others else ""),
            measure(check["measured"], check["required"], check["unit"]),
            printable(check["reason"]),
            printable(check["remedy"]) if check["remedy"] and check["key"] not in others else None,
            bears=check["key"] not in others,
        )
        for check in result["checks"]
    ]
    return tuple(sorted(rows, key=lambda row: GRAVITY.index(row.result) if row.bears else PASSED))


def measure(measured: int | None, required: int | None, unit: str | None) -> str:
    """What was read of what is asked: 满19个月，要求12个月."""
    if measured is None or required is None:
        return ""
    unit = UNITS.get(unit or "", "")
    return f"满{measured}{unit}，要求{required}{unit}"


def tally_of(rows: tuple[Row, ...]) -> str:
    """How many clauses stand how: 1项待时，10项通过."""
    counted = {result: sum(row.bears and row.result == result for row in rows) for result in GRAVITY}
    return "，".join(f"{number}项{RESULTS[result]}" for result, number in counted.items() if number)


def ways_of(result: dict[str, Any]) -> list[Way]:
    """The routes, the one taken first, then those that are full first."""
    routes = sorted(result["routes"], key=lambda one: (not one["chosen"], one["from"] or "9999"))
    return [
        Way(
            bool(one["chosen"] and result["route"]),
            one["clause"],
            one["credential"],
            f"{one['measured']}/{one['required']}" if one["measured"] is not None else "",
            one["from"] or "不会满",
            VERDICTS[one["verdict"]],
            VERDICT_RESULTS[one["verdict"]],
        )
        for one in routes
    ]


def dates_of(result: dict[str, Any], case: Any) -> list[tuple[str, str]]:
    """The days to remember, each with its meaning: the earliest, the publicity's, the window's."""
    plan = result["plan"]
    if plan is None:
        return []
    publicity, filing, window = plan["publicity"], plan["filing"], plan["window"]
    published = (case.get("publicity") or {}).get("start")
    days = [("最早满足之日", said_day(result["earliest"]))] if result["earliest"] else []
    if published == publicity["first"]:
        days.append(("公示首日（已定）", said_day(published)))
    else:
        days.append(("最早公示之日", said_day(publicity["first"])))
        days.append(("最迟公示之日", said_day(publicity["latest"])))
    days.append(("上报窗口", f"{said_day(window['opens'])}至{said_day(window['closes'])}"))
    if filing["first"] > window["opens"]:
        days.append(("最早上报之日", said_day(filing["first"])))
    return days


def said_day(day: str) -> str:
    """A day with its weekday.

    >>> said_day("2026-03-02")
    '2026年3月2日（星期一）'
    """
    return said_with_weekday(day_number(day))


def papers_of(result: dict[str, Any], policy: Policy) -> tuple[Paper, ...]:
    """The papers to bring, with their names."""
    materials = {material.key: material for material in policy.materials}
    owed = [materials[key] for key in result["materials"]]
    return tuple(Paper(material.name, material.note, material.clause) for material in owed)
