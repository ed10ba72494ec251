"""In which room the pages of titles of before this system stand: their tabs and their addresses."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from zhicheng_web.access import OfficeRequest
from zhicheng_web.portal.shared.tabs import tabs


class TitlesRoom(NamedTuple):
    """Its tabs (`places`), the tab under which the pages lie, the name of the page with the list, and those of the others as
    templates ask for them.
    """

    places: Sequence[tuple[str, str]]
    here: str
    list_name: str
    addresses: Mapping[str, str]

    def show(self, request: OfficeRequest, page: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
        """Render shared/earlier_titles/<page>.html, with the addresses of the room's own pages."""
        rest = {"tabs": tabs(self.places, self.here), "list_page": self.list_name, "back_page": self.here}
        return render(
            request, f"shared/earlier_titles/{page}.html", {**self.addresses, **rest, **context}, status=status
        )
