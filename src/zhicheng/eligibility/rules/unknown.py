"""Which facts of a case nobody has stated, where stating them could change something."""

from zhicheng.codes import FOREIGN, FULL_TIME, PART_TIME, UNIDENTIFIED, UNSTATED, YES
from zhicheng.eligibility.rules.person import Numbers, Person, Terms
from zhicheng.workdays.days import UNDATED


def holds_number(numbers: Numbers, wanted: int) -> bool:
    """Whether an item of a list is this number; terms have no reading for `in`."""
    found = False
    for number in numbers:
        found = found or number == wanted
    return found


def has_unknown_answer(person: Person) -> bool:
    """Whether something about the person or the employer is not stated."""
    return (
        person.refuses_assignment == UNSTATED
        or person.not_competent == UNSTATED
        or person.annual_review == UNSTATED
        or person.status == UNSTATED
        or person.registered == UNSTATED
        or person.employer_kind == UNSTATED
        or person.affiliation == UNSTATED
        or person.parent_affiliation == UNSTATED
        or person.series == UNSTATED
        or person.specialty == UNSTATED
        or person.major_relation == UNSTATED
        or person.origin == UNSTATED
        or (person.origin == FOREIGN and person.work_permit == UNSTATED)
    )


def do_modes_differ(terms: Terms) -> bool:
    """二（一）: whether it matters how a diploma was studied for."""
    return terms.mode[FULL_TIME] != terms.mode[PART_TIME]


def do_stages_differ(terms: Terms, series: int) -> bool:
    """二（二）: whether the standard of a series tells school stages apart."""
    return terms.tells_stages[series] == YES


def has_unknown_fact(person: Person, terms: Terms) -> bool:
    """Whether anything that the judgement reads is not stated; no post at all is such a thing: 一（一）."""
    return (
        has_unknown_answer(person)
        or (person.residence == UNSTATED and terms.residence[YES] == YES)
        or (do_modes_differ(terms) and holds_number(person.education_mode, UNSTATED))
        or len(person.work_start) == 0
        or (person.school_stage == UNSTATED and do_stages_differ(terms, person.series))
        or holds_number(person.education_recognized, UNSTATED)
        or holds_number(person.work_record, UNSTATED)
        or holds_number(person.work_here, UNSTATED)
        or holds_number(person.work_series, UNSTATED)
        or holds_number(person.paid_by, UNIDENTIFIED)
        or holds_number(person.licence_date, UNDATED)
    )
