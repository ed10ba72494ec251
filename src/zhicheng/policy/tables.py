"""Reads the CSV tables of a policy: series and licences, departments with review authority, related units."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from zhicheng import codes
from zhicheng.numbers import uscc
from zhicheng.policy.kinds import is_day
from zhicheng.policy.model import Department, RelatedUnit, Series, Standard
from zhicheng.policy.notice import Notice
from zhicheng.policy.source import CsvSource, Problems
from zhicheng.policy.vocabulary import CONFIDENCES, MORE_CREDENTIALS

SERIES_COLUMNS = (
    "key",
    "series_no",
    "series_zh",
    "branch_zh",
    "technician_title",
    "assistant_title",
    "assessment",
    "licence_key",
    "licence_mode",
    "licence_zh",
    "older_titles",
    "confidence",
)
INTERMEDIATE_TITLE = "intermediate_title"
STANDARD_COLUMNS = (
    "series_key",
    "level",
    "credential",
    "months",
    "title_first",
    "school_stages",
    "condition",
    "source",
    "confidence",
    "note",
)
DEPARTMENT_COLUMNS = ("series", "specialty_word", "department", "department_name", "clause", "source")
RELATED_COLUMNS = ("employer", "related", "relation", "since", "source")
ASSESSMENTS = ("assess", "exam", "excluded")
JUNIOR_LEVELS = codes.LEVELS[codes.TECHNICIAN : codes.INTERMEDIATE]
TITLE_FIRST = re.compile(r"technician\+([1-9][0-9]{0,2})")


def read_series(path: Path, problems: Problems) -> Mapping[str, Series]:
    """The series by key, in the order of the file."""
    source = CsvSource(path, SERIES_COLUMNS, problems, more=(INTERMEDIATE_TITLE,))
    series: dict[str, Series] = {}
    for line, row in source.rows:
        complaint = _describe_wrong_series(row, series)
        if complaint:
            source.add_problem(line, complaint)
        else:
            series[row["key"]] = _build_series(row)
    return series


def _describe_wrong_series(row: Mapping[str, str], before: Mapping[str, Series]) -> str | None:
    if not row["key"] or row["key"] in before:
        return f"系列的键“{row['key']}”为空或重复。"
    if not row["series_no"].isdigit():
        return f"series_no“{row['series_no']}”应为整数。"
    if row["assessment"] not in ASSESSMENTS:
        return f"assessment“{row['assessment']}”应为下列之一：{'、'.join(ASSESSMENTS)}。"
    if row["licence_mode"] not in codes.LICENCE_MODES:
        return f"licence_mode“{row['licence_mode']}”应为下列之一：{'、'.join(codes.LICENCE_MODES)}。"
    if row["licence_mode"] == "required" and not row["licence_key"]:
        return "licence_mode 为 required 时须写 licence_key。"
    if row["licence_mode"] == "none" and row["licence_key"]:
        return "licence_mode 为 none 时不写 licence_key。"
    return None if row["series_zh"] and row["assistant_title"] else "series_zh 和 assistant_title 不能为空。"


def _build_series(row: Mapping[str, str]) -> Series:
    return Series(
        row["key"],
        int(row["series_no"]),
        row["series_zh"],
        row["branch_zh"] or None,
        row["technician_title"] or None,
        row["assistant_title"],
        row.get(INTERMEDIATE_TITLE) or None,
        row["assessment"],
        row["licence_key"] or None,
        row["licence_mode"],
        row["licence_zh"] or None,
        tuple(title for title in row["older_titles"].split(";") if title),
        row["confidence"],
    )


def read_standards(path: Path, series: Mapping[str, Series], problems: Problems) -> tuple[Standard, ...]:
    """二（二）: what each series' own standard takes, a credential a row."""
    source = CsvSource(path, STANDARD_COLUMNS, problems)
    standards: list[Standard] = []
    for line, row in source.rows:
        if problems.lines and row["series_key"] not in series:
            continue  # the table of series has a mistake of its own, which is told
        complaint = _describe_wrong_standard(row, series, standards)
        if complaint:
            source.add_problem(line, complaint)
        else:
            standards.append(_build_standard(line, row))
    return tuple(standards)


def _describe_wrong_standard(
    row: Mapping[str, str], series: Mapping[str, Series], before: Sequence[Standard]
) -> str | None:
    closed = {
        "series_key": tuple(series),
        "level": JUNIOR_LEVELS,
        "credential": (*codes.CREDENTIALS[1 : codes.OTHER_SERIES_TITLE], *MORE_CREDENTIALS),
        "confidence": CONFIDENCES,
    }
    for column, words in closed.items():
        if row[column] not in words:
            return f"{column}“{row[column]}”应为下列之一：{'、'.join(words)}。"
    stages = _split_list(row["school_stages"])
    if not set(stages) <= set(codes.SCHOOL_STAGES[1:]):
        return f"school_stages“{row['school_stages']}”的每一项应为下列之一：{'、'.join(codes.SCHOOL_STAGES[1:])}。"
    if row["months"] and not row["months"].isdigit():
        return f"months“{row['months']}”应为整数，不知道的留空。"
    if row["title_first"] and not TITLE_FIRST.fullmatch(row["title_first"]):
        return f"title_first“{row['title_first']}”应写成 technician+24 这样：先有员级，再满24个月。"
    same = (row["series_key"], row["level"], row["credential"])
    if any((one.series, one.level, one.credential) == same and _do_meet(one.stages, stages) for one in before):
        return f"“{' '.join(same)}”重复，前面已经有了。"
    return None if row["source"] else "source（出处）不能为空。"


def _do_meet(stages: Sequence[str], others: Sequence[str]) -> bool:
    return not stages or not others or bool(set(stages) & set(others))


def _split_list(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.split(";") if word)


def _build_standard(line: int, row: Mapping[str, str]) -> Standard:
    after_title = TITLE_FIRST.fullmatch(row["title_first"])
    return Standard(
        row["series_key"],
        row["level"],
        row["credential"],
        int(row["months"]) if row["months"] else None,
        int(after_title[1]) if after_title else None,
        _split_list(row["school_stages"]),
        row["condition"] or None,
        row["source"],
        row["confidence"],
        line,
    )


def read_departments(
    path: Path, series: Mapping[str, Series], notice: Notice, problems: Problems
) -> tuple[Department, ...]:
    """三（三）: rows of series, or of words in its specialties, with the municipal department that has review authority."""
    source = CsvSource(path, DEPARTMENT_COLUMNS, problems)
    seen: set[tuple[str, str]] = set()
    departments = []
    for line, row in source.rows:
        covered = (row["series"], row["specialty_word"])
        if row["series"] not in series:
            source.add_problem(line, f"系列表中没有“{row['series']}”。")
        if row["clause"] not in notice.clauses:
            source.add_problem(line, f"通知中没有“{row['clause']}”。")
        if not row["department"] or not row["department_name"]:
            source.add_problem(line, "department 和 department_name 不能为空。")
        if covered in seen:
            source.add_problem(
                line, f"“{row['series']} {row['specialty_word']}”重复，一个系列（专业）只能对应一个部门。"
            )
        seen.add(covered)
        word = row["specialty_word"] or None
        departments.append(
            Department(row["series"], word, row["department"], row["department_name"], row["clause"], row["source"])
        )
    return tuple(departments)


def read_related_units(path: Path, problems: Problems) -> tuple[RelatedUnit, ...]:
    """二（二）: registered predecessors and affiliates, by unified social credit code."""
    source = CsvSource(path, RELATED_COLUMNS, problems)
    units = []
    for line, row in source.rows:
        for column in ("employer", "related"):
            wrong = uscc.describe_problem(row[column])
            if wrong:
                source.add_problem(line, f"{column}：{wrong}")
        if not is_day(row["since"]):
            source.add_problem(line, f"since 应为日期，如 2023-01-01，现为“{row['since']}”。")
        units.append(RelatedUnit(row["employer"], row["related"], row["relation"], row["since"], row["source"]))
    return tuple(units)
