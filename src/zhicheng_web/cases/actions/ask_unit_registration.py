"""A unit asks to be entered into the register, without an account: what it is, its licence, who is responsible.

One that is registered already gets the same answer as any other: nobody learns from here who is registered. The bureau sees it,
and the unit's own HR is told.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid5

from django.utils.crypto import salted_hmac

from zhicheng_web.cases.actions.correct_unit import check_unit_data
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.strangers import clean_upload_from
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import SYSTEM
from zhicheng_web.people.models import Organisation
from zhicheng_web.people.register import EMPLOYING_KINDS
from zhicheng_web.people.unit_request_model import (
    MAX_OF_PLACE_IF_BUSY,
    MAX_REQUESTS_OF_DAY,
    MAX_REQUESTS_OF_PLACE,
    UnitRequest,
)
from zhicheng_web.people.unit_requests import build_query_code, count_recent_registrations, digest_query_code

STEP: Final = "ask_registration"
AGAIN_STEP: Final = "registered_again"


class Contact(NamedTuple):
    """Who is responsible, and is invited as HR once the unit is registered."""

    name: str
    phone: str
    mail: str


class Source(NamedTuple):
    """From where a request came: the address as the server knows it, and where the office stands for whoever asks."""

    address: str
    origin: str


def ask_unit_registration(
    values: Mapping[str, Any], contact: Contact, licence: bytes, *, source: Source, at: datetime, key: UUID
) -> str:
    """The query code of the request. Sent twice with the same key it is one request. Raises StepRefused."""
    public_id, place = uuid5(key, STEP), hash_place(source.address)
    code = build_query_code(public_id)
    if UnitRequest.objects.filter(public_id=public_id).exists():
        return code
    require_that(values.get("kind") in EMPLOYING_KINDS, "unit_kind", "", "没有这个类别", "请从列出的类别中选。")
    check_unit_data(values, at)
    require_pace(at, place)
    clean = clean_upload_from(place, licence)
    with act():
        known = Organisation.objects.filter(uscc=values["uscc"]).first()
        UnitRequest.objects.create(
            public_id=public_id,
            kind=UnitRequest.Kind.REGISTER,
            organisation=known,
            values=dict(values),
            licence_sha256=store.store_paper_bytes(clean.data),
            licence_type=clean.media_type,
            **{f"contact_{name}": value for name, value in contact._asdict().items()},
            code_digest=digest_query_code(code),
            place=place,
            origin=source.origin,
            asked_at=at,
        )
        if known is not None:
            units.record_unit_act(known.pk, AGAIN_STEP, by=SYSTEM, at=at)
    return code


def require_pace(at: datetime, place: str) -> None:
    """Raises StepRefused where more came from a place within a day than people send; on a day on which very many come, where
    some did: who asks for one unit is never put off for what others send.
    """
    busy = count_recent_registrations(at) >= MAX_REQUESTS_OF_DAY
    few = count_recent_registrations(at, place) < (MAX_OF_PLACE_IF_BUSY if busy else MAX_REQUESTS_OF_PLACE)
    require_that(
        few,
        "unit_requests_pace",
        "",
        "这个网络一天里交的登记申请太多，暂时不能再收",
        "请明天再交，或打电话给市人社局。",
    )


def hash_place(address: str) -> str:
    """An address as it is counted: nobody reads from it who it was."""
    return salted_hmac("zhicheng.unit.place", address, algorithm="sha256").hexdigest()
