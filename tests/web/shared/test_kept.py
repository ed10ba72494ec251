"""What was put aside under a secret of sessions that has changed since: it comes back; what nobody can open is let go."""

import hashlib
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from tools.zc.checkout import CHECKOUT
from zhicheng_web import clock, keys
from zhicheng_web.access import SIGNED_IN, entry
from zhicheng_web.accounts import acts
from zhicheng_web.accounts.models import Account
from zhicheng_web.people import queries
from zhicheng_web.portal.shared.steps import draft_recovery

BEFORE, AFTER = "the secret of before", "the secret of now"
PAGE = "http://testserver/typed/"
WORDS = {"reason": "材料不全"}
CAME_BACK, NOTHING = repr([("reason", "材料不全")]), "[]"


@entry(SIGNED_IN)
def typed(request: HttpRequest) -> HttpResponse:
    """A page with a form; what is sent to it is put aside."""
    if request.method == "POST":
        draft_recovery.save_form_draft(request)
    return HttpResponse(repr(sorted(draft_recovery.restore_initial_values(request).items())))


urlpatterns = [path("", include("zhicheng_web.urls")), path("typed/", typed)]


def account(login: str) -> Account:
    """Somebody with an account."""
    person = queries.create_person(login, at=clock.now())
    person.user = Account.objects.create_user(login)
    person.save()
    return person.user


@pytest.fixture
def browser(db: None) -> Client:
    """Somebody who signed in, and typed, under the secret of before."""
    browser = Client()
    with override_settings(SECRET_KEY=BEFORE, ROOT_URLCONF=__name__):
        browser.force_login(account("li-yun"))
        browser.post(PAGE, WORDS, HTTP_REFERER=PAGE)
    return browser


def test_what_was_sealed_before_opens_with_the_former_secret_and_not_without() -> None:
    with override_settings(SECRET_KEY=BEFORE):
        sealed = draft_recovery.encrypt_form_draft("材料不全")
    with override_settings(SECRET_KEY=AFTER, SECRET_KEY_FALLBACKS=["another", BEFORE]):
        assert draft_recovery.decrypt_form_draft(sealed) == "材料不全"
    with override_settings(SECRET_KEY=AFTER), pytest.raises(InvalidToken):
        draft_recovery.decrypt_form_draft(sealed)


def test_what_is_sealed_now_needs_no_former_secret() -> None:
    with override_settings(SECRET_KEY=AFTER, SECRET_KEY_FALLBACKS=[BEFORE]):
        sealed = draft_recovery.encrypt_form_draft("材料不全")
    with override_settings(SECRET_KEY=AFTER):
        assert draft_recovery.decrypt_form_draft(sealed) == "材料不全"


def test_what_was_typed_before_comes_back_after(browser: Client) -> None:
    with override_settings(SECRET_KEY=AFTER, SECRET_KEY_FALLBACKS=[BEFORE], ROOT_URLCONF=__name__):
        assert browser.get(PAGE).content.decode() == CAME_BACK
        assert browser.get(PAGE).content.decode() == NOTHING


def test_what_was_typed_before_comes_back_to_nobody_else(browser: Client) -> None:
    with override_settings(SECRET_KEY=AFTER, SECRET_KEY_FALLBACKS=[BEFORE], ROOT_URLCONF=__name__):
        other = Client()
        other.force_login(account("zhao-min"))
        session = other.session
        session[draft_recovery.SESSION_KEY] = browser.session[draft_recovery.SESSION_KEY]
        session.save()
        assert other.get(PAGE).content.decode() == NOTHING


@pytest.mark.parametrize("sealed", ["00" * 40, "", "gAAAAA"])
def test_what_no_secret_opens_is_none_and_no_error(browser: Client, sealed: str) -> None:
    with override_settings(SECRET_KEY=BEFORE, ROOT_URLCONF=__name__):
        session = browser.session
        session[draft_recovery.SESSION_KEY] = {"page": "/typed/", "sealed": sealed}
        session.save()
        answer = browser.get(PAGE)
        assert (answer.status_code, answer.content.decode()) == (200, NOTHING)
        assert draft_recovery.SESSION_KEY not in browser.session


def test_a_form_made_before_is_still_of_the_same_account(browser: Client) -> None:
    signed = browser.cookies[draft_recovery.ACCOUNT_COOKIE].value
    made_before = signed.partition(":")[0]
    with override_settings(SECRET_KEY=AFTER, SECRET_KEY_FALLBACKS=[BEFORE], ROOT_URLCONF=__name__):
        answers = [browser.post(PAGE, WORDS | {draft_recovery.ACCOUNT_FIELD: who}) for who in (made_before, "0" * 16)]
        assert [answer.status_code for answer in answers] == [200, 409]
        now = browser.cookies[draft_recovery.ACCOUNT_COOKIE].value.partition(":")[0]
        assert now != made_before  # the browser is told the name of now


def test_a_secret_put_aside_is_read_as_a_former_one(tmp_path: Path) -> None:
    keys.ensure_keys(tmp_path / "keys")
    first = keys.read_session_secret(tmp_path / "keys")
    (tmp_path / "keys" / "secret").rename(tmp_path / "keys" / "secret-1")
    keys.ensure_keys(tmp_path / "keys")
    assert keys.former_secrets(tmp_path / "keys") == [first]
    assert keys.read_session_secret(tmp_path / "keys") != first
    surroundings = os.environ | {"PYTHONPATH": str(CHECKOUT / "src"), "ZHICHENG_HOME": str(tmp_path)}
    asked = "from zhicheng_web import settings; print(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)"
    ran = subprocess.run([sys.executable, "-c", asked], env=surroundings, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [keys.read_session_secret(tmp_path / "keys"), first]


def sealed_by_hand(text: str) -> str:
    """As the office sealed until November 2026."""
    nonce = bytes(12)
    key = hashlib.sha256(b"kept" + settings.SECRET_KEY.encode()).digest()
    return (nonce + AESGCM(key).encrypt(nonce, text.encode(), None)).hex()


@pytest.mark.django_db
def test_second_factors_sealed_by_hand_are_sealed_anew() -> None:
    lost = "00" * 40
    data = {
        "secret": sealed_by_hand("JBSWY3DPEHPK3PXP"),
        "seed": sealed_by_hand("a seed of codes"),
        "migrated_codes": [sealed_by_hand("12345678"), lost],
        "used_mask": 1,
    }
    owner = account("wang-fang")
    acts.record_owner_act(owner.pk, acts.FACTOR_ADDED)
    factor = Authenticator.objects.create(user=owner, type=Authenticator.Type.TOTP, data=data)
    reseal = import_module("zhicheng_web.accounts.migrations.0003_seal_factors_anew").reseal
    for _ in range(2):
        reseal(apps, SimpleNamespace(connection=connection))
        factor.refresh_from_db()
        first, second = factor.data["migrated_codes"]
        opened = [draft_recovery.decrypt_form_draft(one) for one in (factor.data["secret"], factor.data["seed"], first)]
        assert opened == ["JBSWY3DPEHPK3PXP", "a seed of codes", "12345678"]
        assert (second, factor.data["used_mask"]) == (lost, 1)
