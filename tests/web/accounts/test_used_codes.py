"""A code of a telephone opens once: neither in the next half minute, nor in another process, nor after a newer one."""

import pytest
from django.test import Client

from tests.web.accounts.signing_in import SECRET, give_password, send_password, show_code
from tests.web.cast import Cast
from zhicheng_web.accounts.forms import USED
from zhicheng_web.accounts.models import UsedCode
from zhicheng_web.accounts.sign_in.used_codes import claim_code


def send_code(code: str) -> str:
    """A browser of its own signs in with password and code: where it leads, or why not."""
    browser = Client()
    send_password("yang-fan", browser=browser)
    answer = browser.post("/accounts/2fa/authenticate/", {"code": code})
    return answer.headers.get("Location", "") or (USED if USED in answer.content.decode() else "refused otherwise")


def test_used_once_it_is_used_up_for_every_process(people: Cast) -> None:
    give_password(people.account(people.approver), factor=True)
    code = show_code()
    assert [send_code(code), send_code(code)] == ["/accounts/desk/", USED]


def test_an_older_one_does_not_count_after_a_newer(people: Cast) -> None:
    give_password(people.account(people.approver), factor=True)
    newer, older = show_code(1), show_code(0)
    assert [send_code(newer), send_code(older)] == ["/accounts/desk/", USED]


def test_the_code_that_set_it_up_signs_nobody_in(people: Cast) -> None:
    account = give_password(people.account(people.approver), factor=True)
    assert claim_code(account.pk, SECRET, show_code())
    assert send_code(show_code()) == USED


@pytest.mark.parametrize("code", ["", "000", "abcdef", "٠١٢٣٤٥"])
def test_what_is_no_code_is_not_remembered(people: Cast, code: str) -> None:
    assert claim_code(people.account(people.approver).pk, SECRET, code) is False
    assert not UsedCode.objects.exists()
