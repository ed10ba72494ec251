"""Where the notice leaves room: nobody is judged better under the stricter reading than under the looser one."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import z3

from tests.proofs.ground import BOTH, POLICY
from tests.proofs.verdict_people import (
    EDUCATION,
    INSURED,
    MASTER_AND_TITLE,
    ONE_SPELL,
    SKILL,
    Case,
    Given,
    anybody,
    better,
)
from zhicheng.eligibility.terms import PolicyTerms, flatten_policy
from zhicheng.policy.model import Setting
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement

RUN_ENDS = "insurance.run_ends_before"
LOOSER, STRICTER, SAME = "较宽", "较严", "对没有中断的一样"
ANY_KIND = Given(PersonShape(educations=1, spells=1, runs=1), any_scope=True)
ARCHIVIST = Given(PersonShape(educations=1, spells=1, runs=1), ("master",), "archives")
CURATOR = Given(PersonShape(educations=1, spells=1, runs=1), ("secondary_vocational",), "museum")
ARTISAN = Given(PersonShape(educations=1, titles=1, spells=1, runs=1), ("secondary_vocational",), "arts_and_crafts")
COLLEGE = Given(PersonShape(educations=1, titles=1, spells=1, runs=1), ("junior_college",), "engineering")
SCHOLAR = Given(PersonShape(educations=1, spells=1, runs=1), ("junior_college",), "university_teaching")
NOTARY = Given(PersonShape(educations=1, licences=1, spells=1, runs=1), ("bachelor",), "notary")
WORKER = Given(PersonShape(educations=0, skills=1, spells=1, runs=1), (), "university_teaching")
# What every alternative of the policy's data is, compared with the reading chosen; in the order of the data.
ALTERNATIVES: dict[str, tuple[Given, tuple[str, ...]]] = {
    "scope.employer_kinds": (ANY_KIND, (LOOSER, STRICTER)),
    "scope.annual_reviews": (ANY_KIND, (STRICTER,)),
    "education.asked_of_every_route": (SKILL, (STRICTER,)),
    RUN_ENDS: (INSURED, (STRICTER, LOOSER)),
    "insurance.unposted_months": (INSURED, (STRICTER,)),
    "insurance.master_exempt": (MASTER_AND_TITLE, (LOOSER,)),
    "insurance.late": (INSURED, (LOOSER, STRICTER)),
    "insurance.areas": (INSURED, (LOOSER, STRICTER)),
    "insurance.payers_of_dispatched": (INSURED, (STRICTER, STRICTER)),
    "service.cut_off": (EDUCATION, (LOOSER,)),
    "service.without_record": (EDUCATION, (LOOSER,)),
    "service.gaps": (ONE_SPELL, (SAME,)),
    "service.series": (EDUCATION, (STRICTER,)),
    "standards.title_step": (COLLEGE, (STRICTER,)),
    "standards.technician_education": (COLLEGE, (STRICTER,)),
    "standards.education_floor": (SCHOLAR, (LOOSER, LOOSER)),
    "standards.shorter": (ARTISAN, (LOOSER,)),
    "standards.longer": (ARTISAN, (STRICTER, LOOSER)),
    "standards.no_technician": (CURATOR, (STRICTER,)),
    "standards.master_series": (ARCHIVIST, (LOOSER,)),
    "standards.senior_worker": (WORKER, (LOOSER,)),
    "standards.service_from_licence": (NOTARY, (LOOSER,)),
}


def alternatives() -> Iterator[tuple[Setting, int, PolicyTerms]]:
    """Every alternative of the policy that the judgement can notice, and the terms it makes."""
    for path, setting in POLICY.settings.items():
        for place, other in enumerate(setting.alternatives):
            chosen = replace(setting, value=other.value)
            terms = flatten_policy(replace(POLICY, settings={**POLICY.settings, path: chosen}))
            if terms != BOTH:
                yield setting, place, terms


def proofs() -> Iterator[Proof]:
    """One for each alternative."""
    for setting, place, terms in alternatives():
        given, kinds = ALTERNATIVES[setting.path]
        looser, stricter = (terms, BOTH) if kinds[place] == LOOSER else (BOTH, terms)
        if setting.path == RUN_ENDS:  # a month that may be unposted is another reading's
            looser, stricter = (
                PolicyTerms(*(one._replace(unposted_months=0) for one in both)) for both in (looser, stricter)
            )
        says = "：没有中断的人，两种读法一样" if kinds[place] == SAME else "：按较严的读法，没有人比按较宽的好"
        sentence = f"读法“{setting.alternatives[place].meaning}”（{setting.path}）{kinds[place]}{says}"
        yield Proof(setting.clause, sentence, compare(given, looser, stricter, kinds[place] == SAME))


def compare(given: Given, looser: PolicyTerms, stricter: PolicyTerms, same: bool) -> Callable[[Rules], Statement]:
    """Under both readings, every unknown answered kindly, then strictly."""

    def state(rules: Rules) -> Statement:
        case = Case(rules, anybody(given))
        claims = []
        for one, other in zip(looser, stricter, strict=True):
            loose, strict = (case.judge(PolicyTerms(terms, terms)) for terms in (one, other))
            claims += [better(loose, strict), better(strict, loose)] if same else [better(loose, strict)]
        return case.shows(z3.And(*claims))

    return state
