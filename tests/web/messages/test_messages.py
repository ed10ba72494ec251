"""Messages: who is told what, delivered once by however many workers; reminders and endings that dates bring."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction
from procrastinate.contrib.django import app

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.walking import act
from zhicheng.procedure.states import Role
from zhicheng.procedure.steps import STEPS
from zhicheng_web import clock
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.due_dates import find_hand_in_day
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.messages import dates, jobs, outbox
from zhicheng_web.messages.channels.errors import MessageNotSent
from zhicheng_web.messages.inbox import count_unread_messages, mark_messages_read, read_inbox
from zhicheng_web.messages.texts import APPLICANT_EVENT_WORDS
from zhicheng_web.people.actor import Actor

LATE = moment("12-31")


def late() -> datetime:
    """A clock that stands."""
    return LATE


def subjects(actor: Actor) -> list[str]:
    """What a person was told, newest first."""
    return [one.text.subject for one in read_inbox(actor.person_id or 0, LATE, actor.role is Role.APPLICANT)]


def test_each_step_is_told_to_the_applicant_and_to_whoever_comes_next(people: Cast) -> None:
    walking.recognised(people)
    assert subjects(people.li_yun) == [
        "您的申报：已认定",
        "您的申报：认定部门复核中",
        "您的申报：认定部门审查中",
        "您的申报：已上报",
        "您的申报：公示结束，待上报",
        "您的申报：单位公示中",
        "您的申报：考核通过，待公示",
    ]
    assert subjects(people.wang_fang) == ["李云的申报：待单位审核"]
    assert subjects(people.examiner) == ["李云的申报：待受理"]
    assert subjects(people.approver) == ["李云的申报：待复核"]
    assert subjects(people.zhao_min) == subjects(people.guandu_examiner) == []


def test_a_message_says_what_happened_and_what_comes_next(people: Cast) -> None:
    walking.submitted(people)
    (message,) = read_inbox(people.wang_fang.person_id or 0, LATE, False)
    assert message.text.body == "已办理“提交给单位”。下一步：审核材料并考核评议，最迟2月10日。"
    assert (message.case, message.read) == (Case.objects.get().public_id, False)


def test_a_message_to_the_applicant_who_has_to_act_names_the_day(people: Cast) -> None:
    walking.returned_to_applicant(people)
    newest = read_inbox(people.li_yun.person_id or 0, LATE, True)[0]
    assert newest.text.body == (
        "单位退回了您的申报，列出了要改的地方。下一步：按退回原因修改，再提交给单位，最迟3月5日。"
    )


AMONG_OFFICES = {
    "enclose",
    "propose_decline",
    "remind_other_lane",
    "ask_second_return",
    "decline_second_return",
    "take_on",
    "assign",
    "ask_transfer",
    "decline_transfer",
}
"""What changes nothing for an applicant: asked and answered between the people of a unit or an authority."""


def test_everything_that_others_do_is_told_in_words_of_its_own() -> None:
    applicants = {step.key for step in STEPS if step.by == (Role.APPLICANT,)}
    assert {step for step, words in APPLICANT_EVENT_WORDS.items() if words} == {
        step.key for step in STEPS
    } - applicants - AMONG_OFFICES


def test_each_message_tells_its_own_step_however_far_the_case_has_gone(people: Cast) -> None:
    walking.recognised(people)
    told = [one.text.done for one in read_inbox(people.li_yun.person_id or 0, LATE, True)]
    steps = ("recognise", "propose", "accept", "file", "close_publicity", "start_publicity", "assess")
    assert told == [APPLICANT_EVENT_WORDS[step] for step in steps]
    assert [one.text.body for one in read_inbox(people.wang_fang.person_id or 0, LATE, False)] == [
        "已办理“提交给单位”。现在：已认定。"
    ]


def test_messages_are_read_once(people: Cast) -> None:
    walking.assessed(people)
    applicant, tomorrow = people.li_yun.person_id or 0, LATE + timedelta(days=1)
    assert (
        count_unread_messages(applicant, LATE, True),
        mark_messages_read(applicant, LATE, True),
        count_unread_messages(applicant, LATE, True),
    ) == (1, 1, 0)
    assert mark_messages_read(applicant, tomorrow, True) == 0
    assert list(Outbox.objects.filter(recipient_id=applicant).values_list("read_at", flat=True)) == [LATE]


def test_what_is_due_is_sent_once(people: Cast) -> None:
    walking.assessed(people)
    carried: list[int] = []
    channels = {"inbox": lambda row: carried.append(row.pk)}
    assert outbox.deliver_due_messages(late, channels) == 2
    assert outbox.deliver_due_messages(late, channels) == 0
    assert sorted(carried) == sorted(Outbox.objects.values_list("pk", flat=True))
    assert set(Outbox.objects.values_list("state", "sent_at")) == {("sent", LATE)}


def test_what_was_made_first_is_sent_first_and_nothing_before_its_day(people: Cast) -> None:
    walking.recognised(people)
    made = list(Outbox.objects.order_by("pk").values_list("pk", flat=True))
    tomorrow = made.pop(3)
    Outbox.objects.filter(pk=tomorrow).update(due_at=LATE + timedelta(days=1))
    carried: list[int] = []
    channels = {"inbox": lambda row: carried.append(row.pk)}
    assert outbox.deliver_due_messages(late, channels) == len(made)
    assert carried == made
    assert outbox.deliver_due_messages(lambda: LATE + timedelta(days=1), channels) == 1
    assert carried == [*made, tomorrow]


@pytest.mark.parametrize("trouble", [MessageNotSent, ConnectionRefusedError, TimeoutError])
def test_a_channel_that_cannot_be_reached_keeps_nothing_else_back(people: Cast, trouble: type[Exception]) -> None:
    walking.assessed(people)
    first = Outbox.objects.order_by("pk").values_list("pk", flat=True)[0]

    def fails_once(row: Outbox) -> None:
        if row.pk == first:
            raise trouble

    assert outbox.deliver_due_messages(late, {"inbox": fails_once}) == 1
    assert list(Outbox.objects.order_by("pk").values_list("state", flat=True)) == ["waiting", "sent"]


def test_an_error_of_our_own_is_heard_of(people: Cast) -> None:
    walking.submitted(people)

    def broken(row: Outbox) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        outbox.deliver_due_messages(late, {"inbox": broken})


def test_a_failing_channel_is_tried_later_and_later_and_given_up(people: Cast) -> None:
    walking.submitted(people)
    minute, moment_now, times = timedelta(minutes=1), [LATE], []

    def now() -> datetime:
        return moment_now[0]

    def fails(row: Outbox) -> None:
        times.append(now())
        raise MessageNotSent

    for _ in range(240):
        outbox.deliver_due_messages(now, {"inbox": fails})
        moment_now[0] += minute
    waits = [later - sooner for sooner, later in zip(times, times[1:], strict=False)]
    assert waits == [pause + minute for pause in outbox.RETRY_PAUSES]  # the minute after the pause has passed
    assert set(Outbox.objects.values_list("state", "attempts")) == {("given_up", 5)}


def test_a_worker_that_died_leaves_a_claim_that_runs_out(people: Cast) -> None:
    walking.submitted(people)
    assert len(outbox.claim_messages(LATE)) == 1
    assert outbox.deliver_due_messages(late) == 0
    assert outbox.deliver_due_messages(lambda: LATE + outbox.LEASE) == 0
    assert outbox.deliver_due_messages(lambda: LATE + outbox.LEASE + timedelta(seconds=1)) == 1


def test_the_end_of_a_publicity_is_not_returned_before(people: Cast) -> None:
    case = walking.in_publicity(people)
    assert dates.create_reminders(moment("03-09")) == 0
    assert (dates.create_reminders(moment("03-10")), dates.create_reminders(moment("03-10", 10))) == (1, 0)
    assert subjects(people.wang_fang)[0] == "李云的申报：公示中"
    newest = read_inbox(people.wang_fang.person_id or 0, LATE, False)[0].text.body
    assert newest == "公示期已满，可以登记公示结果了。下一步：公示期满后登记结果，3月9日期满。"
    close_publicity(case, result=NO_OBJECTION, **act(case, people.wang_fang, moment("03-10", 11)))
    assert dates.create_reminders(moment("03-16")) == 0
    assert dates.create_reminders(moment("03-17")) == 1


def test_the_applicant_is_reminded_of_a_draft_and_hr_of_a_review(people: Cast) -> None:
    case = walking.draft(people)
    assert case.due_on is not None
    own = find_hand_in_day(case.due_on, moment("02-02").date())
    assert own < case.due_on, "the employer reviews first"
    assert (dates.create_reminders(before(own, 4)), dates.create_reminders(before(own, 3))) == (0, 1)
    newest = read_inbox(people.li_yun.person_id or 0, before(own, 3), True)[0].text
    day = f"{own.month}月{own.day}日"
    assert newest.body == f"再晚就赶不上最近的申报窗口了。下一步：填写申报内容，提交给单位，最迟{day}。"
    case = submit(case, **act(case, people.li_yun, moment("02-03")))
    assert case.due_on is not None
    assert (dates.create_reminders(before(case.due_on, 2)), dates.create_reminders(before(case.due_on, 1))) == (0, 1)
    assert read_inbox(people.wang_fang.person_id or 0, LATE, False)[0].text.body.startswith("审核的期限快到了。")


def before(day: date, days: int) -> datetime:
    """The morning of some days before."""
    return datetime.combine(day - timedelta(days=days), time(9), KUNMING)


def test_a_grace_ends_on_the_day_after_its_last_and_once(people: Cast) -> None:
    case = walking.returned_to_employer(people)
    assert case.due_on == date(2026, 3, 19)
    assert dates.create_reminders(moment("03-16")) == 0
    assert dates.create_reminders(moment("03-17")) == 1
    assert dates.expire_graces(moment("03-19", 23, 59)) == 0
    assert dates.expire_graces(moment("03-20", 0, 14)) == 0  # whoever came at 23:59 is still worked on
    assert dates.expire_graces(moment("03-20", 0, 15)) == 1
    assert dates.expire_graces(moment("03-20", 0, 16)) == 0
    assert Case.objects.get().state == "expired"


def test_two_workers_share_what_is_due_without_waiting(people: Cast) -> None:
    walking.assessed(people)
    with transaction.atomic():
        held = outbox.claim_messages(LATE)
        assert len(held) == 2
        assert outbox.claim_messages(LATE) == []


def test_the_worker_finds_the_jobs_and_their_hours() -> None:
    found = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    ours = {name: cron for name, cron in found.items() if name.startswith("zhicheng_web.messages")}
    assert ours == {
        "zhicheng_web.messages.jobs.deliver": "* * * * *",
        "zhicheng_web.messages.jobs.keep_dates": "*/10 * * * *",
        "zhicheng_web.messages.jobs.send_morning_lists": "*/10 * * * *",
        "zhicheng_web.messages.jobs.seal_ledger": "*/5 * * * *",
        "zhicheng_web.messages.jobs.refresh_advice": "1 0 * * *",
        "zhicheng_web.messages.jobs.draw_pictures": "*/10 * * * *",
        "zhicheng_web.messages.jobs.tidy_papers": "20 3 * * *",
        "zhicheng_web.messages.jobs.forget_keys": "10 3 * * *",
        "zhicheng_web.messages.jobs.check_ledger": "30 3 * * *",
    }


def test_a_job_done_twice_does_nothing_more(people: Cast, caplog: pytest.LogCaptureFixture) -> None:
    walking.returned_to_employer(people)
    for _ in range(2):
        jobs.keep_dates(timestamp=0)
        jobs.deliver(timestamp=0)
        jobs.forget_keys(timestamp=0)
        jobs.check_ledger(timestamp=0)
    assert Case.objects.get().state == "expired"
    assert set(Outbox.objects.values_list("state", "attempts")) == {("sent", 1)}
    assert caplog.records == []


def test_the_opinion_on_what_is_not_filed_is_of_today(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case, filed = walking.assessed(people), Case.objects.filter(advice="not_yet")
    late = case.facts | {"employment": [case.facts["employment"][0] | {"start": "2025-03-05"}]}
    walking.rewrite(case, facts=late, advice="not_yet")
    for day, stands in (("03-03", 1), ("03-05", 0)):
        monkeypatch.setattr(clock, "now", lambda day=day: moment(day, 0, 1))
        jobs.refresh_advice(timestamp=0)
        assert filed.count() == stands
