"""By what addresses a person wants to be reached outside the portal."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, cast

from django.conf import settings
from django.utils.module_loading import import_string

from zhicheng_web.messages.channels.adapters import ADAPTERS, list_channels_set_up


class Contact(NamedTuple):
    """An address that its owner has confirmed and lets messages come to; `channel` is a key of ADAPTERS."""

    channel: str
    address: str


ORDER: Final = tuple(ADAPTERS)


def list_outside_contacts(person_id: int) -> Sequence[Contact]:
    """The addresses of a person by which this office can send, in the order in which they are tried. They stand with the
    account, which is above this room: its query is named by a setting.
    """
    find_addresses = cast("Callable[[int], Sequence[Contact]]", import_string(settings.CONTACT_FINDER))
    here = list_channels_set_up()
    found = [one for one in find_addresses(person_id) if one.channel in here]
    return sorted(found, key=lambda one: ORDER.index(one.channel))
