"""A policy flattened into the integers that the judgement reads; every number comes from a setting.

Why integers: rules.md, "4 How a rule is written".
"""

from collections.abc import Mapping, Sequence

from zhicheng import codes
from zhicheng.codes import FAIL, GOOD, NO, PASS, REVIEW, UNKNOWN, UNSTATED, YES
from zhicheng.eligibility.rules.person import Terms
from zhicheng.policy.model import Policy, Route, Series

RESULTS_BY_WORD = {"pass": PASS, "review": REVIEW, "fail": FAIL}
WORTH_BY_WORD = {"not_counted": codes.NOT_COUNTED, "review": codes.TO_BE_REVIEWED, "good": GOOD}


def flatten_policy(policy: Policy) -> Terms:
    """The terms of a policy. Row 0 of every table stands for what is not stated."""
    series: list[Series | None] = [None, *policy.series.values()]
    excluded = policy.words("scope.excluded_statuses")
    return Terms(
        status=[UNKNOWN, *(FAIL if status in excluded else PASS for status in codes.STATUSES[1:])],
        annual_review=list_word_results(policy.mapping("scope.annual_reviews"), codes.ANNUAL_REVIEWS),
        employer_kind=list_word_results(policy.mapping("scope.employer_kinds"), codes.EMPLOYER_KINDS),
        affiliation=list_word_results(policy.mapping("scope.employer_affiliations"), codes.AFFILIATIONS),
        series_in_scope=[find_series_scope(one) for one in series],
        asks_specialty=[YES if one and is_mixed_series(one, policy) else NO for one in series],
        has_technician=[YES if one is None or one.technician_title else NO for one in series],
        licence_mode=[codes.LICENCE_MODES.index(one.licence_mode) if one else 0 for one in series],
        licence_kind=[number_licences(policy)[one.licence] if one and one.licence else UNSTATED for one in series],
        counts_as=[UNSTATED, *list_counted_levels(policy.mapping("education.counts_as"))],
        record=[NO, *(YES if record in policy.words("service.records") else NO for record in codes.RECORDS[1:])],
        cut_off_at_end=YES if policy.word("service.cut_off") == "publicity_end" else NO,
        insured_months=policy.number("insurance.months"),
        run_ends_before=policy.number("insurance.run_ends_before"),
        paid_area=[
            codes.NOT_COUNTED,
            *(WORTH_BY_WORD[policy.mapping("insurance.areas")[area]] for area in codes.INSURANCE_AREAS[1:]),
        ],
        paid_late=WORTH_BY_WORD[policy.word("insurance.late")],
        payer=build_payer_table(policy),
        major_months=policy.number("major.months"),
        change_months=policy.number("series_change.months"),
        route_credential=[[find_route_credential(route, one, policy) for route in policy.routes] for one in series],
        route_months=[[find_route_months(route, one, policy) for route in policy.routes] for one in series],
        route_next_month=[[flag_next_month(route, one, policy) for route in policy.routes] for one in series],
        route_work=[[NO, *(YES if work in route.work else NO for work in codes.WORKS[1:])] for route in policy.routes],
        route_own_series=[flag_own_series(route, policy) for route in policy.routes],
        route_gives=[UNSTATED if route.gives == "held" else codes.LEVELS.index(route.gives) for route in policy.routes],
        route_by_education=[YES if route.education else NO for route in policy.routes],
        route_uninsured=[YES if route.uninsured else NO for route in policy.routes],
    )


def list_word_results(mapping: Mapping[str, str], words: Sequence[str]) -> list[int]:
    """The result of every word; the unstated one is unknown."""
    return [UNKNOWN, *(RESULTS_BY_WORD[mapping[word]] for word in words[1:])]


def list_counted_levels(mapping: Mapping[str, str]) -> list[int]:
    """二（三）: the credential that every level of education counts as."""
    return [codes.CREDENTIALS.index(mapping[level]) for level in codes.EDUCATIONS[1:]]


def find_series_scope(series: Series | None) -> int:
    """一（三）, by the series alone."""
    return UNKNOWN if series is None else PASS if series.assessment == "assess" else FAIL


def is_mixed_series(series: Series, policy: Policy) -> bool:
    """一（三）: whether other branches of the same series lie outside the notice, so that the specialty decides."""
    return any(one.number == series.number and one.assessment != "assess" for one in policy.series.values())


def number_licences(policy: Policy) -> Mapping[str, int]:
    """Every kind of licence of the policy and its number."""
    kinds = sorted({series.licence for series in policy.series.values() if series.licence})
    return {kind: number for number, kind in enumerate(kinds, start=1)}


def build_payer_table(policy: Policy) -> list[list[int]]:
    """二（二）: what every payer means for employees of the employer, and for dispatched employees."""
    own, dispatched = policy.mapping("insurance.payers"), policy.mapping("insurance.payers_of_dispatched")
    rows = [
        [UNKNOWN if not payer else RESULTS_BY_WORD[mapping.get(payer, "fail")] for payer in codes.PAYERS]
        for mapping in (own, dispatched)
    ]
    return [rows[0], rows[0], rows[1]]  # by `dispatched`: unstated, NO, YES


def find_route_months(route: Route, series: Series | None, policy: Policy) -> int:
    """Months asked: 二（二）5 lets a series' standard replace them, otherwise the stricter of notice and standard holds."""
    standard = [
        override.months
        for override in policy.overrides
        if series and series.key in override.series and override.route == route.key and override.months is not None
    ]
    return standard[-1] if standard and route.next_month else max([route.months, *standard])


def flag_next_month(route: Route, series: Series | None, policy: Policy) -> int:
    """次月, unless the series' standard names months instead."""
    return YES if route.next_month and find_route_months(route, series, policy) == 0 else NO


def find_route_credential(route: Route, series: Series | None, policy: Policy) -> int:
    """What opens the route: 二（二）1 lets a series' standard replace the education."""
    standard = [
        override.credential
        for override in policy.overrides
        if series and series.key in override.series and override.route == route.key and override.credential
    ]
    return codes.CREDENTIALS.index(standard[-1] if standard else route.credential)


def flag_own_series(route: Route, policy: Policy) -> int:
    """本专业: a technician's title asks work in its series; for an education the policy says which work counts."""
    by_setting = route.education and policy.word("service.series") == "target"
    return YES if route.own_series or by_setting else NO
