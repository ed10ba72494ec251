"""A verdict is a receipt: judged again from its own bytes it gives the same bytes."""

from datetime import date

import pytest

from tests.web.attacks.stages import STEPS
from tests.web.attacks.world import World, at
from zhicheng_web.cases.engine.engine_input import judged, receipt
from zhicheng_web.cases.engine.rejudge import differing, judged_again
from zhicheng_web.cases.models import Verdict
from zhicheng_web.ledger.chain import canonical, parsed


@pytest.mark.django_db
def test_a_verdict_judged_again_gives_the_same_bytes() -> None:
    world = World(STEPS)
    world.at("examined")
    verdict = Verdict.objects.get(case=world.case)
    assert judged_again(verdict) == verdict.answer
    assert list(differing([verdict])) == []


@pytest.mark.django_db
def test_another_answer_to_the_same_facts_is_found() -> None:
    world = World(STEPS)
    world.at("examined")
    verdict: Verdict = world.verdict
    verdict.answer = canonical(parsed(verdict.answer) | {"verdict": "not_eligible"})
    assert list(differing([verdict])) == [f"verdict {verdict.pk} of case {world.case.pk} comes out otherwise"]


@pytest.mark.django_db
def test_a_verdict_of_another_engine_is_not_judged_by_this_one() -> None:
    world = World(STEPS)
    world.at("examined")
    world.verdict.engine = "zhicheng/0.0"
    assert judged_again(world.verdict) is None


@pytest.mark.django_db
@pytest.mark.parametrize("pasted", ["e\u0301", "\uf900"], ids=["decomposed", "a compatibility character of a PDF"])
def test_words_in_another_form_of_unicode_are_judged_as_they_are_kept(pasted: str) -> None:
    world = World(STEPS)
    world.at("filed")
    world.case.facts["target"]["specialty"] = f"机械{pasted}"
    verdict = receipt(world.case, judged(world.case, date(2026, 3, 11)), policy_id=world.policy.pk, at=at("03-11"))
    assert judged_again(verdict) == verdict.answer
