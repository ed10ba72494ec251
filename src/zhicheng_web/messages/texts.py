"""The words of a message: made from the step and the state of the table, one way for the applicant, one for the office."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from zhicheng.procedure.states import STATES, Due, Role, State, StateDescription
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.procedure.tables import by_step
from zhicheng.workdays.words import format_day_seen_on

WAIT: Final = "现在不需要您办理，有进展会再通知您。"


class MessageText(NamedTuple):
    """A message as it is read; `body` ends with what comes next."""

    subject: str
    body: str

    @property
    def done(self) -> str:
        """What has happened, without what comes next."""
        return self.body.partition("。")[0]


class Reminder(NamedTuple):
    """A message that a date brings: `days` before the day that the state's `due` names (−1: on the day after)."""

    due: Due
    days: int
    words: str

    @property
    def late(self) -> str:
        """The words after the day."""
        return self.words.replace("期限快到了", "期限已经过了")


REMINDERS: Final = {
    "publicity_over": Reminder(Due.PUBLICITY_END, -1, "公示期已满，可以登记公示结果了"),
    "window_ending": Reminder(Due.WINDOW_END, 3, "申报窗口快要关闭，还没有上报"),
    "grace_ending": Reminder(Due.GRACE_END, 2, "补正期快要结束，还没有重报"),
    "start_ending": Reminder(Due.PUBLICITY_START, 3, "再晚就赶不上最近的申报窗口了"),
    "review_ending": Reminder(Due.EMPLOYER_REVIEW, 1, "审核的期限快到了"),
    "objection_ending": Reminder(Due.OBJECTION, 1, "核查异议的期限快到了"),
    "acceptance_ending": Reminder(Due.ACCEPTANCE, 1, "受理的期限快到了"),
    "examination_ending": Reminder(Due.EXAMINATION, 1, "审查的期限快到了"),
    "approval_ending": Reminder(Due.APPROVAL, 1, "复核的期限快到了"),
}
APPLICANT_EVENT_WORDS: Final = by_step(
    {
        "assess": "单位审核、考核通过了您的申报",
        "return_to_applicant": "单位退回了您的申报，列出了要改的地方",
        "decline_to_recommend": "单位不推荐您这次申报，理由写在申报里",
        "reopen_assessment": "市人社局认为您的申诉成立，退回单位重新考核",
        "keep_decline": "市人社局答复了您的申诉，维持单位的意见",
        "leave_employer": "单位登记了您已离职，填写的内容都保留着",
        "start_publicity": "单位开始公示您的申报",
        "correct_posting_day": "单位更正了张贴公示的日子，公示的最后一天按实际张贴的日子重新数",
        "correct_agency_posting_day": "派遣公司更正了张贴公示的日子，公示的最后一天按实际张贴的日子重新数",
        "reopen_publicity": "单位更正了张贴公示的日子，原来登记的公示结果作废，公示接着进行",
        "reopen_agency_publicity": "派遣公司更正了张贴公示的日子，原来登记的公示结果作废，公示接着进行",
        "move_publicity": "工作日历有调整，公示的最后一天跟着变了",
        "close_publicity": "公示结束，没有未查清的异议",
        "raise_objection": "公示期间有人提出异议，单位要先查清",
        "settle_one_objection": "单位查清了一件异议，还有别的异议在查",
        "dismiss_objection": "单位把异议都查清了，公示接着进行",
        "uphold_objection": "单位查清了异议：成立，要重新公示",
        "check_as_agency": "派遣公司审核通过了您的申报",
        "start_agency_publicity": "派遣公司开始公示您的申报",
        "close_agency_publicity": "派遣公司的公示结束，没有未查清的异议",
        "stamp_as_agency": "派遣公司在证明材料上盖了章",
        "stamp_as_employer": "用工单位在证明材料上盖了章",
        "record_agency_papers": "用工单位凭证明材料代录了派遣公司的审核、公示、盖章",
        "raise_agency_objection": "派遣公司公示期间有人提出异议，要先查清",
        "settle_one_agency_objection": "派遣公司查清了一件异议，还有别的异议在查",
        "dismiss_agency_objection": "派遣公司把异议都查清了，公示接着进行",
        "restart_agency_publicity": "派遣公司查清了异议：成立，要重新公示",
        "uphold_agency_objection": "派遣公司查清了异议：成立，两家都要重新公示",
        "file": "单位已经把您的申报报到认定部门",
        "recall": "单位撤回了上报，还可以再报",
        "accept": "认定部门受理了您的申报",
        "return_to_employer": "认定部门退回补正，一次列出了全部要改的地方",
        "agree_second_return": "认定部门再次退回补正，列出了上次没有告知的地方",
        "refile": "单位已经补正重报，仍按原申报日",
        "expire": "补正期内没有重报，这次申报结束了",
        "propose": "审查完了，由另一人复核",
        "send_back": "复核后退回，由经办再审查",
        "transfer": "您的申报转到了另一个认定部门",
        "recognise": "您的职称已经认定",
        "refuse": "认定部门不予认定，理由写在申报里",
        "propose_correction": "认定部门提出更正您的职称，由另一人复核",
        "correct": "认定的内容有更正，请看一看",
        "propose_revocation": "认定部门拟撤销您的职称，理由和证据在申报里",
        "decline_change": "复核没有同意，退回由经办再办，您的职称没有变",
        "propose_change_review": "复查意见已经提出，由另一人复核",
        "uphold_change": "复查以后，维持原来的决定",
        "undo_correction": "复查以后，改回了原来的职称",
        "restore_title": "复查以后，恢复了您的职称",
        "revoke": "您的职称被撤销，理由写在申报里",
        "receive_parent_report": "总公司答复了推荐报告，结果在申报里",
        "settle_number": "市人社局对您的证件号码作了核定，结果写在申报里",
    },
    "",
    (
        "edit",
        "submit",
        "take_back",
        "remind_other_lane",
        "choose_employer",
        "withdraw",
        "enclose",
        "supplement",
        "ask_review",
        "change_name",
        "ask_correction",
        "answer_revocation",
        "ask_change_review",
        "ask_second_return",
        "take_on",
        "assign",
        "decline_second_return",
        "ask_transfer",
        "decline_transfer",
        "propose_decline",
        "appeal_decline",
    ),
)
"""What has happened, in the words for the applicant; the office reads the step's own name. Of the applicant's own acts, and of
what is only saved, nobody tells them."""
CASE_STARTED: Final = "建立申报"
TITLE_WORK: Final[Mapping[str, str]] = {
    "propose_decline": "由另一位同事确认，或者接着考核",
    "appeal_decline": "市人社局答复申诉",
    "ask_transfer": "市人社局答复是否改派",
    "decline_transfer": "接着办理",
    "ask_second_return": "复核是否同意再次告知",
    "decline_second_return": "接着审查",
    "propose_correction": "复核更正的意见",
    "propose_revocation": "本人答复或者期限满了，再复核撤销的意见",
    "answer_revocation": "看本人的陈述，复核撤销的意见",
    "decline_change": "看退回的理由，再提意见",
    "ask_change_review": "由没有办过原决定的人提出复查意见",
    "propose_change_review": "复核复查的意见",
}
"""What comes next for the officers after a step on a title that was granted: the state of the case does not say it."""
APPLICANT_TITLE_WORK: Final[Mapping[str, str]] = {
    "propose_revocation": "下一步：在申报里写明您的意见，可以附上证据；不写也可以，期限满了再决定。"
} | dict.fromkeys(("propose_correction", "decline_change", "propose_change_review"), WAIT)
"""The same for the applicant."""
HELD_BY_APPLICANT: Final = (Role.APPLICANT, None)


def compose_message(
    template: str,
    state: State,
    *,
    applicant: bool,
    name: str,
    due: date | None,
    today: date,
    mark: str = "",
    late: bool = False,
    detail: str = "",
) -> MessageText:
    """The message of a step, or of a reminder, to the applicant or to those who hold the case; `mark` follows the day; `detail`:
    what the act has done, for the office, in words of its own.
    """
    about = STATES[state]
    day = f"{format_day_seen_on(due, today)}{mark}" if due else ""
    until = "" if not day else f"，{day}期满" if about.due is Due.PUBLICITY_END else f"，最迟{day}"
    reminder = REMINDERS.get(template)
    done = (reminder.late if late else reminder.words) if reminder else f"已办理“{step_name(template)}”"
    if not applicant:
        next_step = TITLE_WORK.get(template, about.next_step)
        done = detail or done
        return MessageText(f"{name}的申报：{about.name}", f"{done}。下一步：{next_step}{until}。")
    event_words = APPLICANT_EVENT_WORDS[template] if template in STEPS_BY_KEY else ""
    next_words = APPLICANT_TITLE_WORK.get(template) or describe_applicant_next_step(about, until)
    return MessageText(f"您的申报：{about.public_name}", f"{event_words or done}。{next_words}")


def step_name(template: str) -> str:
    """The name of a step."""
    return STEPS_BY_KEY[template].name if template in STEPS_BY_KEY else CASE_STARTED


def describe_applicant_next_step(about: StateDescription, until: str) -> str:
    """What the applicant does now, or who acts for them; a return opens what it faults to both."""
    if about.state in STEPS_BY_KEY["supplement"].from_:
        return f"其中要您改的，请尽快改好，再由单位重报{until}。"
    if about.held_by in HELD_BY_APPLICANT:
        return f"下一步：{about.next_step}{until if about.held_by else ''}。"
    return WAIT
