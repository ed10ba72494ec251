"""Which passwords are refused, and in which words: what somebody who knows the city and the owner would try."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from tests.web.cast import Cast, change_password
from tests.web.past_guards import rewrite
from zhicheng_web.accounts.guessing.estimate import estimate_guessing
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.passwords import CONTAINS_LOGIN, ONLY_DIGITS, TOO_COMMON, TOO_GUESSABLE
from zhicheng_web.people.models import Membership

WORDS = {
    "place and year": "kunming2026",
    "this work and year": "zhicheng2026",
    "repetition of a place": "昆明昆明昆明昆明昆明",
    "birthday and more digits": "19900101199",
    "telephone": "13888777666",
    "number of identity": "530102199001011234",
    "telephone of an office": "0871-63100000",
    "name in pinyin and year of birth": "wangfang1990",
    "name in pinyin and digits": "zhangwei123456",
    "longer name": "wangxiaoming88",
    "columns of the keyboard": "1qaz2wsx3edc4rfv",
    "row of the keyboard": "asdfghjkl;'",
    "repetition": "xq7xq7xq7xq7",
    "one character": "aaaaaaaaaaaa",
    "disguised word": "p@ssw0rd2026",
    "city with signs": "Kunming@2026!",
    "full-width": "ｋｕｎｍｉｎｇ２０２６",
    "two places": "yunnan-kunming",
    "lake and number": "dianchi-2026-x",
    "office": "renshe@123456",
    "Chinese day": "1990年01月01日昆明",
}
PASSPHRASES = ("putao tielu caihong daxiang", "葡萄 铁路 彩虹 大象", "correct horse battery staple", "xq7!vRt2mZ")


def list_errors(password: str, account: Account | None = None) -> list[str]:
    """What the validators of the settings say."""
    try:
        validate_password(password, account)
    except ValidationError as refused:
        return list(refused.messages)
    return []


@pytest.mark.parametrize("password", WORDS.values(), ids=WORDS.keys())
def test_what_is_tried_first_is_refused_with_what_to_do(password: str) -> None:
    said = list_errors(password)
    assert said and all("请换一个，例如四个不相干的词连在一起。" in one for one in said)
    assert password not in "".join(said)


@pytest.mark.parametrize("password", PASSPHRASES)
def test_four_words_and_mere_chance_pass(password: str) -> None:
    assert list_errors(password) == []


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("kunming2026", TOO_GUESSABLE.format(kinds="地名或单位常用词、年份或日期")),
        ("wangfang1990", TOO_GUESSABLE.format(kinds="姓名拼音、年份或日期")),
        ("asdfghjkl;'", TOO_GUESSABLE.format(kinds="键盘上相邻的键")),
        ("昆明昆明昆明昆明昆明", TOO_GUESSABLE.format(kinds="重复的内容")),
        ("19900101199", ONLY_DIGITS),
        ("1234567890", TOO_COMMON),
    ],
)
def test_the_kind_is_named(password: str, words: str) -> None:
    assert words in list_errors(password)


@pytest.mark.django_db
def test_what_is_known_of_the_owner_is_refused(people: Cast) -> None:
    owner, person = people.account(people.wang_fang), people.person(people.wang_fang)
    person.phone = "13987654321"
    person.save()
    rewrite(Membership.objects.filter(person=person), valid=(date(2020, 1, 1), None))
    for password in ("wang-fang putao tielu", "王芳 葡萄 铁路 彩虹", "putao tielu 13987654321"):
        assert CONTAINS_LOGIN in list_errors(password, owner), password
    assert list_errors("fang7654321wang", owner) == [TOO_GUESSABLE.format(kinds="自己的信息、数字")]
    assert list_errors(f"{people.firm.name}", owner) != []
    assert list_errors("putao tielu caihong daxiang", owner) == []


@pytest.mark.django_db
def test_every_place_where_a_password_is_set_refuses_it(people: Cast) -> None:
    owner = people.account(people.wang_fang)
    change_password(owner, "putao tielu caihong daxiang")
    browser = Client()
    browser.force_login(owner)
    form: dict[str, Any] = {"oldpassword": "putao tielu caihong daxiang"}
    for new, status in (("kunming2026", 200), ("kunming lianhua tielu daxiang", 302)):
        answer = browser.post("/accounts/password/change/", form | {"password1": new, "password2": new})
        assert answer.status_code == status


@pytest.mark.parametrize("text", ["a" * 64, "ab" * 32, "abc" * 40, "昆明" * 40, "aabb" * 16, "x1" * 1000])
def test_measuring_ends_for_whatever_is_typed(text: str) -> None:
    assert 0 < estimate_guessing(text).bits < 30
