"""附件3: what the applicant has stated, a row of the form for each item; nothing that was not stated is made up."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from zhicheng import codes
from zhicheng.words import labels
from zhicheng.words.fact_lines import CaseNames, describe_unit, find_label, find_series_name
from zhicheng.words.records import describe_record
from zhicheng_web.cases.papers.typesetting.kinds.recognition_form import (
    FormCredential,
    FormInsurance,
    FormJob,
    FormSchool,
)
from zhicheng_web.portal.shared.words.city_words import restate_here

Facts = Mapping[str, Any]
AREA_NAMES: Final = {"kunming": "昆明市", "provincial": "云南省本级", "elsewhere": "其他地方"}
"""Where somebody is insured."""


def read_day(stated: str | None) -> date | None:
    """A day of the facts; None where none was stated, or what was stated is no day."""
    parts = str(stated or "").split("-")
    return date(*map(int, parts)) if len(parts) == 3 and all(one.isdecimal() for one in parts) else None


def find_word(keys: tuple[str, ...], words: tuple[str, ...], stated: str | None) -> str:
    """What people call a word of a closed list; "" where none was chosen."""
    return find_label(keys, words, stated) if stated else ""


def list_schools(facts: Facts) -> list[FormSchool]:
    """二（一）: diplomas and degrees."""
    return [
        FormSchool(
            read_day(one.get("diploma_date")),
            read_day(one.get("degree_date")),
            one.get("school") or "",
            one.get("major") or "",
            find_word(codes.EDUCATIONS, labels.EDUCATION_LABELS, one.get("level")),
            find_word(codes.STUDY_MODES, labels.STUDY_MODE_LABELS, one.get("mode")),
            one.get("diploma_number") or "",
            one.get("issuer") or "",
        )
        for one in facts.get("educations") or []
    ]


def list_credentials(facts: Facts, names: CaseNames) -> list[FormCredential]:
    """二（二）3, 二（六）, 二（七）: titles, skills and entry licences that are held."""
    return [*list_titles(facts, names), *list_skills(facts), *list_licences(facts, names)]


def list_titles(facts: Facts, names: CaseNames) -> Iterator[FormCredential]:
    """Titles that are held, each by its series and level."""
    for one in facts.get("titles") or []:
        series, level = find_series_name(one.get("series"), names), one.get("level") or ""
        found = names.policy.series.get(one.get("series") or "")
        title = found.find_title(level) if found else None
        words = find_word(codes.LEVELS, labels.LEVEL_LABELS, level)
        yield FormCredential("职称", title or series, words, read_day(one.get("date")))


def list_skills(facts: Facts) -> Iterator[FormCredential]:
    """Certificates of skill."""
    for one in facts.get("skills") or []:
        level = find_word(codes.SKILLS, labels.SKILL_LABELS, one.get("level"))
        yield FormCredential("技能等级", level, level, read_day(one.get("date")))


def list_licences(facts: Facts, names: CaseNames) -> Iterator[FormCredential]:
    """Entry licences."""
    known = {one.licence: one.licence_name for one in names.policy.series.values() if one.licence}
    for one in facts.get("licences") or []:
        yield FormCredential("从业准入资格", known.get(one.get("kind") or "") or "", "", read_day(one.get("date")))


def list_jobs(facts: Facts, names: CaseNames) -> list[FormJob]:
    """二（四）: spells of work, the first one first; the last is still in the post that the form asks for."""
    post = (facts.get("post") or {}).get("title") or ""
    return [
        FormJob(
            read_day(one.get("start")),
            read_day(one.get("end")),
            describe_unit(one.get("employer"), names, one.get("employer_name") or ""),
            one.get("post") or ("" if one.get("end") else post),
            find_word(codes.WORKS, labels.WORK_LABELS, one.get("work")),
            describe_record(one["record"], names.policy).removeprefix("依据") if one.get("record") else "",
        )
        for one in sorted(facts.get("employment") or [], key=lambda one: str(one.get("start") or ""))
    ]


def list_insurance(facts: Facts, names: CaseNames) -> list[FormInsurance]:
    """二（二）: spells of insurance."""
    return [
        FormInsurance(
            one.get("from") or "",
            one.get("to") or "",
            describe_unit(one.get("payer"), names) if one.get("payer") else "",
            restate_here(AREA_NAMES.get(one.get("area") or "", "")),
        )
        for one in facts.get("insurance") or []
    ]


def find_first_day_of_work(facts: Facts) -> date | None:
    """The first day of the first spell of work."""
    days = (read_day(one.get("start")) for one in facts.get("employment") or [])
    return min((one for one in days if one), default=None)
