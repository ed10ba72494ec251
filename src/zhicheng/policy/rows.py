"""Reads the lists of a policy that are TOML tables: routes, doubts, materials, areas."""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from zhicheng import codes
from zhicheng.policy.model import Area, DatedWindow, Doubt, Material, Route
from zhicheng.policy.notice import Notice
from zhicheng.policy.settings import check_clause_address
from zhicheng.policy.source import TomlSource
from zhicheng.policy.vocabulary import ROW_KINDS
from zhicheng.workdays.days import day_number

RowFields = Mapping[str, object]
Row = TypeVar("Row")
MAX_ROUTES = 16  # a rank of a candidate keeps one hexadecimal digit for the route


def read_rows(source: TomlSource, name: str, notice: Notice, build: Callable[[RowFields], Row]) -> tuple[Row, ...]:
    """The rows of one list that are complete; problems go to the source."""
    kinds, needed = ROW_KINDS[name]
    steps = name.split(".")
    table = source.value_at(steps)
    rows = []
    for place in range(len(table) if isinstance(table, tuple) else 0):
        fields = source.fields([*steps, place], kinds, needed)
        if needed <= set(fields):
            if "clause" in fields:
                check_clause_address(source, [*steps, place], str(fields["clause"]), notice)
            rows.append(build(fields))
    return tuple(rows)


def refuse_duplicates(source: TomlSource, name: str, keys: list[str]) -> None:
    """Note a problem for each key of a table of rows (`name`) that stood there before."""
    for place, key in enumerate(keys):
        if key in keys[:place]:
            source.add_problem([*name.split("."), place], f"“{key}”重复，前面已经有了。")


def build_route(fields: RowFields) -> Route:
    """A route of the table `routes`, its fields checked before."""
    return Route(
        key=str(fields["key"]),
        clause=str(fields["clause"]),
        name=str(fields["name"]),
        credential=str(fields["credential"]),
        credential_name=str(fields["credential_name"]),
        months=cast(int, fields.get("months", 0)),
        next_month=fields.get("next_month", False) is True,
        work=cast("tuple[str, ...]", fields["work"]),
        own_series=fields.get("own_series", False) is True,
        gives=str(fields["gives"]),
        education=fields.get("education", False) is True,
        uninsured=fields.get("uninsured", False) is True,
        at_once=fields.get("months") == 0,
        more_credentials=cast("tuple[str, ...]", fields.get("more_credentials", ())),
        months_in_all=cast(int, fields.get("months_in_all", 0)),
        insured_months=cast("int | None", fields.get("insured_months")),
        series=cast("tuple[str, ...]", fields.get("series", ())),
    )


def build_doubt(fields: RowFields) -> Doubt:
    """A word of the notice that points two ways, with what it points to."""
    unless, nearer = (cast("tuple[str, ...]", fields.get(name, ())) for name in ("unless", "nearer"))
    return Doubt(str(fields["clause"]), str(fields["word"]), str(fields["points_to"]), unless, nearer)


def build_material(fields: RowFields) -> Material:
    """A paper of the policy's list (`materials`), when it is asked for, under which clause, who provides it."""
    return Material(
        key=str(fields["key"]),
        clause=str(fields["clause"]),
        when=str(fields["when"]),
        provided_by=str(fields["provided_by"]),
        name=str(fields["name"]),
        note=cast("str | None", fields.get("note")),
    )


def build_window(fields: RowFields) -> DatedWindow:
    """A filing window by its dates."""
    return DatedWindow(str(fields["clause"]), day_number(str(fields["opens"])), day_number(str(fields["closes"])))


def build_area(fields: RowFields) -> Area:
    """A management area: its code, its name, what else it is called."""
    return Area(str(fields["code"]), str(fields["name"]), cast("tuple[str, ...]", fields.get("aliases", ())))


def check_routes(source: TomlSource, routes: tuple[Route, ...]) -> None:
    """A route asks months, or the following month, or (二（七）) the months of the change; and there is room for its rank."""
    refuse_duplicates(source, "routes", [route.key for route in routes])
    if not 0 < len(routes) <= MAX_ROUTES:
        source.add_problem(["routes"], f"途径应有 1 到 {MAX_ROUTES} 项。")
    for place, route in enumerate(routes):
        by_change = route.credential == codes.CREDENTIALS[codes.OTHER_SERIES_TITLE]
        asks = (route.months > 0) + route.at_once + route.next_month + by_change
        if asks != 1:
            source.add_problem(
                ["routes", place], f"途径“{route.key}”须在 months、next_month 和变更系列三者中恰取其一。"
            )
        if (route.gives == "held") != by_change:
            source.add_problem(["routes", place, "gives"], "只有变更系列给予原有级别（held），其他途径须写明级别。")
