"""A new office: one command, one link, and the bureau can invite everybody else."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from zhicheng.numbers.id_number import compute_check_character
from zhicheng_web.accounts.models import Account
from zhicheng_web.people.models import Organisation

PASSWORD = "putao-tielu-daxiang"


def founded() -> str:
    """The address that the command prints."""
    said = StringIO()
    call_command("found", "和志明", "he-zhiming", stdout=said)
    return said.getvalue().splitlines()[-1]


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_first_person_of_the_bureau_sets_a_password_by_a_link_and_works(client: Client) -> None:
    link = founded()
    assert client.get(link).status_code == 200
    poor = client.post(link, {"password1": "he-zhiming-1", "password2": "he-zhiming-1"})
    assert (poor.status_code, "密码里不能有登录名、姓名或手机号，请换一个。" in poor.content.decode()) == (422, True)
    assert client.post(link, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302
    signed_in = client.post("/accounts/login/", {"login": "he-zhiming", "password": PASSWORD}, follow=True)
    assert signed_in.redirect_chain[-1][0].startswith(reverse("mfa_activate_totp")), "a second factor first"
    client.force_login(Account.objects.get(login="he-zhiming"))
    asked = client.get("/bureau/organisations/")
    assert (asked.status_code, asked["Location"].startswith(reverse("account-number"))) == (302, True), "and a number"
    number = "53010219850315012"
    client.post(reverse("account-number"), {"number": number + compute_check_character(number)})
    client.post(reverse("account-number"), {"answer": "confirm"})
    assert client.get("/bureau/organisations/").status_code == 200
    assert client.get(link).status_code == 410


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize(
    ("name", "login"), [("和\u200b志明", "he-zhiming"), ("和志明", "hе-zhiming"), ("和志明2", "he")]
)
def test_a_name_that_no_form_takes_is_refused_here_too(name: str, login: str) -> None:
    with pytest.raises(CommandError, match="姓名|登录名"):
        call_command("found", name, login)
    assert Account.objects.count() == 0


@pytest.mark.django_db(databases=["default", "owner"])
def test_another_manner_of_writing_is_the_same_person() -> None:
    founded()
    call_command("found", " 和 志明", "He-Zhiming", stdout=StringIO())
    assert [(one.login, one.persons.get().name) for one in Account.objects.all()] == [("he-zhiming", "和志明")]


@pytest.mark.django_db(databases=["default", "owner"])
def test_it_may_be_said_twice(client: Client) -> None:
    founded()
    before = Organisation.objects.count()
    assert client.get(founded()).status_code == 200
    assert (Organisation.objects.count(), Account.objects.count()) == (before, 1)
    assert Organisation.objects.filter(kind="bureau").count() == 1
