"""The demo city under the policies of another city than Kunming (settings.CITY): its names, areas, series and records.

The people and their cases are the same; what of them that policy does not know is fitted to it. Under Kunming's everything
stays as it is written.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from django.conf import settings

from zhicheng.policy.city_words import restate_city
from zhicheng.policy.installed import find_latest_policy
from zhicheng.policy.model import Policy
from zhicheng.words import labels
from zhicheng.words.records import name_records
from zhicheng_web.cases.refusals.return_reasons import Fault, reasons_of

HOME_CITY: Final = "kunming"
FIRST_AREA: Final = "五华区"
REGISTER: Final = "登记表"
"""How Kunming's record of service is called in short."""
ANY_SERIES: Final = "engineering"
ANY_FAULT: Final = "service_differs"
"""A reason that stands under every policy: it is of the facts, not of a paper."""


@cache
def find_other_policy() -> Policy | None:
    """The newest policy of the other city; None: the demo city is Kunming."""
    return find_latest_policy(settings.CITY) if settings.CITY not in (None, HOME_CITY) else None


def name_here(text: str) -> str:
    """A name or a sentence with the city's own names in the place of Kunming's."""
    policy = find_other_policy()
    if policy is None:
        return text
    return restate_city(text.replace(FIRST_AREA, next(iter(policy.areas.values())).name), policy)


def fit_area(place: int, area: str) -> str:
    """The management area of an employer; of another city the one that stands at this place of its list."""
    policy = find_other_policy()
    return list(policy.areas)[place % len(policy.areas)] if policy else area


def fit_series(series: str) -> str:
    """The series that people of an employer apply in; one that the policy does not recognise is engineering."""
    policy = find_other_policy()
    known = policy.series.get(series) if policy else None
    return series if policy is None or (known and known.assessment == "assess") else ANY_SERIES


def fit_affiliation(affiliation: str) -> str:
    """Whose an employer is; a city without departments of its own for municipal units has none of these."""
    policy = find_other_policy()
    return affiliation if policy is None or policy.departments or affiliation != "municipal" else "county"


def has_departments() -> bool:
    """Whether municipal departments recognise titles in this city: 三（三）."""
    policy = find_other_policy()
    return policy is None or bool(policy.departments)


def fit_record(record: str) -> str:
    """The record of a post: 二（四）; the policy's first where it does not take this one."""
    policy = find_other_policy()
    return record if policy is None or record in policy.words("service.records") else policy.words("service.records")[0]


def is_level_open(education: str, level: str) -> bool:
    """Whether some route of the policy gives that level for that education."""
    policy = find_other_policy()
    return policy is None or any(
        route.gives == level
        and policy.mapping("education.counts_as")[education] in (route.credential, *route.more_credentials)
        for route in policy.routes
    )


def fit_faults(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Why a case is returned; a reason that the policy does not know becomes one of the facts, once."""
    policy = find_other_policy()
    return (
        tuple(faults)
        if policy is None
        else tuple({one.code: one for one in list_fitted_faults(faults, policy)}.values())
    )


def list_fitted_faults(faults: Sequence[Fault], policy: Policy) -> Iterator[Fault]:
    """Each fault, under a code that the policy knows, speaking of a record that it takes."""
    known = {one.code for one in reasons_of(policy)}
    record = name_records(policy, labels.SHORT_RECORD_LABELS)[0]
    for fault in faults:
        words = fault.words.replace(REGISTER, record)
        yield fault._replace(code=fault.code if fault.code in known else ANY_FAULT, words=words)
