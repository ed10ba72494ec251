"""A case judged whose series nobody has stated: it lies between what it would come to in each series.

Everything else of a case hangs on the series: which titles are of another one, which rows of the standard speak, which
licence is asked for. So each series is tried, one of those that the policy treats alike; some series is always outside
the notice (一（三）), and the strictest answer is that one.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from zhicheng.codes import LATER, OUT_OF_SCOPE, PASS, UNSTATED
from zhicheng.eligibility.rules.candidate import combine_results
from zhicheng.eligibility.rules.judge import Judgement, judge
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.terms import PolicyTerms
from zhicheng.eligibility.unknown_facts import count_items

BY_SERIES: Final = (
    *("series_in_scope", "asks_specialty", "has_technician", "has_intermediate"),
    *("licence_mode", "licence_kind", "from_licence"),
)
BY_STANDARD: Final = (
    *("route_opens", "route_level", "route_months", "accepts"),
    *("review_months", "title_months", "title_missing", "accepts_at"),
)
"""The tables of the terms in which the series have rows of their own, and those that hold their standards."""
MOST_ITEMS: Final = 1 << 10
"""Items of a case up to which every series is tried: a case of thousands of items costs nobody minutes, and asks for its
series whatever comes out.
"""


def judge_case(person: Person, terms: PolicyTerms) -> Judgement:
    """A case judged; without a series, by the kindest one, and never better than what is still unknown."""
    own = judge(person, *terms)
    if person.series != UNSTATED or count_items(person) > MOST_ITEMS:
        return own
    best = find_kindest_judgement(person, terms)
    verdict = combine_results(best.verdict, OUT_OF_SCOPE)
    if (verdict, best.earliest if verdict == LATER else own.earliest) == (own.verdict, own.earliest):
        return own
    return best._replace(verdict=verdict, strictest=own.strictest)


def find_kindest_judgement(person: Person, terms: PolicyTerms) -> Judgement:
    """The judgement in the series in which the case comes to most; of equal ones the first that is tried."""
    best = None
    for series in list_series_to_try(person, terms.kindest):
        found = judge(person._replace(series=series), *terms)
        if best is None or (found.verdict, found.earliest) < (best.verdict, best.earliest):
            best = found
        if best.verdict <= PASS:
            break
    assert best is not None, "a policy has series"
    return best


def list_series_to_try(person: Person, terms: Terms) -> Iterator[int]:
    """The series that the case names, then one of each kind that the policy tells apart."""
    named = sorted({*person.work_series, *person.title_series} - {UNSTATED})
    yield from named
    seen: set[str] = set()
    for series in range(1, len(terms.series_in_scope)):
        profile = describe_series(series, terms)
        if profile not in seen:
            seen.add(profile)
            yield series


PROFILES: Final[dict[int, tuple[Terms, Sequence[str]]]] = {}


def describe_series(series: int, terms: Terms) -> str:
    """Everything by which the policy tells a series from another; two that read alike are judged alike."""
    known = PROFILES.get(id(terms))
    if known is None or known[0] is not terms:
        profiles = [read_profile(one, terms) for one in range(len(terms.series_in_scope))]
        PROFILES[id(terms)] = known = terms, profiles
    return known[1][series]


def read_profile(series: int, terms: Terms) -> str:
    """The rows of one series in every table."""
    own = [getattr(terms, table)[series] for table in BY_SERIES]
    rows = terms.standard[series]
    standards = [[getattr(terms, table)[row] for table in BY_STANDARD] for row in rows]
    return repr((own, standards))
