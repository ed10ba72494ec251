"""Loads one policy from its folder into frozen structures, or refuses it with every file and line that is wrong."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import cast

from zhicheng.policy.consistency import check_policy, read_addresses
from zhicheng.policy.model import Policy, Series
from zhicheng.policy.notice import Notice, NoticeError, read_notice
from zhicheng.policy.rows import (
    build_area,
    build_doubt,
    build_material,
    build_route,
    build_window,
    read_rows,
    refuse_duplicates,
)
from zhicheng.policy.settings import read_settings
from zhicheng.policy.source import PolicyError, Problems, TomlSource
from zhicheng.policy.tables import read_departments, read_related_units, read_series, read_standards
from zhicheng.policy.vocabulary import OPTIONAL_POLICY_FIELDS, POLICY_FIELDS
from zhicheng.workdays.days import day_number


def load_policy(path: Path) -> Policy:
    """The policy of a TOML file such as `policies/kunming/2023.toml`. Raises PolicyError with every problem at once."""
    problems = Problems()
    source = TomlSource(path, problems)
    head = source.fields(["policy"], POLICY_FIELDS, frozenset(POLICY_FIELDS) - OPTIONAL_POLICY_FIELDS)
    problems.raise_if_any()
    files = {
        name: path.parent / str(head[name])
        for name in ("notice", "series", "standards", "authorities", "related_units")
        if name in head
    }
    for name, file in files.items():
        if not file.is_file():
            source.add_problem(["policy", name], f"找不到文件 {file.name}。")
    problems.raise_if_any()
    notice = _load_notice(files["notice"])
    series = read_series(files["series"], problems)
    policy = _build_policy(source, head, notice, series, files)
    check_policy(source, policy)
    problems.raise_if_any()
    return policy


def _load_notice(path: Path) -> Notice:
    try:
        return read_notice(path)
    except NoticeError as error:
        raise PolicyError(str(error)) from error


def _build_policy(
    source: TomlSource,
    head: Mapping[str, object],
    notice: Notice,
    series: Mapping[str, Series],
    files: Mapping[str, Path],
) -> Policy:
    areas = read_rows(source, "areas", notice, build_area)
    refuse_duplicates(source, "areas", [area.code for area in areas])
    return Policy(
        id=str(head["id"]),
        name=str(head["name"]),
        city=str(head["city"]),
        city_name=str(head["city_name"]),
        city_short=str(head["city_short"]),
        province=str(head["province"]),
        clause=str(head["clause"]),
        in_force=day_number(str(head["in_force"])),
        in_force_note=cast("str | None", head.get("in_force_note")),
        sample=head.get("sample", False) is True,
        done_by_people=cast("tuple[str, ...]", head.get("done_by_people", ())),
        notice=notice,
        settings=MappingProxyType(read_settings(source, notice)),
        routes=read_rows(source, "routes", notice, build_route),
        standards=read_standards(files["standards"], series, source.problems) if "standards" in files else (),
        series=MappingProxyType(series),
        doubts=read_rows(source, "scope.doubts", notice, build_doubt),
        materials=read_rows(source, "materials", notice, build_material),
        windows=read_rows(source, "filing.windows", notice, build_window),
        areas=MappingProxyType({area.code: area for area in areas}),
        departments=read_departments(files["authorities"], series, notice, source.problems),
        related_units=read_related_units(files["related_units"], source.problems) if "related_units" in files else (),
        addresses=MappingProxyType(read_addresses(source, notice)),
        hash=hash_contents([source.text, *(file.read_text(encoding="utf-8") for file in files.values())]),
    )


def hash_contents(texts: list[str]) -> str:
    """sha256 over the files of a policy, each preceded by its length, so that text cannot move between files unseen."""
    digest = sha256()
    for text in texts:
        body = text.encode()
        digest.update(f"{len(body)}\n".encode() + body)
    return f"sha256:{digest.hexdigest()}"
