"""A file of the policy while it is being read: every problem is collected with file, line and what was expected."""

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from zhicheng.policy.kinds import Kind
from zhicheng.workdays.toml_lines import line_of

PathSteps = Sequence[str | int]


class PolicyError(ValueError):
    """A policy that cannot be used; the message lists every problem, a line each, in Chinese."""


class Problems:
    """The problems found in one policy, in the order of finding."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, file: str, line: int, sentence: str) -> None:
        """Note a problem at a line of a file, from 1, as a whole sentence."""
        self.lines.append(f"{file} 第 {line} 行：{sentence}")

    def raise_if_any(self) -> None:
        """PolicyError with all of them, if there are any."""
        if self.lines:
            raise PolicyError("\n".join(self.lines))


def freeze_value(value: object) -> object:
    """A TOML value that nobody can change: tuples, read-only mappings, dates as text."""
    if isinstance(value, list):
        return tuple(freeze_value(item) for item in value)
    if isinstance(value, dict):
        return MappingProxyType({key: freeze_value(item) for key, item in value.items()})
    return value.isoformat() if isinstance(value, date) else value


class TomlSource:
    """A TOML file: frozen data, and complaints that name the line."""

    def __init__(self, path: Path, problems: Problems) -> None:
        self.name = path.name
        self.text = path.read_text(encoding="utf-8")
        self.problems = problems
        try:
            self.data = freeze_value(tomllib.loads(self.text))
        except tomllib.TOMLDecodeError as error:
            raise PolicyError(
                f"{self.name}：不是有效的 TOML 文件（{error}）。请按提示的行列检查引号、括号和等号。"
            ) from error

    def value_at(self, path: PathSteps) -> object:
        """The value at a path; None where it is missing."""
        value: object = self.data
        for step in path:
            has_key = isinstance(value, Mapping) and step in value
            has_place = isinstance(value, tuple) and isinstance(step, int) and step < len(value)
            value = value[step] if has_key or has_place else None  # type: ignore[index]  # one of the two, as just seen
        return value

    def add_problem(self, path: PathSteps, sentence: str) -> None:
        """Note a problem at the line where the path stands, or where its nearest parent does."""
        self.problems.add(self.name, line_of(self.text, path), sentence)

    def fields(self, path: PathSteps, kinds: Mapping[str, Kind], needed: frozenset[str]) -> Mapping[str, object]:
        """The fields of a table that are what they should be; the others are complained of."""
        table = self.value_at(path)
        if not isinstance(table, Mapping):
            self.add_problem(path, f"缺少 [{format_path(path)}]。")
            return {}
        for key in table:
            if key not in kinds:
                self.add_problem([*path, key], f"不认识的项“{key}”；可用的有：{'、'.join(kinds)}。")
        for key in sorted(needed - set(table)):
            self.add_problem(path, f"[{format_path(path)}] 缺少“{key}”，应为{kinds[key].expected}。")
        return {key: value for key, value in table.items() if key in kinds and self._fits(path, key, value, kinds[key])}

    def _fits(self, path: PathSteps, key: str, value: object, kind: Kind) -> bool:
        fits = kind.accepts(value)
        if not fits:
            self.add_problem([*path, key], f"“{key}”的值 {format_toml_value(value)} 不对，应为{kind.expected}。")
        return fits


def format_path(path: PathSteps) -> str:
    """A path as people write it: scope.doubts 第 2 项."""
    return ".".join(str(step) for step in path if isinstance(step, str)) + "".join(
        f" 第 {step + 1} 项" for step in path if isinstance(step, int)
    )


def format_toml_value(value: object) -> str:
    """A value as it would stand in TOML, short."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {format_toml_value(item)}" for key, item in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(format_toml_value(item) for item in value) + "]"
    return (
        {True: "true", False: "false"}[value]
        if isinstance(value, bool)
        else f'"{value}"'
        if isinstance(value, str)
        else str(value)
    )


class CsvSource:
    """A CSV file with a head: rows with their line numbers, and complaints that name the line."""

    def __init__(self, path: Path, columns: Sequence[str], problems: Problems, more: Sequence[str] = ()) -> None:
        """`more`: columns that may stand behind the others, all of them or none."""
        self.name = path.name
        self.problems = problems
        reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))
        head = next(reader, [])
        if head not in (list(columns), [*columns, *more]):
            raise PolicyError(f"{self.name} 第 1 行：表头应为 {','.join(columns)}。")
        self.rows: list[tuple[int, dict[str, str]]] = []
        for cells in reader:
            if len(cells) != len(head):
                self.add_problem(reader.line_num, f"应有 {len(head)} 列，读到 {len(cells)} 列。")
            else:
                self.rows.append((reader.line_num, dict(zip(head, (cell.strip() for cell in cells), strict=True))))

    def add_problem(self, line: int, sentence: str) -> None:
        """Note a problem at a line of this table, from 1, as a whole sentence."""
        self.problems.add(self.name, line, sentence)
