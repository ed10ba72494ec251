"""Reads the settings of a policy: every one of the vocabulary, each with its clause; nothing else."""

from collections.abc import Iterator, Mapping
from typing import cast

from zhicheng.policy.model import Alternative, Setting, Value
from zhicheng.policy.notice import Notice
from zhicheng.policy.source import PathSteps, TomlSource
from zhicheng.policy.vocabulary import READING_FIELDS, ROW_KINDS, SETTINGS, Kind, plain_text
from zhicheng.workdays.toml_lines import line_of


def read_settings(source: TomlSource, notice: Notice) -> Mapping[str, Setting]:
    """All settings by their path; problems go to the source."""
    for path in _list_paths(source):
        if path not in SETTINGS and path not in ROW_KINDS:
            source.add_problem(path.split("."), f"不认识的项“{path}”。")
    return {path: setting for path in SETTINGS if (setting := _read_setting(source, path, notice)) is not None}


def _list_paths(source: TomlSource) -> Iterator[str]:
    """The paths of what stands in the file, two levels deep, but for [policy] itself."""
    data = cast("Mapping[str, object]", source.data)
    for name, section in data.items():
        if isinstance(section, Mapping) and name != "policy":
            yield from (f"{name}.{key}" for key in section)
        elif name != "policy":
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


def check_clause_address(source: TomlSource, steps: PathSteps, clause: str, notice: Notice) -> None:
    """A clause is named by an address that the notice has."""
    if clause not in notice.clauses:
        source.add_problem([*steps, "clause"], f"通知中没有“{clause}”；条款地址须照通知印刷的样子写，如 二（二）4。")
