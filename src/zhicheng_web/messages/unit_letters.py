"""What the bureau has made of a registration goes to the responsible person by mail; that somebody has asked to register a unit
which is registered goes to its own HR. The row of the request is the outbox of both: a letter waits there until it went out.
"""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import Q
from django.urls import reverse

from zhicheng_web.cases.actions.invite import INVITATION_DAYS, build_invitation_token
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.messages.channels.errors import MessageNotSent
from zhicheng_web.messages.channels.mail import can_send_mail, send_letter
from zhicheng_web.messages.contacts import list_outside_contacts
from zhicheng_web.people.models import UnitRequest
from zhicheng_web.people.queries import list_role_holders

LOG: Final = logging.getLogger("zhicheng.jobs")
BATCH: Final = 50
GRANTED_SUBJECT, DECLINED_SUBJECT = "单位已经登记", "单位登记申请的答复"
GRANTED_TEXT: Final = (
    "{name}：\n\n{unit}已经登记。请在{days}天内打开下面的地址，填您的姓名和登记的手机，开通账号，办理本单位职工的申报：\n\n"
    "{address}\n\n链接只给您本人用，只能用一次。"
)
DECLINED_TEXT: Final = (
    "{name}：\n\n{unit}的登记申请没有同意。理由：{reason}\n\n改好以后可以重新申请，或打电话给市人社局。"
)
AGAIN_SUBJECT: Final = "有人用您单位的代码申请登记"
AGAIN_TEXT: Final = (
    "{unit}：\n\n有人用贵单位的统一社会信用代码申请登记。贵单位已经登记，什么都没有改变。是同事不知道的，请给他发邀请链接；"
    "不知道是谁的，请联系市人社局。"
)


def build_contact_address(asked: UnitRequest) -> str:
    """The responsible person's link; "" where nobody was invited."""
    if asked.invitation is None:
        return ""
    return f"{asked.origin}{reverse('employer-join', args=[build_invitation_token(asked.invitation.public_id)])}"


def send_unit_letters(at: datetime) -> int:
    """Send what waits; how many letters went out. What cannot be sent now waits for the next run."""
    if not can_send_mail():
        return 0
    answered = Q(granted__isnull=False, contact_informed_at=None) & ~Q(contact_mail="")
    rows = UnitRequest.objects.filter(kind=UnitRequest.Kind.REGISTER).select_related("organisation", "invitation")
    sent = 0
    for asked in rows.filter(answered).order_by("pk")[:BATCH]:
        sent += send_once(asked, "contact_informed_at", at, [compose_answer(asked)])
    for asked in rows.filter(unit_informed_at=None, organisation__isnull=False, invitation=None).order_by("pk")[:BATCH]:
        sent += send_once(asked, "unit_informed_at", at, compose_warnings(asked, at))
    return sent


def send_once(asked: UnitRequest, column: str, at: datetime, letters: "Iterator[Letter] | list[Letter]") -> int:
    """The letters of a row, which is marked first: one is lost rather than sent without end."""
    if not UnitRequest.objects.filter(pk=asked.pk, **{column: None}).update(**{column: at}):
        return 0
    sent = 0
    try:
        for letter in letters:
            send_letter(*letter)
            sent += 1
    except MessageNotSent as error:
        LOG.warning("letters of request %s wait: %s", asked.pk, error)
        UnitRequest.objects.filter(pk=asked.pk).update(**{column: None})
    return sent


Letter = tuple[str, str, str]
"""Address, subject, text."""


def compose_answer(asked: UnitRequest) -> Letter:
    """What the responsible person reads."""
    about = {"name": asked.contact_name, "unit": asked.values.get("name", "")}
    if asked.granted:
        text = GRANTED_TEXT.format(**about, days=INVITATION_DAYS, address=build_contact_address(asked))
        return asked.contact_mail, GRANTED_SUBJECT, text
    return asked.contact_mail, DECLINED_SUBJECT, DECLINED_TEXT.format(**about, reason=asked.answer)


def compose_warnings(asked: UnitRequest, at: datetime) -> Iterator[Letter]:
    """What the HR of a unit reads that is registered already."""
    unit = asked.organisation
    if unit is None:
        return
    for person in list_role_holders(unit.pk, to_kunming_date(at), ["employer"]):
        mail = next((one for one in list_outside_contacts(person.pk) if one.channel == "mail"), None)
        if mail:
            yield mail.address, AGAIN_SUBJECT, AGAIN_TEXT.format(unit=unit.name)
