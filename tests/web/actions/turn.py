"""One step as people take it."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from tests.web.cast import Cast
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.people.actor import Actor

Walk = Callable[[Cast], Case]


class Turn(NamedTuple):
    """Who takes a step, after which walk, when, and with what form."""

    before: Walk
    by: Callable[[Cast], Actor]
    at: datetime
    do: Callable[[Case, Cast, Act], Case]
