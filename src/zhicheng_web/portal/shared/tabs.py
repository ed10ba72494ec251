"""The places of a room, and where one stands among them; rendered by shared/parts/tabs.html."""

from collections.abc import Sequence
from typing import NamedTuple

from django.urls import reverse


class Tab(NamedTuple):
    """A place of a room."""

    href: str
    label: str
    here: bool


def tabs(places: Sequence[tuple[str, str]], here: str) -> list[Tab]:
    """The tabs of a room: names of pages with their words."""
    return [Tab(reverse(name), label, name == here) for name, label in places]
