"""A verdict is a receipt: judged again from its own bytes it gives the same bytes."""

from datetime import date

import pytest

from tests.web.attacks.stages import STEPS
from tests.web.attacks.world import World, at
from zhicheng_web.cases.engine.engine_input import build_verdict, judge_case
from zhicheng_web.cases.engine.rejudge import list_differing_verdicts, rejudge_verdict
from zhicheng_web.cases.models import Verdict
from zhicheng_web.ledger.chain import canonical_json, parse_canonical_object


@pytest.mark.django_db
def test_a_verdict_judged_again_gives_the_same_bytes() -> None:
    world = World(STEPS)
    world.at("examined")
    verdict = Verdict.objects.get(case=world.case)
    assert rejudge_verdict(verdict) == verdict.answer
    assert list(list_differing_verdicts([verdict])) == []


@pytest.mark.django_db
def test_another_answer_to_the_same_facts_is_found() -> None:
    world = World(STEPS)
    world.at("examined")
    verdict: Verdict = world.verdict
    verdict.answer = canonical_json(parse_canonical_object(verdict.answer) | {"verdict": "not_eligible"})
    assert list(list_differing_verdicts([verdict])) == [
        f"verdict {verdict.pk} of case {world.case.pk} comes out otherwise"
    ]


@pytest.mark.django_db
def test_a_verdict_of_another_engine_is_not_judged_by_this_one() -> None:
    world = World(STEPS)
    world.at("examined")
    world.verdict.engine = "zhicheng/0.0"
    assert rejudge_verdict(world.verdict) is None


@pytest.mark.django_db
@pytest.mark.parametrize("pasted", ["e\u0301", "\uf900"], ids=["decomposed", "a compatibility character of a PDF"])
def test_words_in_another_form_of_unicode_are_judged_as_they_are_kept(pasted: str) -> None:
    world = World(STEPS)
    world.at("filed")
    world.case.facts["target"]["specialty"] = f"机械{pasted}"
    verdict = build_verdict(
        world.case, judge_case(world.case, date(2026, 3, 11)), policy_id=world.policy.pk, at=at("03-11")
    )
    assert rejudge_verdict(verdict) == verdict.answer
