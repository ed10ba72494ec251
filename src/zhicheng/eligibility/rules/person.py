"""A person and a policy as integers: all that a judgement reads. One row an item; parallel items share an index."""

from collections.abc import Sequence
from typing import NamedTuple

Numbers = Sequence[int]
Table = Sequence[Sequence[int]]
Cube = Sequence[Sequence[Sequence[int]]]


class Person(NamedTuple):
    """One case. Enumerations are codes of `codes.py`, dates day numbers (NEVER: not there), months month numbers."""

    filing: int
    publicity_start: int
    publicity_end: int
    origin: int
    work_permit: int
    status: int
    annual_review: int
    refuses_assignment: int
    not_competent: int
    residence: int  # YES: a permit of residence, or the household, of the city
    employer_kind: int
    affiliation: int
    registered: int
    parent_affiliation: int  # of the legal person behind a branch; "none" where the employer is no branch
    dispatched: int  # YES: a dispatch agency is the legal employer
    series: int  # row of the policy's series table, 0: not stated
    specialty: int  # UNSTATED, CLEAR or DOUBTFUL
    want: int  # level asked for, 0: the best the person can have
    major_relation: int
    school_stage: int
    education_level: Numbers
    education_diploma: Numbers
    education_degree: Numbers
    education_recognized: Numbers
    education_mode: Numbers
    skill_date: Numbers
    title_level: Numbers
    title_series: Numbers
    title_date: Numbers
    title_carried: Numbers  # YES: the title came by change of series
    licence_kind: Numbers
    licence_date: Numbers  # UNDATED: it is not stated when
    work_start: Numbers  # sorted; spells are half-open [start, end)
    work_end: Numbers
    work_kind: Numbers
    work_series: Numbers
    work_record: Numbers
    work_here: Numbers  # YES: at the filing employer, its agency or a related unit, or at a unit that is not named
    paid_from: Numbers  # inclusive months, sorted by the last month, latest first
    paid_to: Numbers
    paid_area: Numbers
    paid_late: Numbers
    paid_by: Numbers


class Terms(NamedTuple):
    """A policy's numbers and lists, flattened for the judgement. Rows are series or routes, in the policy's order.

    Row 0 of a table says what a fact counts as while it is not stated. There are two sets of terms to a policy, one with
    the kindest answer in every row 0 and one with the strictest: a judgement under both is what an unknown fact leads to.
    """

    origin: Numbers  # YES: foreign: 一（一）
    work_permit: Numbers  # result for a foreign national: 一（一）
    employed: Numbers  # result of each applicant status: 一（一）
    status: Numbers  # result of each applicant status: 一（二）
    annual_review: Numbers  # result of each annual review: 一（二）
    attested: Numbers  # result of what the employer attests against somebody: 一（二）
    employer_kind: Numbers  # result of each kind of employer: 一（一）
    registered: Numbers  # result of being registered in the city: 一（一）
    affiliation: Numbers  # result of each affiliation: 一（四）
    works_here: Numbers  # YES: a post at that unit counts as one here: 一（一）
    no_post: int  # result where no post at all is stated: 一（一）
    series_in_scope: Numbers  # result of each series: 一（三）
    specialty: Numbers  # result of each kind of specialty, in a series of which a part is outside: 一（三）
    asks_specialty: Numbers  # YES: scope cannot be told from the series alone: 一（三）
    has_technician: Numbers  # YES: the series has a 员级
    has_intermediate: Numbers  # YES: the series has a 中级 that this policy gives
    top_level: int  # the highest level that a route gives: what is meant where no level is asked for
    licence_mode: Numbers  # 二（六）, by series
    licence_kind: Numbers
    licence_undated: int  # the day taken for a licence without one
    recognised: Numbers  # result of a diploma that is, or is not, recognised: 二（一）
    mode: Numbers  # result of a diploma by its mode of study: full-time, part-time
    education_always: int  # YES: every route asks a recognised diploma: 二（一）
    counts_as: Numbers  # credential of each education level: 二（三）
    unnamed_series: int  # YES: work of which nobody has said the series is work in the target's
    record: Numbers  # worth of a spell with each record: 二（四）
    record_review: int  # YES: some record makes a spell doubtful: 二（四）
    cut_off_at_end: int  # YES: the last day of publicity is the cut-off: 二（四）
    cut_off_period: int  # months of the period at whose end service is counted up: 3, 12; 0: at the publicity
    whole_months: int  # YES: the months of the parts are added, then the days: 二（四）
    unrelated: Numbers  # YES: the major is unrelated: 二（五）
    unrelated_result: int  # result of such a major on a route by education, beside the months that it adds
    insured_months: int
    run_ends_before: int  # how many months before the filing month a run may have ended
    unposted_months: int  # how many months more may not be in the data yet
    paid_area: Numbers  # worth of a month insured in each area: 二（二）
    paid_late: int  # worth of a month paid late
    payer: Table  # [dispatched][paid_by]: result: 二（二）
    unpaid: int  # result where no month at all is recorded: 二（二）
    residence: Numbers  # YES: that answer stands in the place of the months of insurance
    uninsured_at_first: int  # YES: exempt from the months of insurance is only who holds no junior title
    major_months: int  # 二（五）
    change_months: int  # 二（七）
    standard: Table  # [series][school stage]: row of the tables of standards below
    tells_stages: Numbers  # YES: the standard of the series tells school stages apart
    route_opens: Cube  # [standard][route][credential] YES: the credential opens the route
    route_level: Table  # [standard][route]: what it gives; 0: the level already held
    route_months: Table  # [standard][route]
    accepts: Cube  # [standard][route][credential]: result of the series' own standard
    review_months: Cube  # [standard][route][credential]: months until which a person has to confirm; 0: none
    title_months: Cube  # [standard][route][credential]: months after the 员级 title that the standard asks; 0: none
    title_missing: Cube  # [standard][route][credential]: result where that title is not held
    accepts_at: Cube  # [standard][level][credential]: result of the standard for a change of series
    from_licence: Numbers  # YES: service counts from the licence, by series
    route_months_in_all: Numbers  # months before and after the credential together; 0: only those after it are asked
    route_next_month: Numbers  # YES: from the following calendar month: 二（二）5
    route_work: Table  # [route][kind of work] YES: counts
    route_own_series: Numbers  # YES: only work in the target series counts
    route_by_education: Numbers  # YES: 二（五） applies
    route_uninsured: Numbers  # YES: exempt from the months of insurance
    route_insured_months: Numbers  # months of insurance asked on the route
