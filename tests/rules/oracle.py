"""A naive judge, day by day and in the words of the specification, to disagree with the engine.

Written for the second edition by another hand than the rules. It knows no terms and no day numbers: it reads the raw case
and the policy's data files, keeps the days worked in sets of dates, and walks the calendar until a month is full. What is
not known it answers in every way (`oracle_unknown`), judges each completed case (`oracle_world`), and puts the answers
together here: every unknown lies between its answers (rules.md, "3 Putting a case together", 5). It is slow and has to stay
simple: where it and the engine disagree, the prose decides which of them is wrong.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tests.rules import oracle_procedure
from tests.rules.oracle_facts import GRAVITY, Line
from tests.rules.oracle_policy import Policy, read_policy
from tests.rules.oracle_routes import ROUTES
from tests.rules.oracle_service import Case, filing, part
from tests.rules.oracle_titles import RANKS
from tests.rules.oracle_unknown import Path, list_worlds
from tests.rules.oracle_world import FAR_AWAY, KINDEST_FIRST, VERDICT_OF, Judged, Led, judge_world, lines, result_of

Answer = dict[str, Any]
VERDICTS = VERDICT_OF
Told = tuple[str, int | None, int | None, date | None]
MAJOR_RELATION: Path = ("target", "major_relation")


def drop_doubled(case: Case) -> Case:
    """The case with every item once, of those that are alike in every field (rules.md, "3 Putting a case together", 7)."""
    return {
        name: [one for place, one in enumerate(part) if one not in part[:place]] if isinstance(part, list) else part
        for name, part in case.items()
    }


def judge(case: Case, policy: Policy | None = None) -> Answer:
    """The whole answer: verdict, route, level, title, earliest, window, checks, candidates, procedure, authority, papers.

    A check is (result, measured, required, from). `moot` names the checks whose numbers hang on an unknown answer: they are
    told under the kindest answers, and the specification does not say so of all of them. `certain`: nothing is unknown.
    """
    policy, case = policy or read_policy(), drop_doubled(case)
    worlds = [judge_world(world, policy) for world in list_worlds(case, policy)]
    verdict = between((world.verdict for world in worlds), KINDEST_FIRST, "incomplete")
    names = sorted({led.candidate.name: None for world in worlds for led in world.led})
    offered = [name for name in names if is_offered(worlds, name)]
    name = min(offered, key=lambda one: preference(worlds, one), default=None)
    best = kindest(worlds, name)
    refused = verdict in ("not_eligible", "out_of_scope")
    taken = None if best is None or refused else best.candidate
    earliest = min(days_given(worlds, name), default=None) if verdict == "not_yet" else None
    level = None if taken is None else taken.level
    checks = checks_of(worlds, names, name, mattering(worlds))
    if refused and not any(
        line[0] == "fail" for line in checks.values()
    ):  # refused by one answer for this, by another for that
        checks["level_asked"] = ("fail", None, None, None)
    changed = any(world.common["series_change"].result != "not_applicable" for world in worlds)
    return {
        "verdict": verdict,
        "route": None if taken is None else taken.route,
        "level": level,
        "title": title(case, policy, level),
        "earliest": earliest,
        "window": None if refused else oracle_procedure.window(policy, max(filing(case), earliest or filing(case))),
        "checks": checks,
        "moot": moot(worlds, names, name),
        "certain": len(worlds) == 1,
        "candidates": [candidate(worlds, one) for one in names],
        "procedure": procedure(case, policy),
        "authority": oracle_procedure.authority(case, policy, verdict),
        "materials": oracle_procedure.materials(case, policy, None if taken is None else taken.route, changed),
    }


def between(found: Iterable[str], kindest_first: Sequence[str], unknown: str) -> str:
    """The middle one of the kindest, `unknown` and the strictest."""
    places = sorted(kindest_first.index(one) for one in found)
    return kindest_first[sorted((places[0], kindest_first.index(unknown), places[-1]))[1]]


def found(worlds: Sequence[Judged], name: str | None) -> list[Led]:
    """A candidate in the worlds in which it is one."""
    return [led for world in worlds if (led := world.of(name)) is not None]


def is_offered(worlds: Sequence[Judged], name: str) -> bool:
    """Whether some answer makes a candidate one that may be recognised."""
    return any(led.candidate.on_offer for led in found(worlds, name))


def days_given(worlds: Sequence[Judged], name: str | None) -> list[date]:
    """The days of a candidate in the worlds in which only time is missing."""
    return [led.earliest for led in found(worlds, name) if led.earliest is not None]


def kindest(worlds: Sequence[Judged], name: str | None) -> Led | None:
    """A candidate under the kindest answers."""
    return min(found(worlds, name), key=kindness, default=None)


def kindness(led: Led) -> tuple[Any, ...]:
    """What makes one answer kinder than another to the same candidate."""
    one = led.candidate
    return not one.on_offer, KINDEST_FIRST.index(led.verdict), led.earliest or FAR_AWAY, one.months.day or FAR_AWAY


def verdict_of(worlds: Sequence[Judged], name: str) -> str:
    """The middle verdict of a candidate; it gives nothing where it is none."""
    verdicts = []
    for world in worlds:
        led = world.of(name)
        verdicts.append("not_eligible" if led is None else led.verdict)
    return between(verdicts, KINDEST_FIRST, "incomplete")


def preference(worlds: Sequence[Judged], name: str) -> tuple[Any, ...]:
    """rules.md, section 3, 4: the order of candidates; a day that hangs on an unknown is a pair, the kinder first."""
    verdict, best = verdict_of(worlds, name), kindest(worlds, name)
    assert best is not None
    one = best.candidate
    given = days_given(worlds, name)
    always = len(given) == len(worlds)
    pair = (min(given, default=FAR_AWAY), max(given) if always else FAR_AWAY) if verdict == "not_yet" else ()
    own = [led.candidate.months.day or FAR_AWAY for led in found(worlds, name)]
    own += [FAR_AWAY] if len(own) < len(worlds) else []
    return (
        KINDEST_FIRST.index(verdict),
        KINDEST_FIRST.index(best.verdict),
        pair,
        -RANKS[one.level],
        one.route != "series_change",
        (min(own), max(own)),
        ROUTES.index(one.route),
    )


def outcome(world: Judged) -> tuple[str, str | None, date | None]:
    """What an unknown that does not matter leaves as it is."""
    return world.verdict, world.route, world.earliest


def mattering(worlds: Sequence[Judged]) -> set[Path]:
    """The unknown facts of which some answer changes the outcome, whatever is answered to the others."""
    facts = {fact for world in worlds for fact in world.world.answers}
    everywhere = {fact for fact in facts if all(fact in world.world.answers for world in worlds)}
    return {fact for fact in facts if matters(worlds, fact, facts - everywhere if fact in everywhere else set())}


def matters(worlds: Sequence[Judged], fact: Path, asked_by_chance: set[Path]) -> bool:
    """Whether two answers to a fact give different outcomes; facts that only some answers ask for are left free."""
    groups: dict[object, dict[object, set[object]]] = {}
    gates = asked_by_chance if len({len(world.world.answers) for world in worlds}) > 1 else set()
    for world in worlds:
        answers = dict(world.world.answers)
        if fact not in answers:
            continue
        answer = answers.pop(fact)
        others = frozenset((one, its) for one, its in answers.items() if one not in gates)
        groups.setdefault(others, {}).setdefault(answer, set()).add(outcome(world))
    return any(len({frozenset(one) for one in group.values()}) > 1 for group in groups.values())


def checks_of(worlds: Sequence[Judged], names: Sequence[str], name: str | None, matter: set[Path]) -> dict[str, Told]:
    """Every check; its numbers and its day are those of the kindest answers."""
    first = min(worlds, key=lambda world: (KINDEST_FIRST.index(world.verdict), world.earliest or FAR_AWAY))
    all_lines = [lines(world, name) for world in worlds]
    of_first = lines(first, name)
    settled = [agrees(world, first, matter) for world in worlds]
    checks = {key: told(of_first[key], [its[key].result for its in all_lines], settled) for key in of_first}
    asked = [world for world in worlds if MAJOR_RELATION in world.world.answers]
    if asked and checks["unrelated_major"][0] == "pass":
        result = "unknown" if MAJOR_RELATION in matter else "not_applicable"
        checks["unrelated_major"] = (result, None, None, None)
    return {**checks, **routes_of(worlds, names, settled)}


def moot(worlds: Sequence[Judged], names: Sequence[str], name: str | None) -> set[str]:
    """The checks that have other numbers or days under other answers."""
    all_lines = [lines(world, name) for world in worlds]
    keys = {key for key in all_lines[0] if len({its[key][1:] for its in all_lines}) > 1}
    for one in names:
        told = {None if (led := world.of(one)) is None else led.candidate.months[1:] for world in worlds}
        keys |= {led.candidate.route for led in found(worlds, one)} if len(told) > 1 else set()
    return keys


def agrees(world: Judged, first: Judged, matter: set[Path]) -> bool:
    """Whether all that does not matter is answered as in another world."""
    its, others = world.world.answers, first.world.answers
    return all(its.get(fact) == others.get(fact) for fact in {*its, *others} - matter)


def told(line: Line, results: Sequence[str], settled: Sequence[bool]) -> Told:
    """A check between its answers; what does not matter leaves no check unknown."""
    result = between(results, GRAVITY, "unknown")
    if result == "unknown":
        left = [one for one, counts in zip(results, settled, strict=True) if counts]
        result = result if between(left, GRAVITY, "unknown") == "unknown" else "not_applicable"
    return (result, None, None, None) if result == "not_applicable" else (result, *line[1:])


def routes_of(worlds: Sequence[Judged], names: Sequence[str], settled: Sequence[bool]) -> dict[str, Told]:
    """A route is told once, by its best candidate; 二（七） by its own check, a missing 员级 by `no_such_level`."""
    checks: dict[str, Told] = {}
    for route in ROUTES[:-1]:
        of_route = {led.candidate.name for world in worlds for led in world.led if is_told(led, world, route)}
        if of_route:
            name = min(sorted(of_route), key=lambda one: (not is_offered(worlds, one), preference(worlds, one)))
            best = kindest(worlds, name)
            assert best is not None
            checks[route] = told(best.candidate.months, [result_of(world, name) for world in worlds], settled)
    return checks


def is_told(led: Led, world: Judged, route: str) -> bool:
    """Whether a candidate is told as its route's check: 员级 where the series has none is not."""
    target = world.world.case["target"]["series"]
    missing = led.candidate.level == "technician" and not world.policy["series"][target]["technician_title"]
    return led.candidate.route == route and not missing


def candidate(worlds: Sequence[Judged], name: str) -> tuple[object, ...]:
    """One candidate as a line: route, level, since, result, measured, required, from, verdict, earliest."""
    best = kindest(worlds, name)
    assert best is not None
    one = best.candidate
    result = between((result_of(world, name) for world in worlds), GRAVITY, "unknown")
    verdict = verdict_of(worlds, name)
    earliest = min(days_given(worlds, name), default=None) if verdict == "not_yet" else None
    return (one.route, one.level, one.since, result, *one.months[1:], verdict, earliest)


def title(case: Case, policy: Policy, level: str | None) -> str | None:
    """What the title is called in its series."""
    series = part(case, "target").get("series")
    return None if level is None or series is None else policy["series"][series][f"{level}_title"]


def procedure(case: Case, policy: Policy) -> dict[str, Told]:
    """三（二） where a publicity is stated, and 四."""
    found = {
        "publicity": oracle_procedure.publicity(case, policy),
        "window": oracle_procedure.window_of_filing(case, policy),
    }
    return {
        key: (line.result, line.measured, line.required, line.day) for key, line in found.items() if line is not None
    }
