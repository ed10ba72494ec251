"""The worked cases of a policy: one shared person, and for each case only what differs and what must come out.

They live in `cases/` beside the notice, a file a clause, written like a form for an HR officer (see `cases/base.toml`).
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from zhicheng.policy.notice import Notice, UnknownClause

BASE_FILE: Final = "base.toml"
EMPTY_WORDS: Final = ("未填", "无", "至今")
OWN_UNIT: Final = "本单位"
OWN_SERIES: Final = "本系列"
CASE_HEAD_KEYS: Final = ("name", "why", "expect")
EXPECTABLE_KEYS: Final = frozenset(
    {
        *("verdict", "route", "level", "title", "earliest", "earliest_review", "window", "authority"),
        *("checks", "procedure", "materials", "plan"),
    }
)

CaseTable = dict[str, Any]


class WorkedCaseError(ValueError):
    """A file of worked cases cannot be used; the Chinese sentence names file, case and what was expected."""


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A person, what must come out, and the arithmetic in a sentence."""

    clause: str
    name: str
    why: str
    facts: CaseTable
    """A whole case as `zhicheng check` reads it."""
    expect: CaseTable
    """The keys of the result that this case asserts; of a list of checks only the named ones and their named values."""


def read_worked_cases(folder: Path, notice: Notice) -> tuple[WorkedCase, ...]:
    """All worked cases of a folder, in the order of the notice. Raises `WorkedCaseError`."""
    base = _read_case_file(folder / BASE_FILE)
    files = [path for path in folder.glob("*.toml") if path.name != BASE_FILE]
    by_clause = {_clause_of(path, notice): path for path in files}
    in_order = sorted(by_clause, key=notice.order)
    return tuple(case for clause in in_order for case in _read_cases_of_clause(by_clause[clause], clause, base))


def _read_case_file(path: Path) -> CaseTable:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WorkedCaseError(f"{path}：读不了这个样例文件（{error}）。") from error


def _clause_of(path: Path, notice: Notice) -> str:
    """A file is named after its clause."""
    try:
        notice.order(path.stem)
    except UnknownClause as error:
        raise WorkedCaseError(f"{path}：文件名应是条款编号。{error}") from error
    return path.stem


def _read_cases_of_clause(path: Path, clause: str, base: CaseTable) -> Iterator[WorkedCase]:
    content = _read_case_file(path)
    if content.get("clause") != clause or set(content) != {"clause", "case"}:
        raise WorkedCaseError(f"{path}：文件里应只有一行 clause（{clause}）和各个 [[case]]。")
    names: set[str] = set()
    for number, form in enumerate(content["case"], start=1):
        try:
            case = _fill_in_case(clause, form, base)
        except WorkedCaseError as error:
            raise WorkedCaseError(f"{path}：第 {number} 个样例“{form.get('name', '')}”{error}") from error
        if case.name in names:
            raise WorkedCaseError(f"{path}：第 {number} 个样例的名称“{case.name}”已经用过。")
        names.add(case.name)
        yield case


def _fill_in_case(clause: str, form: CaseTable, base: CaseTable) -> WorkedCase:
    """The form of one case laid over the shared person, with every word that stands for a value replaced."""
    for needed in CASE_HEAD_KEYS:
        if not form.get(needed):
            raise WorkedCaseError(f"缺少 {needed}。")
    _refuse_unknown(form["expect"], EXPECTABLE_KEYS, "expect.")
    overrides = {key: value for key, value in form.items() if key not in CASE_HEAD_KEYS}
    written = _merge_tables(base["person"], overrides, "")
    complete = {key: _fill_in_lines(key, value, base["line"]) for key, value in written.items()}
    value_of = _word_lookup(complete, base["units"])
    facts = _replace_words({"id": f"{clause} {form['name']}", **complete}, value_of)
    return WorkedCase(clause, form["name"], form["why"], facts, _replace_words(form["expect"], value_of))


def _merge_tables(below: CaseTable, above: CaseTable, path: str) -> CaseTable:
    """Tables are merged, anything else is replaced; a key that the shared person has not is a slip of the pen.

    >>> _merge_tables({"target": {"series": "engineering", "level": "assistant"}}, {"target": {"level": "无"}}, "")
    {'target': {'series': 'engineering', 'level': '无'}}
    """
    _refuse_unknown(above, below, path)
    merged = dict(below)
    for key, value in above.items():
        both_tables = isinstance(value, dict) and isinstance(below[key], dict)
        merged[key] = _merge_tables(below[key], value, f"{path}{key}.") if both_tables else value
    return merged


def _fill_in_lines(key: str, value: Any, blanks: CaseTable) -> Any:
    """A list with the cells that its lines leave out taken from the blank line of that list."""
    return [_merge_tables(blanks[key], line, f"{key}.") for line in value] if key in blanks else value


def _word_lookup(form: CaseTable, units: Mapping[str, str]) -> Callable[[str], str | None]:
    """What the words of a form stand for; a word that stands for nothing else is itself."""
    employer = form["employer"]["uscc"]
    words: dict[str, str | None] = {**units, **dict.fromkeys(EMPTY_WORDS)}
    words[OWN_UNIT] = units.get(employer, employer)
    words[OWN_SERIES] = form["target"]["series"]
    return lambda word: words.get(word, word)


def _replace_words(value: Any, value_of: Callable[[str], str | None]) -> Any:
    """The same form with every word replaced by its value, however deep it stands."""
    if isinstance(value, dict):
        return {key: _replace_words(inner, value_of) for key, inner in value.items()}
    if isinstance(value, list):
        return [_replace_words(inner, value_of) for inner in value]
    return value_of(value) if isinstance(value, str) else value


def _refuse_unknown(form: CaseTable, known: Iterable[str], path: str) -> None:
    unknown = [f"{path}{key}" for key in form if key not in frozenset(known)]
    if unknown:
        raise WorkedCaseError(f"填了表上没有的项：{'、'.join(unknown)}。")
