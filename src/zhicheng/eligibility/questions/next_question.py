"""Which question of the self-check is next: the first whose answer can still change the result, else none.

Nobody wrote down a flow. The open questions are answered in all the ways that matter (`possible_answers`), the engine judges
each such case, and a question is asked where two of its answers lead to another result. What is open besides is taken at
its kindest, and once with no credential at all, because one good credential makes every other one idle. Where no question
decides alone, each is tried beside one other answer; where none decides even then, the result stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from zhicheng.codes import FAIL, LATER, PASS
from zhicheng.eligibility.any_series import judge_case
from zhicheng.eligibility.check_results import rate_checks
from zhicheng.eligibility.facts.codebook import Codebook, codebook
from zhicheng.eligibility.facts.read import Facts, read_case
from zhicheng.eligibility.materials import AppliedClauses, select_materials
from zhicheng.eligibility.questions.answered_case import Answer, Answers, build_answered_case
from zhicheng.eligibility.questions.possible_answers import BARE_ANSWERS, is_question_open, list_possible_answers
from zhicheng.eligibility.questions.question_table import QUESTIONS, QUESTIONS_BY_KEY, Question
from zhicheng.eligibility.routing import route_case
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.policy.model import Policy

NOTHING_APPLIED: Final = AppliedClauses(None, by_education=False, licence=False, change=False)
EMPLOYERS_WORD: Final = {"refuses_assignment": False, "not_competent": False}
"""What only the employer can say, taken at its kindest: no answer of the applicant can change it (一（二））."""
Filled = Mapping[str, Answer]


class Outcome(NamedTuple):
    """What an answer can change: the verdict, where one refusal is like another; of who is not refused level and day, the
    authority, and the papers that follow from who somebody is; of who only lacks time also which clauses besides the route
    are not met: nobody reads that insurance is missing who was not asked of it.
    """

    verdict: int
    level: int = 0
    earliest: int = 0
    authority: str = ""
    papers: tuple[str, ...] = ()
    unmet: tuple[bool, ...] = ()


def find_next_question(answers: Answers, policy: Policy, on: str) -> Question | None:
    """The next question after these answers; None: no answer can change the result any more. `on`: the filing date.

    Raises InvalidCase where an answer is none of its question's.
    """
    return QuestionSearch(answers, policy, on).find_next()


def read_outcome(facts: Facts, judgement: Judgement, book: Codebook) -> Outcome:
    """The result of a judged case, as far as a question may change it."""
    if judgement.verdict >= FAIL:
        return Outcome(FAIL)
    routing = route_case(facts, book)
    papers = select_materials(book.policy.materials, facts, NOTHING_APPLIED)
    return Outcome(
        judgement.verdict,
        judgement.kindest.candidates[judgement.best].level,
        judgement.earliest if judgement.verdict == LATER else 0,
        routing.code + routing.name if routing else "",
        tuple(one.key for one in papers if one.when in PAPER_WORDS),
        list_unmet_clauses(facts, judgement, book) if judgement.verdict == LATER else (),
    )


def list_unmet_clauses(facts: Facts, judgement: Judgement, book: Codebook) -> tuple[bool, ...]:
    """Of each clause that binds every route, and of the months of insurance, whether it is not met."""
    results = rate_checks(facts.person, book.terms, judgement)
    return tuple(one > PASS for one in (*results.common, results.insured_months))


PAPER_WORDS: Final = ("dispatched", "branch_outside", "foreign")
"""The papers that follow from who somebody is, whichever route is taken."""


class QuestionSearch:
    """The cases tried for one set of answers; each is judged once."""

    def __init__(self, answers: Answers, policy: Policy, on: str) -> None:
        self.answers, self.policy, self.on, self.book = answers, policy, on, codebook(policy)
        self.outcomes: dict[frozenset[tuple[str, Answer]], Outcome] = {}
        self.possible = {
            one.key: [dict(way) for way in list_possible_answers(one, answers, policy, on)]
            for one in QUESTIONS
            if not is_answered(one, answers) and is_known_to_policy(one, policy)
        }

    def find_next(self) -> Question | None:
        """The first question that decides in a simple world, else the first that decides beside one other answer."""
        bases = [self.fill(base) for base in ({}, BARE_ANSWERS)]
        open_questions = [
            one for one in QUESTIONS if one.key in self.possible and is_question_open(one, self.answers, self.policy)
        ]
        for question in open_questions:
            if any(self.is_decisive(question, base) for base in bases):
                return question
        if self.find_outcome(bases[0]).verdict == FAIL:
            return None
        for question in open_questions:
            if any(self.is_decisive(question, world) for world in self.list_worlds(bases, question)):
                return question
        return None

    def fill(self, preferred: Answers) -> dict[str, Answer]:
        """The answers with every open question answered, by what is preferred or else at its kindest."""
        filled = dict(self.answers)
        for question in QUESTIONS:
            ways = self.possible.get(question.key)
            if ways and is_question_open(question, filled, self.policy):
                filled.update(next((way for way in ways if is_preferred(way, preferred)), ways[0]))
        return filled

    def list_worlds(self, bases: Sequence[Filled], question: Question) -> Iterator[Filled]:
        """Every base with one other question answered in another way."""
        for base in bases:
            for key, ways in self.possible.items():
                if key != question.key and is_question_open(QUESTIONS_BY_KEY[key], base, self.policy):
                    yield from ({**base, **way} for way in ways)

    def is_decisive(self, question: Question, world: Filled) -> bool:
        """Whether two answers to a question lead apart in a world; never where its answers are nothing there."""
        if not is_question_open(question, world, self.policy):
            return False
        ways = self.possible[question.key]
        first = self.find_outcome({**world, **ways[0]})
        return any(self.find_outcome({**world, **way}) != first for way in ways[1:])

    def find_outcome(self, filled: Filled) -> Outcome:
        """The result of one case."""
        place = frozenset(filled.items())
        known = self.outcomes.get(place)
        if known is None:
            case = build_answered_case(filled, self.policy, self.on)
            case["applicant"].update(EMPLOYERS_WORD)
            facts = read_case(case, self.book)
            known = self.outcomes[place] = read_outcome(facts, judge_case(facts.person, self.book.terms), self.book)
        return known


def is_preferred(way: Answers, preferred: Answers) -> bool:
    """Whether a way of answering is the preferred one: no way is, where nothing of it is preferred."""
    shared = way.keys() & preferred.keys()
    return bool(shared) and all(way[key] == preferred[key] for key in shared)


def is_known_to_policy(question: Question, policy: Policy) -> bool:
    """Whether a policy asks it at all: a residence only where it may stand in the place of insurance."""
    return question.key != "residence" or bool(policy.words("insurance.instead"))


def is_answered(question: Question, answers: Answers) -> bool:
    """Whether somebody has answered a question, be it with 我不清楚."""
    return any(field.key in answers for field in question.fields)
