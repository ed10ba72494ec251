"""Mail: by a server where one is named, in a demonstration into a folder whose letters a page shows, else not at all."""

import email
from collections.abc import Sequence
from datetime import datetime
from email import policy
from email.message import EmailMessage as ParsedMessage
from pathlib import Path
from smtplib import SMTPException
from typing import Final, NamedTuple
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage, send_mail
from django.core.mail.backends.base import BaseEmailBackend

from zhicheng_web import clock
from zhicheng_web.messages.channels.errors import MessageNotSent
from zhicheng_web.private_files import write_private_file

SIGNATURE: Final = "——\n初级职称考核认定办理系统自动发出，请不要回复。工作人员不会向您要密码或验证码。"


class MailNotSent(MessageNotSent):
    """A letter could not be handed over now; the server is away, or refuses the address."""


class Letter(NamedTuple):
    """A letter of the demonstration's mailbox: when, to whom, about what, its text."""

    at: datetime
    to: str
    subject: str
    text: str


class FolderBackend(BaseEmailBackend):
    """A file a letter in the office's home, readable by the office alone: no server is asked, no database holds a link."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them down; how many."""
        folder = find_mail_folder()
        for message in email_messages:
            name = f"{clock.now():%Y%m%dT%H%M%S%f}-{uuid4().hex}.eml"
            write_private_file(folder / name, message.message().as_bytes())
        return len(email_messages)


def find_mail_folder() -> Path:
    """Where the demonstration's letters lie."""
    return Path(settings.HOME) / "mail"


def can_send_mail() -> bool:
    """Whether mail goes anywhere: to a server, or into the demonstration's mailbox."""
    return bool(settings.EMAIL_HOST) or settings.DEMO


def send_letter(address: str, subject: str, text: str) -> None:
    """Hand one letter over. Raises MailNotSent, also where no mail server is set up."""
    if not can_send_mail():
        raise MailNotSent("no mail server is set up")
    try:
        send_mail(subject, f"{text}\n\n{SIGNATURE}\n", None, [address])
    except (SMTPException, OSError) as error:
        raise MailNotSent(str(error)) from error


def read_mailbox(most: int) -> list[Letter]:
    """The latest letters of the demonstration, the newest first."""
    files = sorted(find_mail_folder().glob("*.eml"), reverse=True)[:most]
    return [read_letter(file) for file in files]


def read_letter(file: Path) -> Letter:
    """A letter as it was written down."""
    message = email.message_from_bytes(file.read_bytes(), _class=ParsedMessage, policy=policy.default)
    at = datetime.strptime(file.name.partition("-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=clock.now().tzinfo)
    body = message.get_body(("plain",))
    return Letter(at, str(message["To"]), str(message["Subject"]), str(body.get_content()) if body else "")


def mask_address(address: str) -> str:
    """An address as it is shown to those who need not know it.

    >>> mask_address("liyun@example.com"), mask_address("l@example.com")
    ('l***n@example.com', '***@example.com')
    """
    name, _, place = address.partition("@")
    return f"{name[0]}***{name[-1]}@{place}" if len(name) > 1 else f"***@{place}"
