"""What would make the day of a self-check earlier: each change is tried by the engine, as the command does."""

from zhicheng.cli.advice import list_advice
from zhicheng.cli.case_input import CasePosition
from zhicheng.cli.judging import JudgedCase
from zhicheng.eligibility.check import check
from zhicheng.eligibility.questions.answered_case import Answers, build_answered_case
from zhicheng.eligibility.questions.next_question import EMPLOYERS_WORD
from zhicheng.policy.model import Policy
from zhicheng.workdays.calendar import Calendar

POSITION = CasePosition("")


def list_earlier_days(answers: Answers, policy: Policy, on: str, calendar: Calendar) -> list[str]:
    """Sentences: which clause decides the day, and what would bring it forward, to when. None where time is not what lacks.

    What only the employer can say is taken at its kindest here, else nothing could be ready now.
    """
    case = build_answered_case(answers, policy, on)
    case["applicant"] |= EMPLOYERS_WORD
    result = check(case, policy, calendar, readings=False)
    return list(list_advice(JudgedCase(POSITION, case, result, policy), calendar))
