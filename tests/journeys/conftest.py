"""What journeys stand on: the office served from a database of its own, and people who sit before a browser."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from waitress.server import create_server

from tests.journeys import browser as programs
from tests.web.waiting import PATIENCE
from tools.zc.browsers import ON_PURPOSE, is_left_out
from zhicheng_web.accounts.models import Account

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in the thread of the test; Django asks nobody
MILLISECONDS = 1000 * PATIENCE
expect.set_options(timeout=MILLISECONDS)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser a run. Where there is none: skipped with the line that says how to get it, or that none was wanted."""
    if is_left_out():
        pytest.skip(ON_PURPOSE)
    with sync_playwright() as playwright:
        program = programs.path(playwright)
        if program is None:
            pytest.skip(programs.NONE)
        running = programs.launch(playwright, program)
        yield running
        running.close()


@pytest.fixture
def office(own_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The office's address; what is done there is committed to a database that only this test has."""
    for door in connections.settings.values():
        monkeypatch.setitem(door, "CONN_MAX_AGE", 0)  # nobody closes what a thread of the server keeps open
    server: Any = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://localhost:{server.effective_port}"
    server.trigger.pull_trigger(server.close)  # in the loop's own thread: from here it would be noticed a second later
    server.task_dispatcher.shutdown()
    thread.join(PATIENCE)
    connections.close_all()


@pytest.fixture
def desk(chromium: Browser, office: str) -> Iterator[Callable[..., Page]]:
    """A browser of somebody's own: desk("wang-fang", width=320) is signed in, desk() is a stranger's."""
    opened: list[BrowserContext] = []

    def sit(login: str | None = None, width: int = 1280, script: bool = True) -> Page:
        viewport = {"width": width, "height": 800}
        context = chromium.new_context(viewport=viewport, java_script_enabled=script, base_url=office)  # type: ignore[arg-type]
        context.set_default_timeout(MILLISECONDS)
        opened.append(context)
        if login:
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session(login), "url": office}])
        return context.new_page()

    yield sit
    for context in opened:
        context.close()


def session(login: str) -> str:
    """A session of an account, as after signing in."""
    client = Client()
    client.force_login(Account.objects.get(login=login))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """A picture of a page, where ZHICHENG_SHOTS names a folder for them."""
    folder = os.environ.get("ZHICHENG_SHOTS")

    def take(page: Page, name: str) -> None:
        if folder:
            # To hide the caret, a style would be left on every field, which htmx copies and the page's policy refuses.
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True, caret="initial")

    return take
