"""A verdict is a receipt: judged again from its own bytes it gives the same bytes."""

import pytest

from tests.web.attacks.stages import STEPS
from tests.web.attacks.world import World
from zhicheng_web.cases.models import Verdict
from zhicheng_web.cases.receipts import differing, judged_again
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
