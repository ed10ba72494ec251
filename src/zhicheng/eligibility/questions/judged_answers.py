"""The result of a self-check: of what was answered, and of nothing that nobody asked.

Who is refused was asked the first few questions only. The case is then completed as kindly as can be, so that what is not
met is what the answers say, and what was never asked is left out of the result. Whose credentials were asked has no other.
"""

from typing import Any, Final

from zhicheng.codes import FAIL
from zhicheng.eligibility.check import check, hash_facts
from zhicheng.eligibility.questions.answered_case import Answers, build_answered_case
from zhicheng.eligibility.questions.next_question import EMPLOYERS_WORD, QuestionSearch
from zhicheng.eligibility.questions.possible_answers import BARE_ANSWERS
from zhicheng.policy.model import Policy
from zhicheng.workdays.calendar import Calendar

Json = dict[str, Any]
NOT_ASKED: Final[Json] = {
    "routes": [],
    "materials": [],
    "authority": None,
    "authority_name": None,
    "authority_reason": "",
}
"""What a result says of routes, papers and authority to who is refused: nothing, because it hangs on what was not asked."""


def judge_answers(answers: Answers, policy: Policy, on: str, calendar: Calendar) -> Json:
    """The result (case-format, "A result") of answers after which no question is open. Raises InvalidCase."""
    case = build_answered_case(answers, policy, on)
    search = QuestionSearch(answers, policy, on)
    kindest = search.fill(BARE_ANSWERS if "education" in answers else {})
    if search.find_outcome(kindest).verdict != FAIL:
        return check(case, policy, calendar)
    completed = build_answered_case(kindest, policy, on)
    completed["applicant"].update(EMPLOYERS_WORD)
    result = check(completed, policy, calendar)
    unmet = [one for one in result["checks"] if one["result"] not in ("pass", "not_applicable")]
    return {**result, **NOT_ASKED, "checks": unmet, "facts_hash": hash_facts(case)}
