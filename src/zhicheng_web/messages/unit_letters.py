"""What the bureau has made of a registration goes to the responsible person by mail; that somebody has asked to register a unit
which is registered goes to its own HR. The row of the request is the outbox of both: a letter waits there until it went out.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet
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
LONGEST_TRYING: Final = timedelta(days=30)
"""So long a letter is tried; as long as an invitation could wait for it."""
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
    """Send what waits; how many letters went out. What cannot be sent now waits for a later run.

    Which of many a run takes is drawn by lot: some that never arrive do not keep the others waiting.
    """
    if not can_send_mail():
        return 0
    answers, warnings = list_waiting_answers(at), list_waiting_warnings(at)
    sent = sum(send_answer(asked, at) for asked in answers.order_by("?")[:BATCH])
    return sent + sum(send_warnings(asked, at) for asked in warnings.order_by("?")[:BATCH])


def send_letter_of_request(pk: int, at: datetime) -> int:
    """Send the answer of one request, where it waits: nobody who answers one waits for the letters of others."""
    waiting = list_waiting_answers(at).filter(pk=pk) if can_send_mail() else ()
    return sum(send_answer(asked, at) for asked in waiting)


def list_waiting_answers(at: datetime) -> QuerySet[UnitRequest]:
    """Registrations whose responsible person has not been told the answer."""
    rows = UnitRequest.objects.filter(kind=UnitRequest.Kind.REGISTER).select_related("invitation")
    return rows.filter(answered_at__gt=at - LONGEST_TRYING, contact_informed_at=None).exclude(contact_mail="")


def list_waiting_warnings(at: datetime) -> QuerySet[UnitRequest]:
    """Registrations of a unit that is registered, which has not been told."""
    rows = UnitRequest.objects.filter(kind=UnitRequest.Kind.REGISTER).select_related("organisation")
    rows = rows.filter(asked_at__gt=at - LONGEST_TRYING, unit_informed_at=None)
    return rows.filter(organisation__isnull=False, invitation=None)


def send_answer(asked: UnitRequest, at: datetime) -> int:
    """The letter to the responsible person."""
    return send_once(asked, "contact_informed_at", at, [compose_answer(asked)])


def send_warnings(asked: UnitRequest, at: datetime) -> int:
    """The letters to the HR of the unit."""
    return send_once(asked, "unit_informed_at", at, compose_warnings(asked, at))


def send_once(asked: UnitRequest, column: str, at: datetime, letters: "Iterable[Letter]") -> int:
    """The letters of a row, which is marked first: one is lost rather than sent without end. The mark stays where somebody
    was reached; one dead address does not send the same letter to the others again.
    """
    if not UnitRequest.objects.filter(pk=asked.pk, **{column: None}).update(**{column: at}):
        return 0
    sent = sum(hand_over(asked, letter) for letter in letters)
    if not sent:
        UnitRequest.objects.filter(pk=asked.pk).update(**{column: None})
    return sent


def hand_over(asked: UnitRequest, letter: "Letter") -> bool:
    """Send one letter; whether it went out."""
    try:
        send_letter(*letter)
    except MessageNotSent as error:
        LOG.warning("a letter of request %s was not sent: %s", asked.pk, error)
        return False
    return True


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
