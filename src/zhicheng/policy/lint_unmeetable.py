"""Values of a policy that nobody could meet: an empty list, a table without a yes. Loading takes them; they are slips."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from zhicheng.policy.model import Policy

EMPLOYED: Final = "employed"
NEVER_WORTH: Final = frozenset({"fail", "not_counted"})
"""Words of a table that let nobody through."""


class UnmeetableValue(NamedTuple):
    """A value that nobody can meet, and the clause it rests on."""

    clause: str
    sentence: str


TABLES: Final[Mapping[str, str]] = {
    "scope.employer_kinds": "没有一种单位性质可以申报",
    "scope.annual_reviews": "没有一种年度考核结果可以申报",
    "scope.employer_affiliations": "没有一种隶属关系可以申报",
    "education.modes": "没有一种学习形式的学历算数",
    "insurance.payers": "没有一个缴费单位算数",
    "insurance.payers_of_dispatched": "劳务派遣的，没有一个缴费单位算数",
}
"""Settings that give each word an answer, and what it means when all are refused."""


def find_unmeetable_values(policy: Policy) -> Iterator[UnmeetableValue]:
    """Every value that would disqualify everybody, or everybody on a route."""
    if not policy.routes:
        yield UnmeetableValue(policy.clause, "routes 一条途径也没有，谁都不能认定；请至少写一条途径。")
    for route in policy.routes:
        if not route.work:
            sentence = f"途径“{route.key}”的 work 是空的，没有工作可以计入，这条途径谁都走不通；请写明算哪些工作。"
            yield UnmeetableValue(route.clause, sentence)
    records = policy.settings["service.records"]
    if not policy.words("service.records"):
        sentence = "service.records 是空的，没有一种记录可以证明履职，谁都不能认定；请写明哪些材料算。"
        yield UnmeetableValue(records.clause, sentence)
    statuses = policy.settings["scope.excluded_statuses"]
    if EMPLOYED in policy.words("scope.excluded_statuses"):
        yield UnmeetableValue(
            statuses.clause, f"scope.excluded_statuses 排除了 {EMPLOYED}（在职），谁都不能认定；请去掉它。"
        )
    yield from find_unmeetable_tables(policy)


def find_unmeetable_tables(policy: Policy) -> Iterator[UnmeetableValue]:
    """Tables in which every answer is a no; months of insurance only where the policy asks for some."""
    sentences = dict(TABLES)
    if policy.number("insurance.months"):
        sentences["insurance.areas"] = "没有一地的社保月份算数"
    for path, meaning in sentences.items():
        if NEVER_WORTH.issuperset(policy.mapping(path).values()):
            yield UnmeetableValue(policy.clause_of(path), f"{path} {meaning}，谁都不能认定；请至少留一项。")
