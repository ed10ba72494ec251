"""A person and a policy as integers: all that a judgement reads. One row an item; parallel items share an index."""

from collections.abc import Sequence
from typing import NamedTuple

Numbers = Sequence[int]
Table = Sequence[Sequence[int]]


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
    employer_kind: int
    affiliation: int
    registered: int
    parent_affiliation: int  # of the legal person behind a branch; "none" where the employer is no branch
    dispatched: int  # YES: a dispatch agency is the legal employer
    series: int  # row of the policy's series table, 0: not stated
    specialty: int  # UNSTATED, CLEAR or DOUBTFUL
    want: int  # level asked for, 0: the best the person can have
    major_relation: int
    education_level: Numbers
    education_diploma: Numbers
    education_degree: Numbers
    education_recognized: Numbers
    skill_date: Numbers
    title_level: Numbers
    title_series: Numbers
    title_date: Numbers
    title_carried: Numbers  # YES: the title came by change of series
    licence_kind: Numbers
    licence_date: Numbers
    work_start: Numbers  # sorted; spells are half-open [start, end)
    work_end: Numbers
    work_kind: Numbers
    work_series: Numbers
    work_record: Numbers
    paid_from: Numbers  # inclusive months, sorted by the last month, latest first
    paid_to: Numbers
    paid_area: Numbers
    paid_late: Numbers
    paid_by: Numbers


class Terms(NamedTuple):
    """A policy's numbers and lists, flattened for the judgement. Rows are series or routes, in the policy's order."""

    status: Numbers  # result of each applicant status: 一（二）
    annual_review: Numbers  # result of each annual review: 一（二）
    employer_kind: Numbers  # result of each kind of employer: 一（一）
    affiliation: Numbers  # result of each affiliation: 一（四）
    series_in_scope: Numbers  # result of each series: 一（三）
    asks_specialty: Numbers  # YES: scope cannot be told from the series alone: 一（三）
    has_technician: Numbers  # YES: the series has a 员级
    licence_mode: Numbers  # 二（六）, by series
    licence_kind: Numbers
    counts_as: Numbers  # credential of each education level: 二（三）
    record: Numbers  # YES: a spell with this record counts: 二（四）
    cut_off_at_end: int  # YES: the last day of publicity is the cut-off: 二（四）
    insured_months: int
    run_ends_before: int  # how many months before the filing month a run may have ended
    paid_area: Numbers  # worth of a month insured in each area: 二（二）
    paid_late: int  # worth of a month paid late
    payer: Table  # [dispatched][paid_by]: result: 二（二）
    major_months: int  # 二（五）
    change_months: int  # 二（七）
    route_credential: Table  # [series][route]: what opens it
    route_months: Table  # [series][route]
    route_next_month: Table  # [series][route] YES: from the following calendar month: 二（二）5
    route_work: Table  # [route][kind of work] YES: counts
    route_own_series: Numbers  # YES: only work in the target series counts
    route_gives: Numbers  # level; 0: the level already held
    route_by_education: Numbers  # YES: 二（五） applies
    route_uninsured: Numbers  # YES: exempt from the months of insurance
