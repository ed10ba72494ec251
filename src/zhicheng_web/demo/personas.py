"""The people of the demo city whom a visitor can be: what each can show."""

from typing import NamedTuple


class Persona(NamedTuple):
    """Somebody to sign in as with one press: `login` is the account's, `opens` the page to begin with."""

    login: str
    name: str
    place: str
    shows: str
    opens: str


PERSONAS: tuple[Persona, ...] = ()
