"""Who may enter which page. Closed until opened: a page that does not declare it is refused at start and at run time.

    @entry(Role.EMPLOYER, of="case")
    def review(request: OfficeRequest, case: UUID) -> HttpResponse: ...

The gate opens a page to a role; whether the object is for this person is asked of `queries.list_visible_cases`. To a stranger
both answers look alike: there is no such page.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from zhicheng.procedure.states import Role
from zhicheng_web.people.actor import Actor

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Visitor(StrEnum):
    """Who needs no role: anybody at all, or everybody who has signed in. NOBODY: kept shut, for addresses that a
    library asks for by name."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed_in"
    NOBODY = "nobody"


ANYBODY, SIGNED_IN, NOBODY = Visitor


class Entry(NamedTuple):
    """What a page declares: who may enter; `of` is the kind of object that its address names ("case", "paper")."""

    who: tuple[Role | Visitor, ...]
    of: str | None = None

    @property
    def public(self) -> bool:
        """Whether one may enter without signing in."""
        return ANYBODY in self.who


class OfficeRequest(HttpRequest):
    """A request behind the gate: `actor` is the person who acts, in the role that opened the page."""

    actor: Actor


class Page(NamedTuple):
    """An address of the office with what its page declares; None: it declares nothing, and is closed."""

    address: str
    name: str
    entry: Entry | None


def entry(*who: Role | Visitor, of: str | None = None) -> Callable[[View], View]:
    """Declare who may enter a page."""
    if not who:
        raise TypeError("@entry needs at least one role: a page for nobody is entry(NOBODY).")

    def declare(view: View) -> View:
        view.entry = Entry(who, of)  # type: ignore[attr-defined]
        return view

    return declare


def declared(view: Callable[..., Any]) -> Entry | None:
    """What a page declares."""
    found = getattr(view, "entry", None)
    return found if isinstance(found, Entry) else None


def entries() -> Iterator[Page]:
    """All pages of the office, in the order of their addresses."""
    return iter(sorted(walk(get_resolver().url_patterns), key=lambda page: (page.address, page.name)))


def walk(patterns: Sequence[URLPattern | URLResolver], before: str = "/", space: str = "") -> Iterator[Page]:
    """The pages below these patterns, however deep."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from walk(pattern.url_patterns, address, inner)
        else:
            yield Page(address, space + (pattern.name or ""), declared(pattern.callback))


def opened(patterns: Sequence[URLPattern | URLResolver], table: dict[str, Visitor]) -> list[URLPattern | URLResolver]:
    """The pages of a library, opened by name; those that the table does not name are left out."""
    ours: list[URLPattern | URLResolver] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            pattern.url_patterns[:] = opened(pattern.url_patterns, table)
            ours.append(pattern)
        elif pattern.name in table:
            pattern.callback = entry(table[pattern.name])(pattern.callback)
            ours.append(pattern)
    return ours
