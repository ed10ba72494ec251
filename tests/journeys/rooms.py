"""Going through a room: every page once, wide and narrow, with what axe says and what sticks out at the side."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page

from tests.journeys.looking import faults, sideways
from tests.web.cast import Cast, moment
from zhicheng.numbers.id_number import compute_check_character
from zhicheng_web.people import queries as people

NARROW, WIDE = {"width": 320, "height": 800}, {"width": 1280, "height": 800}
Shot = Callable[[Page, str], None]


def another(town: Cast, number: int, name: str) -> Cast:
    """The same town with another applicant."""
    first = f"53010219990101{number:03}"
    person = people.create_person(name, at=moment("01-01"), number=first + compute_check_character(first))
    return town._replace(li_yun=people.build_applicant_actor(person.pk))


@contextmanager
def arriving(page: Page) -> Iterator[None]:
    """Wait for the next page, whole or by htmx in place of this one's main part: a click returns before either."""
    page.locator("main").evaluate("main => { main.dataset.left = '' }")
    yield
    page.locator("main:not([data-left])").wait_for()
    page.wait_for_load_state()


def presses(page: Page, what: str) -> None:
    """Click what leads to a page, and be there."""
    with arriving(page):
        page.click(what)


def press_button(page: Page, name: str) -> None:
    """Press the button of this name, and be on the page to which it leads."""
    with arriving(page):
        page.get_by_role("button", name=name).click()


def looked_at(page: Page, shot: Shot, name: str) -> list[Any]:
    """What is wrong with the page that stands there, at both widths; empty where nothing is."""
    wrong: list[Any] = []
    for width in (WIDE, NARROW):
        page.set_viewport_size(width)  # type: ignore[arg-type]
        shot(page, f"{name}-{width['width']}")
        found = [*faults(page), *([f"{sideways(page)}px"] if sideways(page) else [])]
        wrong += [(name, width["width"], one) for one in found]
    return wrong


def walked(page: Page, shot: Shot, pages: Iterable[tuple[str, str]]) -> list[Any]:
    """What is wrong with these pages (name, address)."""
    wrong: list[Any] = []
    for name, address in pages:
        page.goto(address)
        wrong += looked_at(page, shot, name)
    return wrong
