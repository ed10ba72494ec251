"""Whatever says who somebody is, is taken by the field of its datum, on every form of the office."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms
from django.db import IntegrityError
from django.test import Client

import zhicheng_web
from tests.web.past_guards import rewrite
from zhicheng_web.accounts.models import Account
from zhicheng_web.portal.shared.forms import identity_fields as fields

FIELD_BY_NAME: dict[str, tuple[type[forms.Field], ...]] = {
    "name": (fields.NameField, fields.LineField),
    "phone": (fields.TelephoneField,),
    "login": (fields.LoginField,),
    "number": (fields.DocumentNumberField,),
    "uscc": (fields.CreditCodeField,),
    "parent_uscc": (fields.CreditCodeField,),
}
"""By the name of the field of a form."""
SIGN_IN = "zhicheng_web.accounts.forms"
"""The name that somebody signs in with is looked up, not entered: allauth's field, with `find_by_login` behind it."""


def list_forms() -> Iterator[type[forms.Form]]:
    """Every form of the office."""
    for module in pkgutil.walk_packages(zhicheng_web.__path__, "zhicheng_web."):
        if module.name != "zhicheng_web.wsgi" and ".migrations" not in module.name and "form" in module.name:
            importlib.import_module(module.name)
    found = [forms.Form]
    for one in found:
        found += one.__subclasses__()
    yield from {one for one in found if one.__module__.startswith("zhicheng_web.")}


def test_every_field_of_a_form_takes_its_datum_in_one_way() -> None:
    met = [
        (f"{form.__module__}.{form.__name__}.{name}", isinstance(field, FIELD_BY_NAME[name]))
        for form in list_forms()
        for name, field in form.base_fields.items()
        if name in FIELD_BY_NAME and form.__module__ != SIGN_IN
    ]
    assert [place for place, right in met if not right] == []
    assert len(met) > 12


@pytest.mark.django_db
def test_one_signs_in_however_the_name_is_typed() -> None:
    Account.objects.create_user("Wang-Fang", "putao-tielu-daxiang")
    assert Account.objects.get().login == "wang-fang"
    for typed in ("wang-fang", "WANG-FANG", "ｗang-fang "):
        answer = Client().post("/accounts/login/", {"login": typed, "password": "putao-tielu-daxiang"})
        assert answer.status_code == 302, typed


@pytest.mark.django_db
def test_earlier_accounts_that_differ_in_capitals_keep_their_names() -> None:
    first, second = (Account.objects.create_user(login) for login in ("one", "two"))
    rewrite(Account.objects.filter(pk=first.pk), login="wang", login_key="wang")
    rewrite(Account.objects.filter(pk=second.pk), login="Wang", login_key=None)
    found = [Account.objects.find_by_login(typed) for typed in ("wang", "Wang", "WANG")]
    assert found == [first, second, first]


@pytest.mark.django_db
def test_no_second_account_has_the_same_name() -> None:
    Account.objects.create_user("liu-min")
    with pytest.raises(IntegrityError):
        Account.objects.create_user("Liu-Min")


@pytest.mark.django_db
def test_of_names_that_differ_in_capitals_the_first_has_the_normal_form() -> None:
    migration = importlib.import_module("zhicheng_web.accounts.migrations.0007_login_key")
    found = migration.list_first_of_each_name(iter([(1, "Wang"), (2, "wang"), (3, "ｌi"), (4, "liu")]))
    assert found == {"wang": 1, "li": 3, "liu": 4}
