"""三（二） 附件2: the letter with the parent's link. The row of the report is its outbox: a letter waits there until it was
handed over, or the link holds no more.
"""

import logging
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.urls import reverse

from zhicheng_web.cases.actions.ask_parent import build_parent_token
from zhicheng_web.cases.models import PARENT_REPORT_DAYS, ParentReport
from zhicheng_web.messages.channels.errors import MessageNotSent
from zhicheng_web.messages.channels.mail import send_letter

LOG: Final = logging.getLogger("zhicheng.jobs")
BATCH: Final = 50
SUBJECT: Final = "请答复推荐报告"
TEXT: Final = (
    "{parent}：\n\n{unit}有职工申报考核认定初级职称，按规定要由总公司推荐。请打开下面的地址，看推荐报告的内容，"
    "确认、上传盖章的报告，或者写明为什么不同意。不用注册。\n\n{address}\n\n"
    "链接{days}天内有效，只能答复一次。请不要转发给无关的人。和贵单位无关的，请不用理会。"
)


def build_parent_address(report: ParentReport, token: str) -> str:
    """The whole address of the link."""
    return f"{report.origin}{reverse('parent-report', args=[token])}"


def send_parent_letters(at: datetime) -> int:
    """Send letters that wait; how many went out. One that cannot be handed over waits for a later run; which of many a run
    takes is drawn by lot, so that it keeps no other waiting.
    """
    waiting = list_waiting_letters(at).order_by("?").values_list("pk", flat=True)
    return sum(send_parent_letter(pk, at) for pk in list(waiting[:BATCH]))


def send_letter_of_case(case: UUID, at: datetime) -> int:
    """Send the letter of one case, where it waits: nobody who asks a parent waits for the letters of others."""
    waiting = list_waiting_letters(at).filter(case__public_id=case).values_list("pk", flat=True)
    return sum(send_parent_letter(pk, at) for pk in list(waiting))


def list_waiting_letters(at: datetime) -> QuerySet[ParentReport]:
    """The reports whose link was not handed over to the mail yet, and still opens."""
    waiting = ParentReport.objects.filter(sent_at=None, answer="", withdrawn_at=None, expires_at__gt=at)
    return waiting.exclude(mail="")


def send_parent_letter(pk: int, at: datetime) -> bool:
    """Send one letter, unless another run has it in hand; whether it went out. The row itself is locked by nobody meanwhile:
    a slow mail server does not keep the unit from taking the link back.
    """
    with transaction.atomic():
        rows = ParentReport.objects.select_related("case__employer")
        report = rows.filter(pk=pk, sent_at=None).first() if take_in_hand(pk) else None
        if report is None:
            return False
        text = TEXT.format(
            parent=report.parent_name,
            unit=report.case.particulars.employer.name,
            address=build_parent_address(report, build_parent_token(report)),
            days=PARENT_REPORT_DAYS,
        )
        try:
            send_letter(report.mail, SUBJECT, text)
        except MessageNotSent as error:
            LOG.warning("the letter to the parent of report %s waits: %s", report.pk, error)
            return False
        ParentReport.objects.filter(pk=pk, sent_at=None).update(sent_at=at)
        return True


def take_in_hand(pk: int) -> bool:
    """Whether no other run sends this letter now; until the transaction ends none will."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('zhicheng.parent_letter'), %s)", [pk])
        row = cursor.fetchone()
    return bool(row and row[0])
