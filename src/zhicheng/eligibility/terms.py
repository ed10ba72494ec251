"""A policy flattened into the integers that the judgement reads; every number comes from a setting.

Why integers: rules.md, "4 How a rule is written".
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zhicheng import codes
from zhicheng.codes import ASSISTANT, FAIL, GOOD, NO, NOT_COUNTED, PASS, REVIEW, TO_BE_REVIEWED, UNSTATED, YES
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.standard_terms import StandardTables, build_standard_tables, flag
from zhicheng.policy.model import Policy, Route, Series
from zhicheng.workdays.days import NEVER, UNDATED

RESULTS_BY_WORD = {"pass": PASS, "review": REVIEW, "fail": FAIL}
NO_SUCH_LICENCE = -1  # what a series that is not stated may ask, and nobody holds
WORTH_BY_WORD = {"not_counted": NOT_COUNTED, "review": TO_BE_REVIEWED, "good": GOOD}

CUT_OFF_PERIODS = {"quarter_end": 3, "year_end": 12}


class PolicyTerms(NamedTuple):
    """The two sets of terms of a policy: what is not stated answered as kindly, and as strictly, as it can be."""

    kindest: Terms
    strictest: Terms


def flatten_policy(policy: Policy, standards: StandardTables | None = None) -> PolicyTerms:
    """The terms of a policy. `standards`: its tables of the series' standards, where they are known already."""
    standards = standards or build_standard_tables(policy)
    kindest = flatten_kindest(policy, standards)
    return PolicyTerms(kindest, answer_strictly(kindest, standards))


def flatten_kindest(policy: Policy, standards: StandardTables) -> Terms:
    """The terms of a policy. Row 0 of every table stands for what is not stated; here it has the kindest answer."""
    series: list[Series | None] = [None, *policy.series.values()]
    excluded = policy.words("scope.excluded_statuses")
    records = list_record_worths(policy)
    return Terms(
        origin=[NO, *(YES if code == codes.FOREIGN else NO for code in range(1, len(codes.ORIGINS)))],
        work_permit=[PASS, FAIL, PASS] if policy.is_asked("work_permit") else [PASS, PASS, PASS],
        employed=[PASS, *(FAIL if code == codes.NOT_EMPLOYED else PASS for code in range(1, len(codes.STATUSES)))],
        status=[PASS, *(FAIL if status in excluded else PASS for status in codes.STATUSES[1:])],
        annual_review=list_word_results(policy.mapping("scope.annual_reviews"), codes.ANNUAL_REVIEWS),
        attested=[PASS, PASS, FAIL] if policy.is_asked("conduct") else [PASS, PASS, PASS],
        employer_kind=list_word_results(policy.mapping("scope.employer_kinds"), codes.EMPLOYER_KINDS),
        registered=[PASS, FAIL, PASS],
        affiliation=list_word_results(policy.mapping("scope.employer_affiliations"), codes.AFFILIATIONS),
        works_here=[YES, NO, YES],
        no_post=PASS,
        series_in_scope=[find_series_scope(one) for one in series],
        specialty=[PASS, PASS, REVIEW],
        asks_specialty=[YES if one and is_mixed_series(one, policy) else NO for one in series],
        has_technician=[YES if one is None or one.technician_title else NO for one in series],
        has_intermediate=[YES if one is None or one.intermediate_title else NO for one in series],
        top_level=max(
            ASSISTANT, *(codes.LEVELS.index(route.gives) for route in policy.routes if route.gives != "held")
        ),
        licence_mode=[codes.LICENCE_MODES.index(one.licence_mode) if one else 0 for one in series],
        licence_kind=list_licence_kinds(policy),
        licence_undated=UNDATED,
        recognised=[PASS, FAIL, PASS],
        mode=list_word_results(policy.mapping("education.modes"), codes.STUDY_MODES),
        education_always=flag(policy.flag("education.asked_of_every_route")),
        counts_as=[UNSTATED, *list_counted_levels(policy.mapping("education.counts_as"))],
        unnamed_series=YES,
        record=records,
        record_review=flag(TO_BE_REVIEWED in records),
        cut_off_at_end=flag(policy.word("service.cut_off") == "publicity_end"),
        cut_off_period=CUT_OFF_PERIODS.get(policy.word("service.cut_off"), 0),
        whole_months=flag(policy.word("service.gaps") == "whole_months"),
        unrelated=[NO, *(flag(code == codes.UNRELATED) for code in range(1, len(codes.MAJOR_RELATIONS)))],
        unrelated_result=RESULTS_BY_WORD[policy.word("major.unrelated")],
        insured_months=policy.number("insurance.months"),
        run_ends_before=policy.number("insurance.run_ends_before"),
        unposted_months=policy.number("insurance.unposted_months"),
        paid_area=[
            NOT_COUNTED,
            *(WORTH_BY_WORD[policy.mapping("insurance.areas")[area]] for area in codes.INSURANCE_AREAS[1:]),
        ],
        paid_late=WORTH_BY_WORD[policy.word("insurance.late")],
        payer=build_payer_table(policy),
        unpaid=REVIEW if policy.is_asked("last_payer") else PASS,
        residence=list_residence_answers(policy),
        uninsured_at_first=flag(policy.word("insurance.master_exempt") == "first_title"),
        major_months=policy.number("major.months"),
        change_months=policy.number("series_change.months"),
        standard=standards.standard,
        tells_stages=[flag(len(set(rows)) > 1) for rows in standards.standard],
        route_opens=standards.route_opens,
        route_level=standards.route_level,
        route_months=standards.route_months,
        accepts=standards.accepts,
        review_months=standards.review_months,
        title_months=standards.title_months,
        title_missing=standards.title_missing,
        accepts_at=standards.accepts_at,
        from_licence=standards.from_licence,
        route_months_in_all=[route.months_in_all for route in policy.routes],
        route_next_month=[flag(route.next_month) for route in policy.routes],
        route_work=[[NO, *(flag(work in route.work) for work in codes.WORKS[1:])] for route in policy.routes],
        route_own_series=[flag_own_series(route, policy) for route in policy.routes],
        route_by_education=[flag(route.education) for route in policy.routes],
        route_uninsured=[flag(route.uninsured) for route in policy.routes],
        route_insured_months=[
            policy.number("insurance.months") if route.insured_months is None else route.insured_months
            for route in policy.routes
        ],
    )


def answer_strictly(terms: Terms, standards: StandardTables) -> Terms:
    """The same terms with the strictest answer to everything that is not stated."""
    return terms._replace(
        origin=[YES, *terms.origin[1:]],
        work_permit=[max(terms.work_permit), *terms.work_permit[1:]],
        employed=[FAIL, *terms.employed[1:]],
        status=[max(terms.status), *terms.status[1:]],
        annual_review=[max(terms.annual_review), *terms.annual_review[1:]],
        attested=[max(terms.attested), *terms.attested[1:]],
        employer_kind=[max(terms.employer_kind), *terms.employer_kind[1:]],
        registered=[FAIL, *terms.registered[1:]],
        affiliation=[max(terms.affiliation), *terms.affiliation[1:]],
        works_here=[NO, *terms.works_here[1:]],
        no_post=FAIL,
        series_in_scope=[max(terms.series_in_scope), *terms.series_in_scope[1:]],
        specialty=[max(terms.specialty), *terms.specialty[1:]],
        licence_mode=[codes.LICENCE_REQUIRED, *terms.licence_mode[1:]],
        licence_kind=[NO_SUCH_LICENCE if any(terms.licence_kind) else UNSTATED, *terms.licence_kind[1:]],
        licence_undated=NEVER - 1,
        recognised=[FAIL, *terms.recognised[1:]],
        mode=[max(terms.mode), *terms.mode[1:]],
        residence=[NO, *terms.residence[1:]],
        unnamed_series=NO,
        record=[min(terms.record), *terms.record[1:]],
        unrelated=[YES, *terms.unrelated[1:]],
        payer=[answer_payer_strictly(row) for row in terms.payer],
        standard=standards.strictest_standard,
    )


def list_record_worths(policy: Policy) -> list[int]:
    """二（四）: what a spell is worth with each record; with neither, as the policy reads it."""
    accepted = policy.words("service.records")
    without = TO_BE_REVIEWED if policy.word("service.without_record") == "review" else NOT_COUNTED
    known = max(codes.NO_RECORD, *map(codes.RECORDS.index, accepted)) + 1 if accepted else codes.NO_RECORD + 1
    worths = [GOOD if record in accepted else without for record in codes.RECORDS[1:known]]
    return [max(worths), *worths]


def list_word_results(mapping: Mapping[str, str], words: Sequence[str]) -> list[int]:
    """The result of every word; of the unstated one the kindest."""
    results = [RESULTS_BY_WORD[mapping[word]] for word in words[1:]]
    return [min(results), *results]


def list_counted_levels(mapping: Mapping[str, str]) -> list[int]:
    """二（三）: the credential that every level of education counts as, to the last one that the policy knows."""
    known = max(map(codes.EDUCATIONS.index, mapping)) + 1
    return [
        codes.CREDENTIALS.index(mapping[level]) if level in mapping else UNSTATED for level in codes.EDUCATIONS[1:known]
    ]


def find_series_scope(series: Series | None) -> int:
    """一（三）, by the series alone."""
    return PASS if series is None or series.assessment == "assess" else FAIL


def is_mixed_series(series: Series, policy: Policy) -> bool:
    """一（三）: whether other branches of the same series lie outside the notice, so that the specialty decides."""
    return any(one.number == series.number and one.assessment != "assess" for one in policy.series.values())


def number_licences(policy: Policy) -> Mapping[str, int]:
    """Every kind of licence of the policy and its number."""
    kinds = sorted({series.licence for series in policy.series.values() if series.licence})
    return {kind: number for number, kind in enumerate(kinds, start=1)}


def list_licence_kinds(policy: Policy) -> list[int]:
    """二（六）: the licence of every series by its number; none where the policy asks no licence."""
    numbers, asked = number_licences(policy), policy.is_asked("entry_licence")
    series = policy.series.values()
    return [UNSTATED, *(numbers[one.licence] if one.licence and asked else UNSTATED for one in series)]


def list_residence_answers(policy: Policy) -> list[int]:
    """Whether a permit of residence stands in the place of the months of insurance, by what is stated of it."""
    instead = flag("residence" in policy.words("insurance.instead"))
    return [instead, NO, instead]


def build_payer_table(policy: Policy) -> list[list[int]]:
    """二（二）: what every payer means for employees of the employer, and for dispatched employees."""
    own, dispatched = policy.mapping("insurance.payers"), policy.mapping("insurance.payers_of_dispatched")
    rows = [
        [PASS if not payer else RESULTS_BY_WORD[mapping.get(payer, "fail")] for payer in codes.PAYERS]
        for mapping in (own, dispatched)
    ]
    return [rows[0], rows[0], rows[1]]  # by `dispatched`: unstated, NO, YES


def answer_payer_strictly(row: Sequence[int]) -> list[int]:
    """A row of payers in which one that nobody has named is another unit."""
    return [max(row) if place == codes.UNIDENTIFIED else result for place, result in enumerate(row)]


def flag_own_series(route: Route, policy: Policy) -> int:
    """本专业: a technician's title asks work in its series; for an education the policy says which work counts."""
    by_setting = route.education and policy.word("service.series") == "target"
    return flag(route.own_series or by_setting)
