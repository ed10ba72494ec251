"""The words of a message: made from the step and the state of the table, one way for the applicant, one for the office."""

from datetime import date
from typing import Final, NamedTuple

from zhicheng.procedure.states import STATES, About, Due, Role, State
from zhicheng.procedure.steps import BY_KEY


class Text(NamedTuple):
    """A message as it is read; `body` ends with what comes next."""

    subject: str
    body: str


class Reminder(NamedTuple):
    """A message that a date brings: `days` before the day that the state's `due` names (−1: on the day after)."""

    due: Due
    days: int
    words: str


REMINDERS: Final = {
    "publicity_over": Reminder(Due.PUBLICITY_END, -1, "公示期已满，可以登记公示结果了"),
    "window_ending": Reminder(Due.WINDOW_END, 3, "申报窗口快要关闭，还没有上报"),
    "grace_ending": Reminder(Due.GRACE_END, 2, "补正期快要结束，还没有重报"),
}
BEGUN: Final = "建立申报"
ALREADY_HIS: Final = (Role.APPLICANT, None)


def text(template: str, state: State, *, applicant: bool, name: str, due: date | None) -> Text:
    """The message of a step, or of a reminder, to the applicant or to those who hold the case."""
    about = STATES[state]
    until = "" if due is None else f"，{said(due)}期满" if about.due is Due.PUBLICITY_END else f"，最迟{said(due)}"
    happened = REMINDERS[template].words if template in REMINDERS else f"已办理“{step_name(template)}”"
    if not applicant:
        return Text(f"{name}的申报：{about.name}", f"{happened}。下一步：{about.next_step}{until}。")
    return Text(f"您的申报：{about.public_name}", f"{happened}。{what_next(about, until)}")


def step_name(template: str) -> str:
    """The name of a step."""
    return BY_KEY[template].name if template in BY_KEY else BEGUN


def what_next(about: About, until: str) -> str:
    """What the applicant does now, or who acts for them."""
    if about.held_by in ALREADY_HIS:
        return f"下一步：{about.next_step}{until if about.held_by else ''}。"
    return "现在不需要您办理，有进展会再通知您。"


def said(day: date) -> str:
    """A day in words.

    >>> said(date(2026, 3, 9))
    '3月9日'
    """
    return f"{day.month}月{day.day}日"
