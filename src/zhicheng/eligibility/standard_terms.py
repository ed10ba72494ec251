"""The series' own standards flattened for the judgement: a row for each series and school stage that differ.

How notice and standard combine, and which readings there are: rules.md, "The series' own standards".
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from zhicheng import codes
from zhicheng.codes import (
    ASSISTANT,
    BACHELOR,
    FAIL,
    JUNIOR_COLLEGE,
    MASTER,
    NO,
    NOT_APPLICABLE,
    OTHER_SERIES_TITLE,
    PASS,
    REVIEW,
    SECONDARY_VOCATIONAL,
    SENIOR_WORKER,
    TECHNICIAN,
    TECHNICIAN_TITLE,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.person import Cube, Numbers, Table
from zhicheng.policy.model import Policy, Route, Series, Standard

EDUCATIONS_ABOVE_SECONDARY = (JUNIOR_COLLEGE, BACHELOR)
SETTINGS_OF_STANDARDS: Final = ("standards.", "education.counts_as", "checks.not_asked")
"""Beginnings of the settings on which the tables hang; under any other, those of the policy hold as they are."""
STANDARD_NAMES = {"doctor": MASTER, "second_bachelor": BACHELOR}
"""A doctorate counts as a master's here, a second bachelor's degree as 本科, where the policy does not tell them apart."""


class StandardTables(NamedTuple):
    """The tables of `Terms` that come from the standards; see there."""

    standard: Table
    strictest_standard: Table  # the same for the strictest terms
    route_opens: Cube
    route_level: Table
    route_months: Table
    accepts: Cube
    review_months: Cube
    title_months: Cube
    title_missing: Cube
    accepts_at: Cube
    from_licence: Numbers


class StandardRow(NamedTuple):
    """One series at one school stage: what stands in one row of the tables."""

    opens: tuple[tuple[int, ...], ...]
    level: tuple[int, ...]
    months: tuple[int, ...]
    accepts: tuple[tuple[int, ...], ...]
    review_months: tuple[tuple[int, ...], ...]
    title_months: tuple[tuple[int, ...], ...]
    title_missing: tuple[tuple[int, ...], ...]
    accepts_at: tuple[tuple[int, ...], ...]


class KnownStandard(NamedTuple):
    """The rows that a series has at a school stage, by level and credential code."""

    series: Series | None
    rows: Mapping[tuple[int, int], Standard]
    levels: Mapping[int, bool]  # the levels that have rows; whether one of them is `text`
    technicians: frozenset[int]  # the credentials that have a row at 员级, of whatever school stage
    asked: bool  # whether the policy asks what the standard says

    def find(self, level: int, credential: int) -> Standard | None:
        """The row of a level and credential."""
        return self.rows.get((level, credential))


def flag(yes: bool) -> int:
    """A truth as the judgement reads it."""
    return YES if yes else NO


def build_standard_tables(policy: Policy, asked_series: int = UNSTATED) -> StandardTables:
    """The tables of a policy; equal rows once. A stage that is not stated is the kindest of them, or the strictest.

    `asked_series`: the place of the one series that will be asked about, all others then have the rows of none; UNSTATED: any.
    """
    rows: dict[StandardRow, int] = {}
    standard: list[list[int]] = []
    strictest: list[list[int]] = []
    by_series = group_standards(policy)
    for place, series in enumerate((None, *policy.series.values())):
        if asked_series and place not in (UNSTATED, asked_series):
            standard.append(standard[UNSTATED])
            strictest.append(strictest[UNSTATED])
            continue
        stages = list_stage_rows(policy, series, by_series.get(series.key, []) if series else [])
        numbers = [rows.setdefault(row, len(rows)) for row in stages]
        by_kindness = stages if len(set(numbers)) == 1 else sorted(stages, key=rate_kindness)
        standard.append([rows[by_kindness[-1]], *numbers])
        strictest.append([rows[by_kindness[0]], *numbers])
    columns: list[Any] = [list(column) for column in zip(*rows, strict=True)]
    licensed = policy.words("standards.service_from_licence")
    from_licence = [NO, *(flag(key in licensed) for key in policy.series)]
    return StandardTables._make([standard, strictest, *columns, from_licence])


def group_standards(policy: Policy) -> dict[str, list[Standard]]:
    """The rows of the policy by series."""
    found: dict[str, list[Standard]] = {}
    for one in policy.standards:
        found.setdefault(one.series, []).append(one)
    return found


def list_stage_rows(policy: Policy, series: Series | None, own: Sequence[Standard]) -> list[StandardRow]:
    """The rows of a series at every school stage; one and the same where its standard names none. `own`: its standard."""
    stages = codes.SCHOOL_STAGES[1:]
    return (
        [build_row(policy, series, own, stage) for stage in stages]
        if any(one.stages for one in own)
        else [build_row(policy, series, own, stages[0])] * len(stages)
    )


def rate_kindness(row: StandardRow) -> int:
    """How kind a row is: what it takes without a question counts most, what it refuses least."""
    return sum(FAIL - cell for cells in (*row.accepts, *row.accepts_at) for cell in cells)


def find_known_standard(policy: Policy, series: Series | None, own: Sequence[Standard], stage: str) -> KnownStandard:
    """What the standard of a series says at a school stage."""
    rows: dict[tuple[int, int], Standard] = {}
    levels: dict[int, bool] = {}
    technicians: set[int] = set()
    counted = policy.mapping("education.counts_as").values()
    for one in own:
        level = codes.LEVELS.index(one.level)
        levels[level] = levels.get(level, False) or one.confidence == "text"
        name = one.credential
        named_apart = name in codes.CREDENTIALS[: OTHER_SERIES_TITLE + 1] or name in counted
        credential = codes.CREDENTIALS.index(name) if named_apart else STANDARD_NAMES.get(name)
        if level == TECHNICIAN and credential is not None:
            technicians.add(credential)
        if credential is not None and (not one.stages or stage in one.stages):
            rows[level, credential] = one if named_apart else rows.get((level, credential), one)
    return KnownStandard(series, rows, levels, frozenset(technicians), policy.is_asked("series_standard"))


def build_row(policy: Policy, series: Series | None, own: Sequence[Standard], stage: str) -> StandardRow:
    """What the judgement reads of one series at one stage."""
    known = find_known_standard(policy, series, own, stage)
    routes, credentials = policy.routes, range(len(codes.CREDENTIALS))
    levels = tuple(find_route_level(policy, known, route) for route in routes)
    opens = tuple(tuple(flag(is_opened(policy, known, route, one)) for one in credentials) for route in routes)
    months = tuple(find_route_months(policy, known, route) for route in routes)
    cells = [
        [
            build_cell(policy, known, route, level, asked, one) if opens[place][one] == YES else NO_CELL
            for one in credentials
        ]
        for place, (route, level, asked) in enumerate(zip(routes, levels, months, strict=True))
    ]
    parts = [tuple(tuple(cell[part] for cell in row) for row in cells) for part in range(len(NO_CELL))]
    accepts_at = tuple(
        tuple(find_acceptance(policy, known, level, one) for one in credentials)
        for level in range(codes.INTERMEDIATE + 1)
    )
    return StandardRow._make([opens, levels, months, *parts, accepts_at])


class StandardCell(NamedTuple):
    """What the standard says of one credential on one route."""

    accepted: int
    review_months: int = 0
    title_months: int = 0
    title_missing: int = FAIL


NO_CELL = StandardCell(NOT_APPLICABLE)


def takes_secondary_directly(policy: Policy, known: KnownStandard) -> Standard | None:
    """C7: no 员级, and the standard takes 中专 for the assistant level after its months."""
    row = known.find(ASSISTANT, SECONDARY_VOCATIONAL)
    closed = known.series is None or known.series.technician_title or policy.word("standards.no_technician") != "review"
    return None if closed or row is None or row.title_months or not row.months else row


def find_route_level(policy: Policy, known: KnownStandard, route: Route) -> int:
    """The level a route gives; 0: the one already held."""
    if route.gives == "technician" and takes_secondary_directly(policy, known):
        return ASSISTANT
    return UNSTATED if route.gives == "held" else codes.LEVELS.index(route.gives)


def is_opened(policy: Policy, known: KnownStandard, route: Route, credential: int) -> bool:
    """Whether a credential opens a route: the one the notice names; at 员级 every one that the standard takes (C2)."""
    if route.series and known.series is not None and known.series.key not in route.series:
        return False
    if codes.CREDENTIALS[credential] in (route.credential, *route.more_credentials):
        return True
    by_standard = route.gives == "technician" and policy.word("standards.technician_education") == "standard"
    return by_standard and credential in EDUCATIONS_ABOVE_SECONDARY and credential in known.technicians


def find_route_months(policy: Policy, known: KnownStandard, route: Route) -> int:
    """The months asked: the notice's; C5 and C6 by parameter the standard's, where it asks fewer or more."""
    direct = takes_secondary_directly(policy, known) if route.gives == "technician" else None
    if direct:
        return direct.months or route.months
    level, credential = find_route_level(policy, known, route), codes.CREDENTIALS.index(route.credential)
    row = known.find(level, credential)
    own = row is not None and (credential == TECHNICIAN_TITLE or not row.title_months)
    months = row.months if row and own and row.months else route.months
    if route.next_month or not route.months:
        return route.months
    if months < route.months and policy.word("standards.shorter") == "standard":
        return months
    return months if months > route.months and policy.word("standards.longer") == "standard" else route.months


def find_acceptance(policy: Policy, known: KnownStandard, level: int, credential: int) -> int:
    """Whether the standard takes a credential at a level: refused by `text` rows, by others, or not entered at all."""
    if known.series is None or not known.asked:
        return PASS
    if level not in known.levels:
        return REVIEW
    row = known.find(level, credential)
    if row is not None:
        return REVIEW if row.condition else PASS
    refusal = policy.word("standards.education_floor")
    return FAIL if refusal == "fail" and known.levels[level] else PASS if refusal == "ignore" else REVIEW


def build_cell(
    policy: Policy, known: KnownStandard, route: Route, level: int, months: int, credential: int
) -> StandardCell:
    """What the standard says of a credential on a route that it opens."""
    if known.series is None or credential == OTHER_SERIES_TITLE or not known.asked:
        return StandardCell(PASS)
    if credential == TECHNICIAN_TITLE:
        return build_title_cell(policy, known, months)
    if credential == SENIOR_WORKER:
        every = policy.word("standards.senior_worker") == "every_series"
        return StandardCell(PASS if every or known.find(level, credential) else REVIEW)
    if route.gives == "technician" and level == ASSISTANT:
        return StandardCell(REVIEW)
    return build_education_cell(policy, known, route, level, months, credential)


def build_title_cell(policy: Policy, known: KnownStandard, months: int) -> StandardCell:
    """技术员 to the assistant level: its own row, or one of the level that goes by the title."""
    own = known.find(ASSISTANT, TECHNICIAN_TITLE)
    if own:
        return StandardCell(PASS, find_longer_months(policy, own.months, months))
    by_title = any(level == ASSISTANT and row.title_months for (level, _), row in known.rows.items())
    return StandardCell(PASS if by_title else REVIEW)


def find_longer_months(policy: Policy, standard: int | None, months: int) -> int:
    """C6: the standard's months where they are more than the notice's and a person confirms between the two; else 0."""
    if standard is None or standard <= months or policy.word("standards.longer") != "review":
        return 0
    return standard


def build_education_cell(
    policy: Policy, known: KnownStandard, route: Route, level: int, months: int, credential: int
) -> StandardCell:
    """A diploma or degree: taken or not; C1 and C6 where the title comes first, C6 and C8 where months are more."""
    narrowed = level != TECHNICIAN or policy.word("standards.technician_education") == "standard"
    accepted = find_acceptance(policy, known, level, credential) if narrowed else PASS
    row = known.find(level, credential)
    if accepted != PASS or row is None or known.series is None:
        return StandardCell(accepted)
    if credential == MASTER:
        asked = known.series.key in policy.words("standards.master_series")
        extra = policy.number("standards.master_months") if asked else 0
    else:
        extra = find_longer_months(policy, None if row.title_months else row.months, months)
    if row.title_months and credential == JUNIOR_COLLEGE:
        required = policy.word("standards.title_step") == "require"
        return StandardCell(PASS, 0, row.title_months if required else 0, FAIL)
    if row.title_months:
        asked_first = policy.word("standards.longer") != "notice"
        return StandardCell(PASS, 0, row.title_months if asked_first else 0, REVIEW)
    return StandardCell(PASS, extra)
