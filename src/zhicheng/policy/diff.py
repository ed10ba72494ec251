"""What differs between two policies, by clause: values, readings, routes, lists, windows, papers, series, the notice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final, NamedTuple

from zhicheng.policy.model import Department, Policy, Series

POLICY_HEAD: Final = ("name", "city", "city_name", "clause", "in_force", "in_force_note")
KEYS_OF_LISTS: Final[
    Mapping[str, tuple[str, ...]]
] = {  # the field of a policy, and the fields that name one of its rows
    "routes": ("key",),
    "standards": ("series", "level", "credential", "stages"),
    "doubts": ("word",),
    "windows": ("opens",),
    "materials": ("key",),
    "areas": ("code",),
    "series": ("key",),
    "departments": ("series", "specialty_word"),
    "related_units": ("employer", "related"),
}
IGNORED_FIELDS: Final = frozenset({"path", "line"})


class Difference(NamedTuple):
    """One thing that differs; `what` is the list or setting, `row` which of the list, `field` what of it.

    None before: it is new; None after: it is gone.
    """

    clause: str
    what: str
    row: str
    field: str
    before: Any
    after: Any


def list_differences(before: Policy, after: Policy) -> list[Difference]:
    """Everything that differs, in the order of the notice. Identity and hash are left out: they always do."""
    found = [*_compare_head(before, after), *_compare_notice(before, after), *_compare_settings(before, after)]
    for name, key in KEYS_OF_LISTS.items():
        found += _compare_rows(
            name, _rows_by_key(getattr(before, name), key), _rows_by_key(getattr(after, name), key), before
        )
    order = [*before.notice.addresses, *after.notice.addresses]
    return sorted(found, key=lambda one: order.index(one.clause) if one.clause in order else -1)


def _compare_head(before: Policy, after: Policy) -> Iterator[Difference]:
    for name in POLICY_HEAD:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Difference(before.clause, "policy", "", name, old, new)


def _compare_notice(before: Policy, after: Policy) -> Iterator[Difference]:
    for address in dict.fromkeys((*before.notice.addresses, *after.notice.addresses)):
        old, new = before.notice.clauses.get(address), after.notice.clauses.get(address)
        if old != new:
            yield Difference(address, "notice", "", "", old.text if old else None, new.text if new else None)


def _compare_settings(before: Policy, after: Policy) -> Iterator[Difference]:
    for path in dict.fromkeys((*before.settings, *after.settings)):
        old, new = before.settings.get(path), after.settings.get(path)
        yield from _compare_fields(path, "", old, new, before)


def _rows_by_key(rows: Mapping[str, Any] | Iterable[Any], key: tuple[str, ...]) -> dict[tuple[object, ...], Any]:
    several = rows.values() if isinstance(rows, Mapping) else rows
    return {tuple(getattr(row, name) for name in key): row for row in several}


def _compare_rows(
    name: str, before: Mapping[tuple[object, ...], Any], after: Mapping[tuple[object, ...], Any], policy: Policy
) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        yield from _compare_fields(name, _row_name(key, old or new), old, new, policy)


def _row_name(key: tuple[object, ...], row: Any) -> str:
    """What people call a row."""
    if isinstance(row, Series):
        return row.full_name
    if hasattr(row, "name") and not isinstance(row, Department):
        return str(row.name)
    return " ".join("、".join(part) if isinstance(part, tuple) else str(part) for part in key if part)


def _compare_fields(what: str, row: str, old: Any, new: Any, policy: Policy) -> Iterator[Difference]:
    """The fields in which two rows differ; a row that is new or gone as a whole."""
    clause = _clause_of_row(what, old or new, policy)
    if old is None or new is None:
        if old is not new:
            yield Difference(clause, what, row, "", old, new)
        return
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after and field.name not in IGNORED_FIELDS:
            yield Difference(clause, what, row, field.name, before, after)


def _clause_of_row(what: str, row: Any, policy: Policy) -> str:
    """The clause a row rests on; lists without clauses of their own rest on that of the setting that uses them."""
    used_by = {
        "areas": "routing.municipal_kinds",
        "related_units": "insurance.payers",
        "standards": "standards.education_floor",
    }
    if hasattr(row, "clause"):
        return str(row.clause)
    if what == "series":
        return next((doubt.clause for doubt in policy.doubts), policy.clause)
    return policy.clause_of(used_by[what])
