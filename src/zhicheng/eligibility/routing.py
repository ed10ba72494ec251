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
    if may_be_municipal_employer(facts):
        return assign_by_bureau(policy, "还没有说明单位的隶属关系、性质，不知道是否市属国有企事业单位")
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


def may_be_municipal_employer(facts: Facts) -> bool:
    """Whether what is not stated of the employer may make it one of the city's own: whose it is, or what it is."""
    affiliation, kind = facts.person.affiliation, facts.person.employer_kind
    return affiliation == codes.UNSTATED or (affiliation == MUNICIPAL and kind == codes.UNSTATED)


def assign_by_bureau(policy: Policy, why: str) -> Routing:
    """The municipal bureau's queue, in which a person assigns the authority."""
    bureau = f"{policy.city_name}人力资源和社会保障局"
    return Routing(CLAUSE, "municipal_bureau", policy.city, bureau, f"{why}，由{bureau}人工指派认定部门（三（三））。")


def route_municipal_case(facts: Facts, book: Codebook) -> Routing:
    """The department with review authority for the series or specialty; where no row covers it, or rows name different
    ones, the bureau's queue.
    """
    rows = list_matching_rows(facts, book)
    if not rows:
        return assign_by_bureau(book.policy, "市属单位的这个系列（专业）没有列入对应表")
    names = dict.fromkeys(row.name for row in rows)
    if len({row.code for row in rows}) > 1:
        why = f"市属单位，专业“{facts.specialty}”在对应表中对应{'和'.join(names)}"
        return assign_by_bureau(book.policy, why)
    department = rows[0]
    series = book.series[facts.person.series]
    covered = department.specialty_word or (series.full_name if series else "")
    reason = f"市属单位，{covered}由具有评审权限的{department.name}认定（三（三））。"
    return Routing(CLAUSE, "municipal", department.code, department.name, reason)


def list_matching_rows(facts: Facts, book: Codebook) -> list[Department]:
    """The rows for words of the specialty; where there are none, that for the whole series."""
    series = book.series[facts.person.series]
    rows = [row for row in book.policy.departments if series is not None and row.series == series.key]
    words = [row for row in rows if row.specialty_word and row.specialty_word in facts.specialty]
    return words or [row for row in rows if row.specialty_word is None]
