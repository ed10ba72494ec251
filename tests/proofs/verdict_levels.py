"""What is proven of the level that a verdict gives: held, asked for, not there, the higher of two."""

from collections.abc import Callable
from typing import Any

import z3

from tests.proofs.verdict_people import (
    Case,
    taken,
)
from zhicheng import codes
from zhicheng.codes import FAIL, PASS
from zhicheng.eligibility.rules.candidate import NO_RANK, Ranked
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.readings.proving import Statement


def claim_of_taken(case: Case, judged: Judgement, claim: Callable[[Ranked], Any]) -> list[Any]:
    """That a claim is true of the candidate taken, said of each that may be it."""
    return [z3.Implies(is_taken, claim(one)) for is_taken, one in taken(case, judged) if z3.is_expr(one.rank)]


def held_title_bars(case: Case) -> Statement:
    """A level that is held already, or surpassed, is not taken again."""
    judged = case.judge()
    held = judged.kindest.binding.titles.level
    return case.shows(z3.And(*claim_of_taken(case, judged, lambda one: one.kindest.level > held)))


def level_asked_is_given(case: Case) -> Statement:
    """Whoever asks for a level is given that one or none."""
    judged = case.judge()
    want = case.person.want
    return case.shows(
        z3.And(*claim_of_taken(case, judged, lambda one: z3.Implies(want > 0, one.kindest.level == want)))
    )


def no_technician_is_told(case: Case) -> Statement:
    """二（二）1: in a series without 员级 nobody is given one, and who asks for it is told so."""
    judged = case.judge()
    given = claim_of_taken(case, judged, lambda one: one.kindest.level > codes.TECHNICIAN)
    told = z3.Implies(case.person.want == codes.TECHNICIAN, judged.no_such_level == FAIL)
    return case.shows(z3.And(*given, told))


def school_and_bachelor_take_the_higher(case: Case) -> Statement:
    """Of two levels that are both satisfied the higher is taken."""
    judged = case.judge()
    higher = [
        z3.Implies(
            z3.And(one.rank < NO_RANK, one.grade == PASS, one.kindest.level == codes.ASSISTANT),
            z3.Or(
                *(z3.And(is_taken, other.kindest.level == codes.ASSISTANT) for is_taken, other in taken(case, judged))
            ),
        )
        for one in judged.candidates
        if z3.is_expr(one.rank)
    ]
    return case.shows(z3.Implies(judged.verdict == PASS, z3.And(*higher)))
