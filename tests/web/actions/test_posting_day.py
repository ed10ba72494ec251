"""三（二） A7: what hangs on the wall counts: recorded after it went up, put right with a reason, five days from there."""

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.web import lane_walks, walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from tests.web.employer.test_publicity import Stand
from tests.web.walking import REASON, act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.correct_posting_day import correct_posting_day
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.recall import recall
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.models import Case, Publicity
from zhicheng_web.cases.read import timeline
from zhicheng_web.cases.read.lanes import read_lanes
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.ledger.queries import find_last_entry, parse_entry_body
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.queries import build_applicant_actor, create_person
from zhicheng_web.portal.applicant.progress_steps import describe_past_step


def day(month: int, day_: int) -> date:
    return date(2026, month, day_)


def post(case: Case, by: Actor, start: date, on: str) -> Case:
    """A notice recorded on a day."""
    return start_publicity(case, start_on=start, **act(case, by, moment(on)))


def find_refusal(case: Case, by: Actor, start: date, on: str) -> str:
    """Why a day is not taken."""
    with pytest.raises(StepRefused) as refused:
        post(case, by, start, on)
    (finding,) = refused.value.findings
    assert finding.key == "posting_day_fits"
    return str(finding.reason)


def test_a_notice_that_hangs_already_is_recorded_from_the_day_it_went_up(people: Cast) -> None:
    case = walking.assessed(people)
    over = find_refusal(case, people.wang_fang, day(2, 25), "03-05")
    assert over == "2026年2月25日（星期三）张贴的公示到2026年3月3日（星期二）已经满了，过后不能补登记（三（二））。"
    case = post(case, people.wang_fang, day(2, 27), "03-05")
    row = Publicity.objects.get()
    assert (row.start_on, row.last_on, case.due_on) == (day(2, 27), day(3, 5), day(3, 5))


def test_no_notice_hung_before_its_content_was_checked(people: Cast) -> None:
    case = walking.assessed(people)
    assert find_refusal(case, people.wang_fang, day(2, 3), "02-04") == (
        "2026年2月4日（星期三）才审核通过，或者上次公示作废，张贴不能早于这一天（三（二））。"
    )
    assert post(case, people.wang_fang, day(2, 4), "02-04").due_on == day(2, 11)


def test_after_an_objection_that_holds_no_notice_hung_before_it(people: Cast) -> None:
    case = walking.objected(people)
    case = settle_objection(case, outcome="upheld", conclusion=REASON, **act(case, people.wang_fang, moment("03-06")))
    assert "2026年3月6日（星期五）才审核通过，或者上次公示作废" in find_refusal(
        case, people.wang_fang, day(3, 5), "03-09"
    )


@pytest.mark.parametrize(
    ("start", "on", "last"),
    [(day(3, 3), "03-04", day(3, 10)), (day(2, 27), "03-04", day(3, 5)), (day(3, 11), "03-12", day(3, 18))],
    ids=["a day late", "earlier", "known after the planned end"],
)
def test_a_wrong_day_is_put_right_and_everything_follows(people: Cast, start: date, on: str, last: date) -> None:
    case = walking.in_publicity(people)
    case = correct_posting_day(case, start_on=start, reason=REASON, **act(case, people.wang_fang, moment(on)))
    row, entry = Publicity.objects.get(), find_last_entry(case.pk)
    assert (row.start_on, row.last_on, row.last_ordinal - row.start_ordinal) == (start, last, 5)
    assert (case.state, case.due_on) == ("in_publicity", last)
    assert entry is not None
    note = parse_entry_body(entry)["note"]
    assert [note[key] for key in ("was", "start", "until")] == ["2026-03-02", start.isoformat(), last.isoformat()]
    line = [*timeline.build_timeline(case)][-1]
    days = f"从3月2日改为{start.month}月{start.day}日张贴，{last.month}月{last.day}日满"
    assert (line.words, line.change) == (REASON, days)
    assert describe_past_step(line).title == f"单位更正张贴公示的日子（{days}）"
    told = Outbox.objects.filter(case_id=case.pk, template="correct_posting_day")
    assert people.li_yun.person_id in told.values_list("recipient_id", flat=True)


@pytest.mark.parametrize(
    ("start", "on", "why"),
    [
        (day(3, 5), "03-04", "登记的张贴日已经到了，改成的日子不能晚于今天"),
        (day(3, 2), "03-04", "张贴的日子没有变"),
        (day(2, 24), "03-04", "2026年2月24日（星期二）张贴的公示到2026年3月2日（星期一）已经满了，过后不能补登记"),
    ],
)
def test_no_day_that_cannot_have_been_is_taken(people: Cast, start: date, on: str, why: str) -> None:
    case = walking.in_publicity(people)
    with pytest.raises(StepRefused) as refused:
        correct_posting_day(case, start_on=start, reason=REASON, **act(case, people.wang_fang, moment(on)))
    assert [(one.key, one.reason) for one in refused.value.findings] == [("posting_day_fits", f"{why}（三（二））。")]


def test_what_does_not_hang_yet_is_put_off_to_another_day_and_never_without_a_reason(people: Cast) -> None:
    case = post(walking.assessed(people), people.wang_fang, day(3, 4), "03-02")
    with pytest.raises(StepRefused) as refused:
        correct_posting_day(case, start_on=day(3, 6), reason="停电", **act(case, people.wang_fang, moment("03-03")))
    assert [one.key for one in refused.value.findings] == ["posting_day_reason"]
    case = correct_posting_day(case, start_on=day(3, 6), reason=REASON, **act(case, people.wang_fang, moment("03-03")))
    assert case.due_on == day(3, 13)


def test_while_an_objection_is_open_the_days_of_its_enquiry_stay(people: Cast) -> None:
    case = walking.objected(people)
    promised = case.due_on
    case = correct_posting_day(case, start_on=day(3, 3), reason=REASON, **act(case, people.wang_fang, moment("03-06")))
    assert (case.state, case.due_on, Publicity.objects.get().last_on) == ("objection_open", promised, day(3, 10))


def test_each_unit_of_a_dispatched_worker_corrects_its_own_notice(people: Cast) -> None:
    case = lane_walks.walk(people, *lane_walks.POSTED)
    due = case.due_on
    case = correct_posting_day(case, start_on=day(3, 3), reason=REASON, **act(case, people.zhao_min, moment("03-04")))
    assert dict(Publicity.objects.values_list("lane", "start_on")) == {"employer": day(3, 2), "agency": day(3, 3)}
    assert (case.state, case.due_on) == ("in_publicity", due)


LATE = "公示到期后照片上才看出是第二天张贴的"


def test_a_day_recorded_too_early_is_put_right_when_the_days_seem_full(people: Cast) -> None:
    case = walking.in_publicity(people)
    case = correct_posting_day(case, start_on=day(3, 4), reason=LATE, **act(case, people.wang_fang, moment("03-13")))
    assert (case.state, case.due_on, Publicity.objects.get().last_on) == ("in_publicity", day(3, 11), day(3, 11))


def test_a_result_that_was_noted_over_wrong_days_is_noted_anew(people: Cast) -> None:
    case = walking.closed(people)
    click = act(case, people.wang_fang, moment("03-10", 14))
    case = correct_posting_day(case, start_on=day(3, 4), reason=LATE, **click)
    row = Publicity.objects.get()
    assert (case.state, row.state, row.result, row.closed_on) == ("in_publicity", "running", "", None)
    assert (case.due_on, row.attested_by_id) == (day(3, 11), None)
    with pytest.raises(StepRefused) as refused:
        close_publicity(case, result=NO_OBJECTION, **act(case, people.wang_fang, moment("03-11")))
    assert [one.key for one in refused.value.findings] == ["publicity_elapsed"]
    case = close_publicity(case, result=NO_OBJECTION, **act(case, people.wang_fang, moment("03-12")))
    assert file(case, **act(case, people.wang_fang, moment("03-12", 10))).state == "filed"


def test_after_a_filing_that_was_taken_back_the_day_is_put_right_too(people: Cast) -> None:
    case = walking.filed(people)
    case = recall(case, **act(case, people.wang_fang, moment("03-10", 11)))
    click = act(case, people.wang_fang, moment("03-10", 14))
    case = correct_posting_day(case, start_on=day(3, 3), reason=LATE, **click)
    assert (case.state, Publicity.objects.get().last_on) == ("in_publicity", day(3, 10))


def test_an_agencys_result_over_wrong_days_is_noted_anew_and_its_stamp_is_gone(people: Cast) -> None:
    case = lane_walks.walk(people, *lane_walks.BOTH)
    click = act(case, people.zhao_min, moment("03-11"))
    before = read_lanes(case)
    case = correct_posting_day(case, start_on=day(3, 4), reason=LATE, **click)
    after = read_lanes(case)
    assert before is not None and after is not None
    assert (before.agency.name, after.agency.name, after.employer) == ("STAMPED", "POSTED", before.employer)


def test_whoever_else_is_on_the_sheet_is_named_and_led_to(people: Cast, stand_on: Stand) -> None:
    colleague = create_person("白桦", at=moment("01-05"), document="pass", number="E00000001")
    other = walking.in_publicity(people._replace(li_yun=build_applicant_actor(colleague.pk)))
    case = walking.in_publicity(people)
    stand_on("03-04")
    page = compact(Browser(people, people.wang_fang).get("employer-posting-day", case.public_id))
    assert "这里只更正李云一个人的。同一天张贴的还有" in page
    assert reverse("employer-posting-day", args=[other.public_id]) in page
    correct_posting_day(other, start_on=day(3, 3), reason=LATE, **act(other, people.wang_fang, moment("03-04")))
    assert "同一天张贴的还有" not in compact(
        Browser(people, people.wang_fang).get("employer-posting-day", case.public_id)
    )


def test_the_page_is_offered_until_the_filing_with_the_days_since(people: Cast, stand_on: Stand) -> None:
    case = walking.closed(people)
    stand_on("03-12")
    unit = Browser(people, people.wang_fang)
    link = reverse("employer-posting-day", args=[case.public_id])
    assert link in unit.get("employer-case", case.public_id).content.decode()
    page = unit.get("employer-posting-day", case.public_id).content.decode()
    offered = re.findall(r'name="start" value="(.*?)"', page)
    assert offered[0] == "2026-03-02" and "2026-03-04" in offered and "公示结果已经登记过" in page
    fields = {"start": "2026-03-04", "reason": LATE}
    assert unit.post("employer-posting-day", case.public_id, **fields, version=case.version).status_code == 302
    assert Case.objects.get(pk=case.pk).state == "in_publicity"
