"""Which facts of a case nobody has stated, where stating them could change something."""

from zhicheng.codes import FOREIGN, FULL_TIME, PART_TIME, UNIDENTIFIED, UNSTATED, YES
from zhicheng.eligibility.rules.person import Numbers, Person, Terms
from zhicheng.workdays.days import UNDATED


def holds_unstated(codes: Numbers) -> bool:
    """Whether an item of a list is not stated."""
    found = False
    for code in codes:
        found = found or code == UNSTATED
    return found


def holds_unstated_payer(payers: Numbers) -> bool:
    """Whether nobody has said who paid some month, or who the employer is."""
    found = False
    for payer in payers:
        found = found or payer == UNIDENTIFIED
    return found


def holds_undated(days: Numbers) -> bool:
    """Whether an item of a list has no date."""
    found = False
    for day in days:
        found = found or day == UNDATED
    return found


def has_unknown_answer(person: Person) -> bool:
    """Whether something about the person or the employer is not stated."""
    may_be_foreign = person.origin == UNSTATED or person.origin == FOREIGN
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
        or (may_be_foreign and (person.origin == UNSTATED or person.work_permit == UNSTATED))
    )


def do_modes_differ(terms: Terms) -> bool:
    """二（一）: whether it matters how a diploma was studied for."""
    return terms.mode[FULL_TIME] != terms.mode[PART_TIME]


def has_unknown_fact(person: Person, terms: Terms) -> bool:
    """Whether anything that the judgement reads is not stated; no post at all is such a thing: 一（一）."""
    stages = terms.standard[person.series]
    return (
        has_unknown_answer(person)
        or (person.residence == UNSTATED and terms.residence[YES] == YES)
        or (do_modes_differ(terms) and holds_unstated(person.education_mode))
        or len(person.work_start) == 0
        or (person.school_stage == UNSTATED and stages[1] != stages[len(stages) - 1])
        or holds_unstated(person.education_recognized)
        or holds_unstated(person.work_record)
        or holds_unstated(person.work_here)
        or holds_unstated(person.work_series)
        or holds_unstated_payer(person.paid_by)
        or holds_undated(person.licence_date)
    )
