"""Reads the settings of a policy: every one of the vocabulary, each with its clause; nothing else."""

from collections.abc import Iterator, Mapping
from typing import Final, cast

from zhicheng.policy.defaults import DEFAULTS, DEFAULTS_BY_CHECK
from zhicheng.policy.kinds import Kind, plain_text
from zhicheng.policy.model import Alternative, Setting, Value
from zhicheng.policy.notice import Notice
from zhicheng.policy.source import PathSteps, TomlSource
from zhicheng.policy.vocabulary import READING_FIELDS, ROW_KINDS, SETTINGS
from zhicheng.workdays.toml_lines import line_of

TABLES_READ_ELSEWHERE: Final = frozenset({"policy", "addresses"})


def read_settings(source: TomlSource, notice: Notice) -> Mapping[str, Setting]:
    """All settings by their path; problems go to the source."""
    for path in _list_paths(source):
        if path not in SETTINGS and path not in ROW_KINDS:
            source.add_problem(path.split("."), f"不认识的项“{path}”。")
    not_read = {*list_settings_not_asked(source)}
    found = {
        path: setting
        for path in SETTINGS
        if not (path in {*DEFAULTS, *not_read} and source.value_at(path.split(".")) is None)
        and (setting := _read_setting(source, path, notice)) is not None
    }
    return {path: setting for path, setting in found.items() if path not in not_read}


def list_settings_not_asked(source: TomlSource) -> Iterator[str]:
    """The settings of checks that a policy leaves out: it need not speak of them, and where it does nobody reads it."""
    not_asked = source.value_at(["checks", "not_asked", "value"])
    for check in not_asked if isinstance(not_asked, tuple) else ():
        yield from DEFAULTS_BY_CHECK.get(check, ()) if isinstance(check, str) else ()


def _list_paths(source: TomlSource) -> Iterator[str]:
    """The paths of what stands in the file, two levels deep, but for [policy] itself."""
    data = cast("Mapping[str, object]", source.data)
    for name, section in data.items():
        if isinstance(section, Mapping) and name not in TABLES_READ_ELSEWHERE:
            yield from (f"{name}.{key}" for key in section)
        elif name not in TABLES_READ_ELSEWHERE:
            yield name


def _read_setting(source: TomlSource, path: str, notice: Notice) -> Setting | None:
    steps = path.split(".")
    kind = SETTINGS[path]
    kinds = {**READING_FIELDS, "value": kind, "alternatives": _alternatives_kind(kind)}
    fields = source.fields(steps, kinds, frozenset({"clause", "value"}))
    if not {"clause", "value"} <= set(fields):
        return None
    check_clause_address(source, steps, str(fields["clause"]), notice)
    alternatives = cast("tuple[Mapping[str, object], ...]", fields.get("alternatives", ()))
    if alternatives and not {"reading", "author", "decided"} <= set(fields):
        source.add_problem(steps, f"[{path}] 列有其他读法，须同时写明 reading、author 和 decided。")
    return Setting(
        path,
        str(fields["clause"]),
        cast(Value, fields["value"]),
        cast("str | None", fields.get("reading")),
        tuple(Alternative(cast(Value, other["value"]), str(other["meaning"])) for other in alternatives),
        cast("str | None", fields.get("author")),
        cast("str | None", fields.get("decided")),
        line_of(source.text, steps),
    )


def _alternatives_kind(kind: Kind) -> Kind:
    """Other values of the same kind, each with its meaning."""
    return Kind(
        lambda value: (
            isinstance(value, tuple)
            and all(
                isinstance(item, Mapping)
                and set(item) == {"value", "meaning"}
                and kind.accepts(item["value"])
                and plain_text().accepts(item["meaning"])
                for item in value
            )
        ),
        f'清单，每项为 {{ value = …, meaning = "…" }}，value 为{kind.expected}',
    )


def find_example(notice: Notice) -> str:
    """An address of a notice that shows how its addresses are written: the longest, of several the last."""
    return max(reversed(notice.addresses), key=len)


def check_clause_address(source: TomlSource, steps: PathSteps, clause: str, notice: Notice) -> None:
    """A clause is named by an address that the notice has."""
    if clause not in notice.clauses:
        source.add_problem(
            [*steps, "clause"], f"通知中没有“{clause}”；条款地址须照通知印刷的样子写，如 {find_example(notice)}。"
        )
