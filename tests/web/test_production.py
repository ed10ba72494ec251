"""The office as it is run for real, behind HTTPS: its settings as a whole, its cookies and headers, `check --deploy`."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings

from tests.web.cast import cast
from tests.web.golden_files import compare
from tests.web.headers import list_cookies, list_headers
from tools.zc.checkout import CHECKOUT
from zhicheng_web import keys
from zhicheng_web.serve import web

READ = """
import json
import django
from django.conf import settings
django.setup()
prefixes = ("ACCOUNT_", "COOKIE_", "CSRF_", "DATA_UPLOAD_", "FILE_UPLOAD_", "MFA_", "PASSWORD_", "SECURE_", "SESSION_",
    "USE_", "X_FRAME")
single = ("ALLOWED_HOSTS", "AUTHENTICATION_BACKENDS", "AUTH_PASSWORD_VALIDATORS", "CACHES", "CONTENT_SECURITY_POLICY",
    "DATABASES", "DEBUG", "DEMO", "FORM_RENDERER", "MIDDLEWARE", "PREPEND_WWW", "SILENCED_SYSTEM_CHECKS", "STORAGES",
    "TIME_ZONE", "TODAY", "WSGI_APPLICATION", "APPEND_SLASH")
named = [name for name in dir(settings) if name in single or name.startswith(prefixes)]
print(json.dumps({name: getattr(settings, name) for name in named}, default=str))
"""
AS_A_BROWSER_SEES = ("COOKIE_", "CSRF_", "SESSION_", "SECURE_", "CONTENT_", "X_FRAME", "MIDDLEWARE")


def run_python(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Python in the surroundings of an office in production, without anything of this run's own."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("ZHICHENG_", "DATABASE_", "DJANGO_"))
    }
    around = clean | {
        "PYTHONPATH": f"{CHECKOUT / 'src'}",
        "DJANGO_SETTINGS_MODULE": "zhicheng_web.settings",
        "ZHICHENG_HOME": str(home),
        "ZHICHENG_HTTPS": "1",
        "ZHICHENG_HOSTS": "zhicheng.example.org",
        "DATABASE_URL": "postgresql://zhicheng_app@localhost/zhicheng",
        "DATABASE_OWNER_URL": "postgresql://zhicheng@localhost/zhicheng",
    }
    return subprocess.run([sys.executable, *words], env=around, capture_output=True, text=True)


@pytest.fixture(scope="module")
def settings_of_production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every setting that bears on safety, as a process of its own reads it."""
    home = tmp_path_factory.mktemp("production")
    keys.ensure_keys(home / "keys")
    done = run_python(home, "-c", READ)
    assert (done.returncode, done.stderr) == (0, "")
    return dict(json.loads(done.stdout))


@pytest.fixture
def production(settings_of_production: dict[str, Any]) -> Iterator[None]:
    """This process with what a browser sees of those settings."""
    seen = {name: value for name, value in settings_of_production.items() if name.startswith(AS_A_BROWSER_SEES)}
    with override_settings(**seen):
        yield


def test_the_settings_of_production_are_those_that_were_looked_at(settings_of_production: dict[str, Any]) -> None:
    compare("settings", settings_of_production)


def test_nothing_speaks_against_deploying(tmp_path: Path) -> None:
    keys.ensure_keys(tmp_path / "keys")
    done = run_python(tmp_path, "-m", "zhicheng_web", "check", "--deploy", "--fail-level", "DEBUG")
    assert done.stderr == ""
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["System check identified no issues (4 silenced)."])


@pytest.mark.django_db
def test_cookies_and_headers_behind_https(production: None) -> None:
    people, browser = cast(), Client()
    account = people.account(people.li_yun)
    account.set_password("dianchi-haiou-1")
    account.save()
    form = {"login": account.login, "password": "dianchi-haiou-1"}
    answers = {
        "a size is chosen": browser.get("/accounts/login/?size=elder&contrast=more", secure=True),
        "sign in": browser.post("/accounts/login/", form, secure=True),
        "first page": browser.get("/my/", secure=True),
    }
    compare("https", {name: {**list_headers(one), "cookies": list_cookies(one)} for name, one in answers.items()})


def test_a_proxy_alone_is_believed_and_a_request_may_end() -> None:
    assert (web.proxy_options(""), web.proxy_options("10.0.0.1"), web.THREADS, web.GRACE) == (
        {},
        {
            "trusted_proxy": "10.0.0.1",
            "trusted_proxy_count": 1,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"},
            "clear_untrusted_proxy_headers": True,
        },
        4,
        30,
    )
