"""What a demonstration adds to the office: the people one can sign in as, and a city. Reached by settings, never imported.

The demo stands above everything else in the office; where settings.DEMO is off there is nobody to be and nothing to build.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from zhicheng.procedure.states import State


class Persona(NamedTuple):
    """Somebody to sign in as with one press: `login` is the account's, `opens` the page to begin with.

    An applicant has one case, which stands at `stands`; without it none has been begun. `side` says for which side of a case
    they act; personas stand in the order of a case's way. `factor`: signs in with a second factor, as every officer must
    outside a demonstration.
    """

    login: str
    name: str
    place: str
    shows: str
    opens: str
    stands: State | None = None
    side: str = ""
    factor: bool = False


def list_personas() -> tuple[Persona, ...]:
    """The people whom a visitor can be (settings.DEMO_PERSONAS); nobody outside a demonstration."""
    return tuple(import_string(settings.DEMO_PERSONAS)) if settings.DEMO else ()


def list_persona_logins() -> tuple[str, ...]:
    """The names by which a demonstration's people sign in, asked outside of one too: they tell whose database it is."""
    return tuple(one.login for one in import_string(settings.DEMO_PERSONAS))


def build_city(on: date, say: Callable[[str], None]) -> None:
    """Build the demo city as it stands on a day (settings.DEMO_CITY); nothing outside a demonstration."""
    if settings.DEMO:
        import_string(settings.DEMO_CITY)(on, say)
