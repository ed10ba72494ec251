"""Who may enter which page. Closed until opened: a page that does not declare it is refused at start and at run time.

    @entry(Role.EMPLOYER, of="case")
    def review(request: OfficeRequest, case: UUID) -> HttpResponse: ...

`access_middleware` opens a page to a role; whether the object is for this person is asked of `queries.list_visible_cases`.
To a stranger both answers look alike: there is no such page.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from zhicheng.procedure.states import Role
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.people.actor import Actor

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Visitor(StrEnum):
    """Who needs no role: anybody at all, or everybody who has signed in. NOBODY: closed, for addresses that a
    library asks for by name."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed_in"
    NOBODY = "nobody"


ANYBODY, SIGNED_IN, NOBODY = Visitor


class PageAccess(NamedTuple):
    """What a page declares: who may enter; `of` is the kind of object that its address names ("case", "paper"); `step`, which
    step of the table its form takes; `confirm`: it changes a right, so that who sends it has confirmed lately who they are.
    """

    who: tuple[Role | Visitor, ...]
    of: str | None = None
    step: str = ""
    confirm: bool = False

    @property
    def public(self) -> bool:
        """Whether one may enter without signing in."""
        return ANYBODY in self.who


class OfficeRequest(HttpRequest):
    """A request that the access middleware has let in: `actor` is the person who acts, in the role that opened the page."""

    actor: Actor


class OfficePage(NamedTuple):
    """An address of the office with what its page declares; None: it declares nothing, and is closed."""

    address: str
    name: str
    entry: PageAccess | None


def entry(*who: Role | Visitor, of: str | None = None, step: str = "", confirm: bool = False) -> Callable[[View], View]:
    """Declare who may enter a page. With a step, the table says whether it is confirmed. KeyError: there is no such step."""
    if not who:
        raise TypeError("@entry needs at least one role: a page for nobody is entry(NOBODY).")
    must_confirm = confirm or bool(step and STEPS_BY_KEY[step].confirm)

    def mark_entry(view: View) -> View:
        view.entry = PageAccess(who, of, step, must_confirm)  # type: ignore[attr-defined]
        return view

    return mark_entry


def declared_access(view: Callable[..., Any]) -> PageAccess | None:
    """Who may enter a page, as its view declares by @entry; None: it declares nothing, and is closed."""
    found = getattr(view, "entry", None)
    return found if isinstance(found, PageAccess) else None


def list_office_pages() -> Iterator[OfficePage]:
    """All pages of the office, in the order of their addresses."""
    return iter(sorted(list_pages_below(get_resolver().url_patterns), key=lambda page: (page.address, page.name)))


def list_pages_below(
    patterns: Sequence[URLPattern | URLResolver], before: str = "/", space: str = ""
) -> Iterator[OfficePage]:
    """The pages below these patterns, however deep."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from list_pages_below(pattern.url_patterns, address, inner)
        else:
            yield OfficePage(address, space + (pattern.name or ""), declared_access(pattern.callback))


def open_library_pages(
    patterns: Sequence[URLPattern | URLResolver], table: dict[str, Visitor]
) -> list[URLPattern | URLResolver]:
    """The pages of a library, opened by name; those that the table does not name are left out."""
    open_pages: list[URLPattern | URLResolver] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            pattern.url_patterns[:] = open_library_pages(pattern.url_patterns, table)
            open_pages.append(pattern)
        elif pattern.name in table:
            pattern.callback = entry(table[pattern.name])(pattern.callback)
            open_pages.append(pattern)
    return open_pages
