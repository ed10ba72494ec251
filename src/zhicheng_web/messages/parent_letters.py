"""三（二） 附件2: the letter with the parent's link. The row of the report is its outbox: a letter waits there until it was
handed over, or the link holds no more.
"""

import logging
from datetime import datetime
from typing import Final

from django.db import transaction
from django.urls import reverse

from zhicheng_web.cases.actions.ask_parent import build_parent_token
from zhicheng_web.cases.models import PARENT_REPORT_DAYS, ParentReport
from zhicheng_web.messages.channels.errors import MessageNotSent
from zhicheng_web.messages.channels.mail import send_letter

LOG: Final = logging.getLogger("zhicheng.jobs")
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
    """Send every letter that waits; how many went out. One that cannot be handed over waits for the next run."""
    waiting = ParentReport.objects.filter(sent_at=None, answer="", withdrawn_at=None, expires_at__gt=at)
    sent = 0
    for pk in list(waiting.exclude(mail="").values_list("pk", flat=True)):
        sent += send_parent_letter(pk, at)
    return sent


def send_parent_letter(pk: int, at: datetime) -> bool:
    """Send one letter, unless another run has it in hand; whether it went out."""
    with transaction.atomic():
        rows = ParentReport.objects.select_for_update(of=("self",), skip_locked=True).select_related("case__employer")
        report = rows.filter(pk=pk, sent_at=None).first()
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
        ParentReport.objects.filter(pk=pk).update(sent_at=at)
        return True
