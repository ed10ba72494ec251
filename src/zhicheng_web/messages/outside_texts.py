"""The words that leave the portal: a case by its number, what kind of news, by when. No name, no reason, no result: a stranger
may read the screen of a telephone.
"""

from datetime import date
from typing import Final

from django.conf import settings

from zhicheng.procedure.states import STATES, Due, Role, State
from zhicheng.workdays.words import format_day_seen_on
from zhicheng_web.messages.texts import REMINDERS, MessageText

SUBJECT: Final = "初级职称考核认定"
RESULTS: Final = frozenset(
    {
        *("recognise", "refuse", "correct", "revoke", "decline_to_recommend", "settle_number"),
        *("uphold_change", "undo_correction", "restore_title"),
    }
)
"""Steps that decide something of the applicant: that there is a result is said, not which."""
ASKING: Final = frozenset({"propose_revocation"})
"""Steps after which the applicant has something to say, though nobody holds the case."""
DIRECT_HOSTS: Final = ("localhost", "127.0.0.1", "[::1]")


def compose_outside_text(
    template: str, state: State, *, number: str, applicant: bool, due: date | None, today: date
) -> MessageText:
    """The text of a message outside the portal. `number`: of the case; `due`: by when its holder acts; `today`: as it is sent."""
    about = STATES[state]
    acts = about.held_by is Role.APPLICANT if applicant else True
    until = f"，最迟{format_day_seen_on(due, today)}" if due and acts and about.due is not Due.PUBLICITY_END else ""
    whose = f"您的申报（编号{number}）" if applicant else f"编号{number}的申报"
    return MessageText(
        SUBJECT, f"{whose}{describe_news(template, applicant and acts, applicant)}{until}。{say_where()}"
    )


def describe_news(template: str, applicant_acts: bool, applicant: bool) -> str:
    """What kind of news it is."""
    if template in REMINDERS:
        return "期限快到了" if applicant_acts or not applicant else "有提醒"
    if template in RESULTS:
        return "有结果了"
    if applicant_acts or not applicant or template in ASKING:
        return "等您办理"
    return "有新的进展"


def say_where() -> str:
    """Where to look; the office's address where it has one that others reach."""
    host = next(
        (one for one in settings.ALLOWED_HOSTS if one not in DIRECT_HOSTS and not one.startswith((".", "*"))), ""
    )
    return f"请登录https://{host}/查看。" if host and settings.COOKIE_PREFIX else "请登录办理系统查看。"
