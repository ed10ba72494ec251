"""Titles of before this system, in this room (`shared/earlier_titles`): proposed by one, confirmed by another (二（二））."""

from typing import Final
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.portal.authority.rendering import AUTHORITY_TABS
from zhicheng_web.portal.shared.earlier_titles import pages
from zhicheng_web.portal.shared.earlier_titles.room import TitlesRoom

ROOM: Final = TitlesRoom(
    AUTHORITY_TABS,
    "authority-queue",
    "authority-earlier-titles",
    {
        "new_page": "authority-earlier-title-new",
        "import_page": "authority-earlier-title-import",
        "answer_page": "authority-earlier-title-answer",
        "void_page": "authority-earlier-title-void",
    },
)


@entry(Role.EXAMINER, Role.APPROVER)
def list_earlier_titles(request: OfficeRequest) -> HttpResponse:
    """What waits, and what was confirmed."""
    return pages.show_titles(request, ROOM)


@entry(Role.EXAMINER)
def bring_in_earlier_title(request: OfficeRequest) -> HttpResponse:
    """One title from its paper."""
    return pages.bring_in_title(request, ROOM)


@entry(Role.EXAMINER)
def import_earlier_titles(request: OfficeRequest) -> HttpResponse:
    """Many titles from a sheet."""
    return pages.import_titles(request, ROOM)


@entry(Role.EXAMINER, Role.APPROVER, confirm=True)
def answer_earlier_titles(request: OfficeRequest, sheet: UUID) -> HttpResponse:
    """A second person looks at a sheet, and answers."""
    return pages.answer_titles(request, ROOM, sheet)


@entry(Role.EXAMINER)
def void_earlier_title(request: OfficeRequest, title: UUID) -> HttpResponse:
    """A title does not count, if a second person agrees."""
    return pages.void_title(request, ROOM, title)
