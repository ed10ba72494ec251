"""三（三） Which authority recognises: a table by series for municipal units, the management area for all others."""

from typing import NamedTuple

from zhicheng import codes
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.policy.model import Department, Policy

CLAUSE = "三（三）"
MUNICIPAL = codes.AFFILIATIONS.index("municipal")


class Routing(NamedTuple):
    """The authority: its kind and code, its name, and why. `kind` is self, municipal, municipal_bureau or county."""

    clause: str
    kind: str
    code: str
    name: str
    reason: str


def route_case(facts: Facts, book: Codebook) -> Routing | None:
    """The recognising authority of a case; None while the management area is not stated."""
    policy = book.policy
    if facts.self_recognition:
        return Routing(CLAUSE, "self", facts.employer, "本单位", "单位有职称自主评审权，由本单位考核认定（三（三））。")
    if is_municipal_employer(facts, policy):
        return route_municipal_case(facts, book)
    if not facts.management_area:
        return None
    name = policy.areas[facts.management_area].name
    bureau = name + ("人力资源和社会保障局" if facts.management_area.isdigit() else "职称管理部门")
    reason = f"用人单位的管理归属地是{name}，由{bureau}认定（三（三））。"
    return Routing(CLAUSE, "county", facts.management_area, bureau, reason)


def is_municipal_employer(facts: Facts, policy: Policy) -> bool:
    """三（三）: whether the employer is one of the city's own (市属国有企事业单位)."""
    kind = codes.EMPLOYER_KINDS[facts.person.employer_kind]
    return facts.person.affiliation == MUNICIPAL and kind in policy.words("routing.municipal_kinds")


def route_municipal_case(facts: Facts, book: Codebook) -> Routing:
    """The department with review authority for the series or specialty; where no row covers it, the bureau's queue."""
    department = find_department(facts, book)
    if department is None:
        bureau = f"{book.policy.city_name}人力资源和社会保障局"
        reason = f"市属单位的这个系列（专业）没有列入对应表，由{bureau}人工指派认定部门（三（三））。"
        return Routing(CLAUSE, "municipal_bureau", book.policy.city, bureau, reason)
    series = book.series[facts.person.series]
    covered = department.specialty_word or (series.full_name if series else "")
    reason = f"市属单位，{covered}由具有评审权限的{department.name}认定（三（三））。"
    return Routing(CLAUSE, "municipal", department.code, department.name, reason)


def find_department(facts: Facts, book: Codebook) -> Department | None:
    """A row for a word of the specialty comes before a row for the whole series."""
    series = book.series[facts.person.series]
    rows = [row for row in book.policy.departments if series is not None and row.series == series.key]
    words = [row for row in rows if row.specialty_word and row.specialty_word in facts.specialty]
    return next(iter(words), None) or next((row for row in rows if row.specialty_word is None), None)
