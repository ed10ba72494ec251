"""Where the notice leaves room: nobody is judged better under the stricter reading than under the looser one."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.proofs.ground import POLICY, TERMS
from tests.proofs.verdict import EDUCATION, INSURED, Case, Given, anybody, better
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.terms import flatten_policy
from zhicheng.policy.model import Setting
from zhicheng.readings.proving import Proof, Rules, Statement

LOOSER, STRICTER = "较宽", "较严"
# What every alternative of the policy's data is, compared with the reading chosen; in the order of the data.
ALTERNATIVES: dict[str, tuple[Given, tuple[str, ...]]] = {
    "scope.employer_kinds": (EDUCATION, (LOOSER, STRICTER)),
    "scope.annual_reviews": (EDUCATION, (STRICTER,)),
    "insurance.run_ends_before": (INSURED, (STRICTER, LOOSER)),
    "insurance.late": (INSURED, (LOOSER, STRICTER)),
    "insurance.areas": (INSURED, (LOOSER, STRICTER)),
    "insurance.payers_of_dispatched": (INSURED, (STRICTER, STRICTER)),
    "service.cut_off": (EDUCATION, (LOOSER,)),
    "service.series": (EDUCATION, (STRICTER,)),
}


def alternatives() -> Iterator[tuple[Setting, int, Terms]]:
    """Every alternative of the policy that the judgement can notice, and the terms it makes."""
    for path, setting in POLICY.settings.items():
        for place, other in enumerate(setting.alternatives):
            chosen = replace(setting, value=other.value)
            terms = flatten_policy(replace(POLICY, settings={**POLICY.settings, path: chosen}))
            if terms != TERMS:
                yield setting, place, terms


def proofs() -> Iterator[Proof]:
    """One for each alternative."""
    for setting, place, terms in alternatives():
        given, kinds = ALTERNATIVES[setting.path]
        looser, stricter = (terms, TERMS) if kinds[place] == LOOSER else (TERMS, terms)
        sentence = f"读法“{setting.alternatives[place].meaning}”{kinds[place]}：按较严的读法，没有人比按较宽的好"
        yield Proof(setting.clause, sentence, compare(given, looser, stricter))


def compare(given: Given, looser: Terms, stricter: Terms) -> Callable[[Rules], Statement]:
    def state(rules: Rules) -> Statement:
        case = Case(rules, anybody(given))
        return case.shows(better(case.judge(looser), case.judge(stricter)))

    return state
