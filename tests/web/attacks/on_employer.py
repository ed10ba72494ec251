"""Attacks on what 三（二） asks of the employer: assessment, publicity, objections."""

from datetime import date

from tests.web.attacks.registry import attack, execute
from tests.web.attacks.rows import new_publicity
from tests.web.attacks.world import World, again, at, change
from zhicheng_web.cases.engine.policy_rows import find_calendar_day
from zhicheng_web.cases.models import CalendarDay, Objection


@attack("assessed", "assessment_material_checked")
def recommended_with_validity_unchecked(w: World) -> None:
    again(w.assessment, seq=99, valid=False)


@attack("assessed", "assessment_conduct_attested")
def recommended_without_a_word_on_conduct(w: World) -> None:
    again(w.assessment, seq=99, not_competent=None)


@attack("assessed", "assessment_complete")
def recommended_for_blank_achievements(w: World) -> None:
    again(w.assessment, seq=99, achievements="   ")


@attack("assessed", "assessment_relation_known")
def a_relation_of_the_major_that_there_is_not(w: World) -> None:
    again(w.assessment, seq=99, major_relation="near", relation_reason="课程与岗位所用的相同")


@attack("assessed", "assessment_relation_explained")
def a_major_found_unrelated_without_a_word(w: World) -> None:
    again(w.assessment, seq=99, major_relation="unrelated", relation_reason="   ")


@attack("assessed", "assessment_evidence_known")
def an_original_that_was_half_seen(w: World) -> None:
    again(w.assessment, seq=99, evidence={"educations.1": "half"})


@attack("assessed", "assessment_reason")
def declined_for_a_reason_of_blanks(w: World) -> None:
    again(w.assessment, seq=99, recommended=False, reason="        ")


@attack("assessed", "publicity_long_enough")
def four_days_of_publicity(w: World) -> None:
    last = find_calendar_day(w.calendar, date(2026, 3, 6))
    again(new_publicity(w, w.case), last_on=last.day, last_ordinal=last.ordinal)


@attack("assessed", "publicity_days_from_policy")
def three_days_asked_for_five(w: World) -> None:
    last = find_calendar_day(w.calendar, date(2026, 3, 5))
    again(new_publicity(w, w.case), required_days=3, last_on=last.day, last_ordinal=last.ordinal)


@attack("assessed", "publicity_days_from_policy")
def the_day_of_posting_counted(w: World) -> None:
    last = find_calendar_day(w.calendar, date(2026, 3, 6))
    again(new_publicity(w, w.case), posting_day_counts=True, last_on=last.day, last_ordinal=last.ordinal)


@attack("assessed", "publicity_last_day")
def an_invented_ordinal(w: World) -> None:
    again(new_publicity(w, w.case), last_on=date(2026, 3, 6))


@attack("assessed", "publicity_last_day")
def a_rest_day_as_the_last(w: World) -> None:
    last = find_calendar_day(w.calendar, date(2026, 3, 14))
    again(new_publicity(w, w.case), last_on=last.day, last_ordinal=last.ordinal)


@attack("assessed", "publicity_starts_on_working_day")
def a_notice_put_up_on_sunday(w: World) -> None:
    first = find_calendar_day(w.calendar, date(2026, 3, 1))
    again(
        new_publicity(w, w.case), at=at("03-01"), start_on=first.day, start_ordinal=first.ordinal, start_working=False
    )


@attack("assessed", "publicity_start_day")
def a_sunday_called_a_working_day(w: World) -> None:
    first = find_calendar_day(w.calendar, date(2026, 3, 1))
    again(new_publicity(w, w.case), at=at("03-01"), start_on=first.day, start_ordinal=first.ordinal)


@attack("publicity", "publicity_before_its_end")
def a_publicity_put_back_until_it_is_over(w: World) -> None:
    begin_on(w, date(2026, 2, 11), date(2026, 2, 25))


@attack("publicity", "publicity_after_check")
def a_notice_that_hung_before_its_content_was_checked(w: World) -> None:
    begin_on(w, date(2026, 2, 2), date(2026, 3, 9))


@attack("publicity", "publicity_begun_stays_begun")
def a_notice_that_hangs_put_off_to_a_day_to_come(w: World) -> None:
    begin_on(w, date(2026, 3, 3), date(2026, 3, 10))


def begin_on(w: World, start: date, until: date) -> None:
    """The running publicity from another day."""
    first, last = (find_calendar_day(w.calendar, day) for day in (start, until))
    days = {"start_on": first.day, "start_ordinal": first.ordinal, "last_on": last.day, "last_ordinal": last.ordinal}
    change(w.publicity, **days)


@attack("assessed", "publicity_dated_by_its_act")
def a_publicity_dated_back_with_its_record(w: World) -> None:
    again(new_publicity(w, w.case), at=at("03-01"))


@attack("assessed", "publicity_of_this_content")
def other_content_on_the_board(w: World) -> None:
    again(new_publicity(w, w.case), content_hash="sha256:other")


@attack("publicity", "publicity_one_standing")
def two_publicities_at_once(w: World) -> None:
    again(w.publicity)


@attack("publicity", "publicity_of_this_content")
def content_changed_while_it_hangs(w: World) -> None:
    change(w.case, content_hash="sha256:other")


@attack("closed", "publicity_of_this_content")
def content_changed_after_it_hung(w: World) -> None:
    change(w.case, content_hash="sha256:other")


@attack("publicity", "publicity_closed_after_last_day", "publicity_result_attested")
def closed_on_the_last_day(w: World) -> None:
    change(w.publicity, state="closed", closed_on=date(2026, 3, 9))


@attack("publicity", "publicity_closed_after_last_day", "publicity_result_attested")
def closed_on_no_day(w: World) -> None:
    change(w.publicity, state="closed")


@attack("closed", "publicity_closed_after_last_day", "publicity_last_day")
def the_last_day_put_off_after_closing(w: World) -> None:
    change(w.publicity, last_on=date(2026, 3, 10))


@attack("closed", "ended_publicity_stays", "publicity_before_its_end")
def the_days_of_a_closed_publicity_put_off(w: World) -> None:
    first, last = (find_calendar_day(w.calendar, day) for day in (date(2026, 2, 27), date(2026, 3, 6)))
    days = {"start_on": first.day, "start_ordinal": first.ordinal, "last_on": last.day, "last_ordinal": last.ordinal}
    change(w.publicity, **days)


@attack("closed", "publicity_reopened_with_reason")
def a_closed_publicity_opened_again_for_nothing(w: World) -> None:
    change(w.publicity, state="running", closed_on=None)


@attack("assessed", "publicity_after_check")
def a_notice_that_nobody_has_checked(w: World) -> None:
    again(new_publicity(w, w.case), lane="agency")


@attack("publicity", "publicity_last_day", "calendar_ordinals_run_on")
def the_calendar_changed_under_a_publicity(w: World) -> None:
    change(find_calendar_day(w.calendar, date(2026, 3, 9)), ordinal=9999)


@attack("people", "calendar_ordinals_run_on")
def a_calendar_that_skips_a_day(w: World) -> None:
    last = CalendarDay.objects.filter(version=w.calendar).order_by("day").last()
    assert last is not None
    again(last, day=date(last.day.year + 1, 1, 1), working=False, ordinal=last.ordinal + 1)


@attack("people", "calendar_day_once", "calendar_day_ordinal", "calendar_day_working")
def a_day_that_comes_twice(w: World) -> None:
    again(find_calendar_day(w.calendar, date(2026, 3, 9)))


def objection(w: World, **more: object) -> Objection:
    values: dict[str, object] = {"case": w.case, "raised_at": at("03-05"), "words": "学历不实", "recorded_by": w.hr}
    return Objection.objects.create(**(values | more))


@attack("publicity", "objection_settled_with_conclusion")
def an_objection_settled_without_a_word(w: World) -> None:
    change(objection(w), state="dismissed", settled_at=at("03-06"), settled_by=w.hr, conclusion="  不属实  ")


@attack("publicity", "objection_has_words")
def an_objection_of_blanks(w: World) -> None:
    objection(w, words="  ")


@attack("closed", "objection_over_closed_publicity")
def an_objection_beside_a_closed_publicity(w: World) -> None:
    objection(w, raised_at=at("03-10", 12))


@attack("publicity", "publicity_closed_over_objection", "objection_over_closed_publicity", "publicity_result_attested")
def closed_over_an_objection_that_is_open(w: World) -> None:
    change(w.publicity, state="closed", closed_on=date(2026, 3, 10), result="settled", attested_by=w.hr)
    objection(w)


@attack("publicity", "publicity_result_attested")
def closed_with_a_result_that_nobody_attests(w: World) -> None:
    change(w.publicity, state="closed", closed_on=date(2026, 3, 10), result="none")


@attack(
    "closed",
    "objection_open_blocks_filing",
    *("case_filing", "case_state_is_ledger_head", "objection_over_closed_publicity"),
)
def filed_over_an_open_objection(w: World) -> None:
    objection(w)
    change(w.case, state="filed", filed_at=at("03-10"), filing_seq=99)


@attack("filed", "objection_open_blocks_filing", "objection_over_closed_publicity")
def an_objection_to_the_publicity_after_filing(w: World) -> None:
    objection(w)


@attack("filed", "objection_open_blocks_filing", "objection_over_closed_publicity")
def a_settled_objection_opened_again_after_filing(w: World) -> None:
    settled = objection(w, state="dismissed", settled_at=at("03-06"), settled_by=w.hr, conclusion="经核查不属实")
    change(settled, state="open", settled_at=None, settled_by=None)


@attack("returned", "filing_returned_once", "return_dated_by_its_act")
def a_return_at_another_hour(w: World) -> None:
    again(w.round, seq=w.round.seq - 1, at=at("03-12", 23))


@attack("returned", "return_on_its_day", "return_day")
def a_return_dated_a_day_later(w: World) -> None:
    change(w.round, returned_on=date(2026, 3, 13))


@attack("returned", "return_day")
def a_return_with_an_invented_ordinal(w: World) -> None:
    change(w.round, returned_ordinal=w.round.returned_ordinal + 1)


@attack("returned", "return_has_reasons")
def a_return_without_a_reason(w: World) -> None:
    execute("UPDATE return_round SET reasons = '[]' WHERE id = %s", w.round.pk)
