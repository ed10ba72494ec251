"""Somebody before a browser: reads, follows links, answers, presses. Every page they come to is looked at on arrival.

Whatever is done here is found as a person finds it: by the words of links, buttons and labels, never by a class or a name.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page

from tests.journeys.looking import faults, sideways
from tests.journeys.rooms import arriving
from tests.journeys.shapes import is_new

NARROW, WIDE = 320, 1280
OPTIONAL = "（(?:选填|拟不予认定时必选)）"
REFUSED = re.compile(r"status of (404|409|422)\b")


class Gallery:
    """The pictures of a story, numbered in their order."""

    def __init__(self, story: str, shot: Callable[[Page, str], None], every: bool) -> None:
        self.story, self.shot, self.every, self.count = story, shot, every, 0

    def hang(self, page: Page, words: str) -> None:
        """Look at a page; at the other width too where something stands in it as nothing has stood there, or for pictures."""
        self.count += 1
        own = page.viewport_size or {"width": WIDE, "height": 800}
        other = NARROW + WIDE - own["width"]
        self.frame(page, words, own["width"])
        if self.every or is_new(page, f"width-{other}"):
            page.set_viewport_size({"width": other, "height": own["height"]})
            self.frame(page, words, other)
            page.set_viewport_size({"width": own["width"], "height": own["height"]})

    def frame(self, page: Page, words: str, width: int) -> None:
        """One picture, at the width that the page has."""
        self.shot(page, f"{self.story}-{self.count:02}-{words}-{width}")
        assert sideways(page) == 0, f"{words}: wider than {width} px"


class Person:
    """Somebody at a desk of their own."""

    def __init__(self, page: Page, login: str, gallery: Gallery, script: bool = True) -> None:
        self.page, self.login, self.gallery, self.script = page, login, gallery, script
        self.complaints: list[str] = []
        page.on("console", lambda said: self.hears(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    # where one is

    def opens(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address)
        self.looks()

    def follows(self, words: str) -> None:
        """Follow a link; of two with the same words the first."""
        with self.arriving():
            self.link(words).first.click()

    def presses(self, words: str) -> None:
        """Press a button that leads to a page."""
        with self.arriving():
            self.button(words).click()

    def presses_if_offered(self, words: str) -> None:
        """Press a button where it still stands; a page that has gone has none."""
        self.looks()
        if self.button(words).count():
            self.presses(words)

    def unfolds(self, words: str) -> None:
        """Open what is folded."""
        self.page.locator("summary").filter(has_text=exactly(words)).click()
        self.looks()

    def goes_back(self) -> None:
        """The browser's back button."""
        self.page.go_back()

    @contextmanager
    def arriving(self) -> Iterator[None]:
        """Wait for the next page and look at it."""
        with arriving(self.page):
            yield
        self.looks()

    def looks(self) -> None:
        """No fault of access (where scripts run: the judge is one), no wider than the window, a quiet console."""
        self.gallery.hang(self.page, f"{self.login}-{place(self.page.url)}")
        wrong = [*self.complaints, *(faults(self.page) if self.script else [])]
        assert not wrong, f"{self.page.url}: {wrong}"

    def hears(self, complaint: str) -> None:
        """What the console says; a page that was refused in words (404, 409, 422) is no fault of it."""
        if not REFUSED.search(complaint):
            self.complaints.append(complaint)

    # what one reads

    @property
    def title(self) -> str:
        """The page's first heading."""
        return self.page.inner_text("h1").replace("\n", "")

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary."""
        return [line.strip() for line in self.page.locator("#errors li, #errors > p").all_inner_texts()]

    def told(self, question: str) -> str:
        """What stands beside a word of a list of facts."""
        row = self.page.locator("dl > div").filter(has=self.page.locator("dt", has_text=exactly(question)))
        return row.first.locator("dd").first.inner_text().replace("\n", " ")

    def cell(self, column: str) -> str:
        """What stands in a column of the first row of a table."""
        return self.page.locator(f"tbody [data-label='{column}']").first.inner_text().replace("\n", " ")

    def reads(self, words: str) -> bool:
        """Whether something stands on the page, to be seen."""
        return self.page.get_by_text(words).locator("visible=true").count() > 0

    # what one does

    def link(self, words: str) -> Locator:
        """A link by its words, those for readers alone included."""
        return self.page.get_by_role("link", name=exactly(words))

    def button(self, words: str) -> Locator:
        """A button by its words."""
        return self.page.get_by_role("button", name=exactly(words))

    def answers(self, said: Mapping[str, Any]) -> None:
        """Fill in a form by its labels: a word to choose, a date, a list of ticks, a text."""
        for question, answer in said.items():
            group = self.page.get_by_role("group", name=label(question))
            if group.count():
                self.picks(group, answer)
            else:
                self.writes(self.field(question), answer)

    def field(self, question: str) -> Locator:
        """The field of a question that has one."""
        return self.page.get_by_label(label(question))

    def explains(self, question: str, of: str, answer: str) -> None:
        """Fill in one of several fields of the same name, by what each belongs to."""
        self.writes(self.field(f"{question}：{of}"), answer)

    def picks(self, group: Locator, answer: Any) -> None:
        """Answer a question that has several fields."""
        if isinstance(answer, dict):
            for part, text in answer.items():
                group.get_by_label(part, exact=True).fill(text)
            return
        for one in [answer] if isinstance(answer, str) else answer:
            group.get_by_label(re.compile(rf"^\s*{re.escape(one)}")).check()

    def writes(self, field: Locator, answer: str) -> None:
        """Answer a question that has one field."""
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(field.locator("option", has_text=answer).first.get_attribute("value"))
        else:
            field.fill(answer)

    def ticks(self, words: str) -> None:
        """Tick a box."""
        self.page.get_by_label(re.compile(rf"^\s*{re.escape(words)}")).check()


def exactly(words: str) -> re.Pattern[str]:
    """These words and no others, however they are spaced."""
    return re.compile(rf"^\s*{spaced(words)}\s*$")


def label(words: str) -> re.Pattern[str]:
    """A label, whether or not it may stay empty."""
    return re.compile(rf"^\s*{spaced(words)}(?:{OPTIONAL})?\s*$")


def spaced(words: str) -> str:
    """A pattern for these words with spaces anywhere between them."""
    return r"\s*".join(map(re.escape, words))


def place(url: str) -> str:
    """The last word of an address."""
    words = [one for one in url.split("?")[0].split("#")[0].split("/") if re.fullmatch("[a-z][a-z-]*", one)]
    return "-".join(words[-2:]) or "home"


def day(year: int, month: int, number: int | None = None) -> dict[str, str]:
    """A day or month as it is typed."""
    return {"年": str(year), "月": str(month)} | ({"日": str(number)} if number else {})
