"""Finding what the bureau was asked about the register; a registration also by its query code."""

import base64
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from zhicheng_web.people.unit_request_model import UnitRequest

CODE_SALT: Final = "zhicheng.unit.request"
CODE_LENGTH: Final = 16
"""Characters of base 32: eighty bits, which nobody guesses however often they try."""
CODE_GROUP: Final = 4
DAY: Final = timedelta(days=1)


WAITING: Final = UnitRequest.objects.filter(granted=None, withdrawn_at=None)
"""What nobody has answered and no other has replaced."""


def build_query_code(public_id: UUID) -> str:
    """The code by which whoever registers a unit asks what has become of it; the same as often as it is asked for."""
    digest = salted_hmac(CODE_SALT, str(public_id), algorithm="sha256").digest()
    return base64.b32encode(digest).decode()[:CODE_LENGTH]


def format_query_code(code: str) -> str:
    """The code as it is printed.

    >>> format_query_code("ABCDEFGHIJKLMNOP")
    'ABCD-EFGH-IJKL-MNOP'
    """
    return "-".join(code[place : place + CODE_GROUP] for place in range(0, len(code), CODE_GROUP))


def digest_query_code(code: str) -> str:
    """What is kept of a code, however it was typed."""
    plain = "".join(one for one in code.upper() if one.isalnum())
    return salted_hmac(f"{CODE_SALT}.digest", plain, algorithm="sha256").hexdigest()


def find_request_of_code(code: str) -> UnitRequest | None:
    """The registration of a query code; None where there is none."""
    return UnitRequest.objects.filter(code_digest=digest_query_code(code)).first()


def find_unit_request(public_id: UUID) -> UnitRequest | None:
    """A request with unit and people; None where there is none of this id."""
    found = UnitRequest.objects.filter(public_id=public_id)
    return found.select_related("organisation", "asked_by", "answered_by").first()


def list_waiting_requests() -> QuerySet[UnitRequest]:
    """Everything that nobody has answered, the first first."""
    return WAITING.select_related("organisation", "asked_by").order_by("asked_at", "pk")


def find_waiting_change(organisation_id: int) -> UnitRequest | None:
    """The change that a unit's HR has asked for; None where none waits."""
    return list_waiting_requests().filter(organisation_id=organisation_id, kind=UnitRequest.Kind.CHANGE).first()


def count_recent_registrations(at: datetime, place: str | None = None) -> int:
    """How many came within the last 24 hours, from one place or from all."""
    recent = UnitRequest.objects.filter(kind=UnitRequest.Kind.REGISTER, asked_at__gt=at - DAY)
    return (recent if place is None else recent.filter(place=place)).count()
