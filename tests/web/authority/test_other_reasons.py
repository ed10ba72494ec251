"""What the authority's list of reasons does not say, and words that are too long for a notice."""

from typing import Any

from tests.web import walking
from tests.web.cast import Cast
from tests.web.desks import Browser
from zhicheng.policy.installed import find_latest_policy
from zhicheng_web.cases.refusals.return_reasons import list_other_reasons


def test_too_long_a_word_is_told_and_nothing_of_it_is_lost(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.in_examination(people)
    stand_on("03-16")
    long = "长" * 201
    fields: dict[str, Any] = {"reason": ["identity_unclear"], "words-identity_unclear": long, "version": case.version}
    answer = examiner.post("authority-return", case.public_id, **fields)
    assert answer.status_code == 422
    assert "的说明有201个字，请缩到200个字以内。" in answer.content.decode()
    assert long in answer.content.decode()


def test_the_authority_is_offered_them_last_and_apart(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.in_examination(people)
    stand_on("03-16")
    page = examiner.get("authority-return", case.public_id).content.decode()
    listed, _, others = page.partition("清单里没有的问题：勾它在哪一部分，并写明要改什么")
    assert "other_" not in listed
    assert others.count('name="reason"') == len(list_other_reasons(find_latest_policy("kunming")))
