"""The first day from which only a person's word is missing: months paid late or at provincial level, work without a record
(二（二）, 二（四）) confirmed by the authority. It may come long before the day that needs nobody's word.
"""

from zhicheng.codes import GOOD, LATER, TO_BE_REVIEWED, YES
from zhicheng.eligibility.any_series import judge_case
from zhicheng.eligibility.rules.insurance import rate_insurance_row
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.terms import PolicyTerms
from zhicheng.workdays.days import NEVER


def find_review_day(person: Person, terms: PolicyTerms, judgement: Judgement) -> int:
    """The day, of a case that is not yet; NEVER where there is none before `earliest`."""
    if judgement.verdict != LATER or not has_doubtful_item(person, terms.kindest):
        return NEVER
    confirmed = judge_case(person, PolicyTerms(confirm_doubts(terms.kindest), confirm_doubts(terms.strictest)))
    sooner = confirmed.verdict == LATER and confirmed.earliest < judgement.earliest
    return confirmed.earliest if sooner else NEVER


def has_doubtful_item(person: Person, terms: Terms) -> bool:
    """Whether a month or a spell is there that somebody may confirm."""
    months = any(rate_insurance_row(person, terms, i) == TO_BE_REVIEWED for i in range(len(person.paid_to)))
    return months or (
        terms.record_review == YES and any(terms.record[one] == TO_BE_REVIEWED for one in person.work_record)
    )


def confirm_doubts(terms: Terms) -> Terms:
    """The same terms, as if whatever is doubtful had been confirmed."""
    return terms._replace(
        paid_late=confirm(terms.paid_late),
        paid_area=[confirm(worth) for worth in terms.paid_area],
        record=[confirm(worth) for worth in terms.record],
    )


def confirm(worth: int) -> int:
    """What a doubtful item is worth once it is confirmed."""
    return GOOD if worth == TO_BE_REVIEWED else worth
