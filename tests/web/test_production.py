"""The office as it is run for real, behind HTTPS: its settings as a whole, its cookies and headers, `check --deploy`."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings

from tests.web.cast import cast, change_password
from tests.web.golden_files import compare
from tests.web.headers import list_cookies, list_headers
from tools.zc.checkout import CHECKOUT
from zhicheng_web import keys
from zhicheng_web.databases import OFFICE_ROLE, OWNER_IN_OFFICE, OWNER_ROLE
from zhicheng_web.entrance.application import Entrance, Environ, believe_proxy
from zhicheng_web.entrance.arrival import ProxyTrust
from zhicheng_web.entrance.readiness import StartResponse
from zhicheng_web.serve import channel, pages_server, postgres

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


def run_python(home: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
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
    }
    return subprocess.run([sys.executable, *words], env=around | more, capture_output=True, text=True)


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


@pytest.mark.all
def test_nothing_speaks_against_deploying(tmp_path: Path) -> None:
    home = tmp_path / "office"
    keys.ensure_keys(home / "keys")
    with postgres.running_postgres(tmp_path / "database") as server:
        urls = {role: f"postgresql://{role}@/zhicheng?host={server.socket}" for role in (OFFICE_ROLE, OWNER_ROLE)}
        command = ("-m", "zhicheng_web", "check", "--deploy", "--fail-level", "DEBUG")
        done = run_python(home, *command, DATABASE_URL=urls[OFFICE_ROLE])
        wrong = run_python(home, *command, DATABASE_URL=urls[OWNER_ROLE], DATABASE_OWNER_URL=urls[OWNER_ROLE])
    assert re.findall(r"zhicheng_web\.(E\d+)", wrong.stderr) == ["E006", "E015"], wrong.stderr
    assert done.stderr == ""
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["System check identified no issues (4 silenced)."])


@pytest.mark.django_db
def test_cookies_and_headers_behind_https(production: None) -> None:
    people, browser = cast(), Client()
    account = people.account(people.li_yun)
    change_password(account, "dianchi-haiou-1")
    form = {"login": account.login, "password": "dianchi-haiou-1"}
    answers = {
        "a size is chosen": browser.get("/accounts/login/?size=elder&contrast=more", secure=True),
        "sign in": browser.post("/accounts/login/", form, secure=True),
        "first page": browser.get("/my/", secure=True),
    }
    compare("https", {name: {**list_headers(one), "cookies": list_cookies(one)} for name, one in answers.items()})


FORWARDED = {"HTTP_X_FORWARDED_FOR": "1.2.3.4", "HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_HOST": "zc.gov.cn"}
BELIEVED = {"REMOTE_ADDR": "1.2.3.4", "wsgi.url_scheme": "https", "HTTP_HOST": "zc.gov.cn"}
AS_IT_STANDS = {"REMOTE_ADDR": "10.0.0.1", "wsgi.url_scheme": "http", "HTTP_HOST": "office"}


@pytest.mark.parametrize(
    ("proxy", "seen"), [("", AS_IT_STANDS), ("10.0.0.1", BELIEVED), ("10.0.0.2", AS_IT_STANDS)], ids=repr
)
def test_a_proxy_alone_is_believed_by_every_server_of_the_pages(proxy: str, seen: dict[str, str]) -> None:
    met: dict[str, str] = {}

    def look(environ: Environ, start_response: StartResponse) -> list[bytes]:
        met.update(environ)
        start_response("200 OK", [])
        return []

    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/"} | AS_IT_STANDS | FORWARDED
    list(Entrance(believe_proxy(look, proxy), ProxyTrust(proxy))(environ, lambda *_: lambda _: None))
    assert {name: met[name] for name in seen} == seen
    assert ("HTTP_X_FORWARDED_FOR" in met) is (seen == BELIEVED)


CHOSEN_LIMITS = {
    pages_server: {
        "THREADS": 4,
        "LIGHT_THREADS": 2,
        "MAX_CONNECTIONS": 600,
        "MAX_BODY_BYTES": 25_000_000,
        "MAX_INCOMING_BYTES": 1_000_000_000,
        "MAX_HEADER_BYTES": 65_536,
        "GRACE": 30,
    },
    channel: {
        "IDLE_SECONDS": 30,
        "REQUEST_SECONDS": 20,
        "SLOWEST_UPLOAD": 8_000,
        "ANSWER_SECONDS": 600,
        "DISCARD_SECONDS": 60,
        "MAX_DISCARDED_BYTES": 200_000_000,
    },
}
"""Bytes, seconds, bytes a second; the tests of connections take smaller ones, which say nothing of these."""


def test_limits_of_the_pages_server_are_those_that_were_chosen() -> None:
    found = {place: {name: getattr(place, name) for name in limits} for place, limits in CHOSEN_LIMITS.items()}
    assert found == CHOSEN_LIMITS


@pytest.mark.all
def test_gunicorn_serves_the_same_application_as_zc_serve(tmp_path: Path) -> None:
    keys.ensure_keys(tmp_path / "keys")
    line = "from zhicheng_web.wsgi import application as a; print(type(a).__module__, type(a).__name__, *a.trust)"
    done = run_python(tmp_path, "-c", line)
    assert done.stdout == "zhicheng_web.entrance.application Entrance 127.0.0.1 \n", done.stderr


@pytest.mark.all
@pytest.mark.parametrize(
    "tells",
    [
        "import os; os.environ['DATABASE_OWNER_URL'] = 'postgresql://zhicheng@/zhicheng'",
        "from zhicheng_web import databases as d, environment as e; d.admit_owner(e.read_environment())",
    ],
    ids=["环境变量", "连接"],
)
def test_no_process_that_could_become_the_owner_serves_pages(tmp_path: Path, tells: str) -> None:
    """For `./zc serve` as for gunicorn: the application is not made."""
    keys.ensure_keys(tmp_path / "keys")
    done = run_python(tmp_path, "-c", f"{tells}\nfrom zhicheng_web.wsgi import application")
    assert (done.returncode, done.stderr.splitlines()[-1:]) == (
        1,
        [f"django.core.exceptions.ImproperlyConfigured: {OWNER_IN_OFFICE}"],
    )
