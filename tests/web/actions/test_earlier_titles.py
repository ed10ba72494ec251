"""Titles of before this system: proposed by one, confirmed by another, then known wherever a title of the person is read."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from tests.web.cast import Cast, give_role, moment, somebody, state_number
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.answer_earlier_titles import confirm_earlier_titles, decline_earlier_titles
from zhicheng_web.cases.actions.check_ledger import check_ledger
from zhicheng_web.cases.actions.propose_earlier_titles import propose_earlier_titles
from zhicheng_web.cases.actions.rotate_keys import rotate_encryption_keys
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.void_earlier_title import void_earlier_title
from zhicheng_web.cases.models import Case, EarlierTitle
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.id_number import read_person_number
from zhicheng_web.cases.read.titles.earlier_titles import read_earlier_number
from zhicheng_web.cases.read.titles.titles_held import list_titles_held
from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.people import queries
from zhicheng_web.people.actor import SYSTEM, Actor
from zhicheng_web.people.models import Person
from zhicheng_web.portal.shared.words.person_changes import describe_person_changes

LI_YUN = "11010519491231002X"
REASON = "证书上写的不是这个人"
FACTS = {"level": "technician", "series": "engineering", "date": "2019-05-06", "by_change_of_series": False}


def row(people: Cast, **other: Any) -> dict[str, Any]:
    return {
        "line": 1,
        "name": "李云",
        "document": "id",
        "number": LI_YUN,
        "series": "engineering",
        "level": "technician",
        "title": "技术员",
        "specialty": "机械",
        "granted_on": "2019-05-06",
        "authority_name": people.wuhua.name,
        "source": "职称证书",
        "source_number": "云0123",
    } | other


def propose(people: Cast, by: Actor | None = None, key: UUID | None = None, **other: Any) -> UUID:
    sheet = key or uuid4()
    propose_earlier_titles([row(people, **other)], by=by or people.examiner, at=moment("03-02"), key=sheet)
    return sheet


def confirm(people: Cast, sheet: UUID) -> int:
    return confirm_earlier_titles(sheet, by=people.approver, at=moment("03-03"))


def keys(refused: pytest.ExceptionInfo[StepRefused]) -> list[str]:
    return [one.key for one in refused.value.findings]


def number_of(who: Actor) -> str:
    """The number that the cast gave to somebody (`state_number`)."""
    return read_person_number(Person.objects.get(pk=who.person_id)) or ""


def second_of_the_bureau(people: Cast) -> Actor:
    person = somebody("沙白", "sha-bai")
    state_number(person)
    return queries.build_membership_actor(give_role(person, people.bureau, "bureau", moment("01-01").date()))


def test_a_title_counts_when_a_second_person_has_confirmed_it_and_not_before(people: Cast) -> None:
    sheet = propose(people)
    assert list_titles_held(people.li_yun.person_id) == []
    assert confirm(people, sheet) == 1
    assert list_titles_held(people.li_yun.person_id) == [FACTS]
    events = UnitEntry.objects.filter(organisation_id=people.wuhua.pk).values_list("event", "body")
    note = {"sheet": str(sheet), "titles": 1}
    assert list(events.order_by("pk"))[-2:] == [("propose_earlier_titles", note), ("confirm_earlier_titles", note)]


def test_it_is_brought_into_a_first_application_and_said_with_its_paper_on_every_case(people: Cast) -> None:
    confirm(people, propose(people))
    person = people.person(people.li_yun)
    case = start(person, people.firm, by=people.li_yun, at=moment("03-04"), key=uuid4())
    assert (case.facts, case.brought) == ({"titles": [FACTS]}, ["titles"])
    said = describe_person_changes(CaseFile(Case.objects.get(pk=case.pk), ()))
    assert said == [
        f"系统启用前取得：技术员，机械专业，2019年5月6日，{people.wuhua.name}，职称证书云0123。",
    ]


def test_somebody_else_who_has_not_confirmed_that_number_has_none(people: Cast) -> None:
    confirm(people, propose(people))
    assert list_titles_held(people.zhao_min.person_id) == []


@pytest.mark.parametrize(
    ("other", "refused_by"),
    [
        ({"granted_on": "2026-03-02"}, "earlier_title_is_earlier"),
        ({"authority_name": "官渡区人力资源和社会保障局"}, "earlier_title_of_its_own"),
    ],
)
def test_what_is_no_title_of_this_authority_and_of_before_is_refused(
    people: Cast, other: dict[str, Any], refused_by: str
) -> None:
    with pytest.raises(StepRefused) as refused:
        propose(people, **other)
    assert keys(refused) == [refused_by]


def test_the_bureau_brings_in_titles_of_any_authority_by_two_of_its_people(people: Cast) -> None:
    sheet = propose(people, people.supervisor, authority_name="原昆明市人事局")
    with pytest.raises(StepRefused) as refused:
        confirm_earlier_titles(sheet, by=people.supervisor, at=moment("03-03"))
    assert keys(refused) == ["earlier_title_four_eyes"]
    assert confirm_earlier_titles(sheet, by=second_of_the_bureau(people), at=moment("03-03")) == 1


def test_nobody_proposes_or_confirms_who_may_not(people: Cast) -> None:
    for by in (people.li_yun, people.wang_fang, people.approver):
        with pytest.raises(StepRefused) as refused:
            propose(people, by)
        assert keys(refused) == ["earlier_title_not_yours"]
    sheet = propose(people)
    for by in (people.examiner, people.wang_fang):
        with pytest.raises(StepRefused) as refused:
            confirm_earlier_titles(sheet, by=by, at=moment("03-03"))
        assert keys(refused) == ["earlier_title_not_yours"]
    with pytest.raises(StepRefused) as refused:
        confirm_earlier_titles(sheet, by=people.supervisor, at=moment("03-03"))
    assert keys(refused) == ["earlier_title_answered"], "another authority's sheet is none of theirs"


def test_nobody_brings_in_or_confirms_a_title_of_their_own(people: Cast) -> None:
    with pytest.raises(StepRefused) as refused:
        propose(people, number=number_of(people.examiner))
    assert keys(refused) == ["earlier_title_of_another"]
    sheet = propose(people, number=number_of(people.approver))
    with pytest.raises(StepRefused) as refused:
        confirm(people, sheet)
    assert keys(refused) == ["earlier_title_of_another"]


def test_the_same_title_is_brought_in_once_and_a_form_sent_twice_is_one(people: Cast) -> None:
    sheet = propose(people)
    propose(people, key=sheet)
    assert EarlierTitle.objects.count() == 1
    with pytest.raises(StepRefused) as refused:
        propose(people)
    assert keys(refused) == ["earlier_title_once"]


def test_what_was_declined_with_a_reason_may_be_proposed_again(people: Cast) -> None:
    sheet = propose(people)
    with pytest.raises(StepRefused) as refused:
        decline_earlier_titles(sheet, reason="不", by=people.approver, at=moment("03-03"))
    assert keys(refused) == ["earlier_title_answered_whole"]
    decline_earlier_titles(sheet, reason=REASON, by=people.approver, at=moment("03-03"))
    with pytest.raises(StepRefused) as refused:
        confirm(people, sheet)
    assert keys(refused) == ["earlier_title_answered"]
    assert confirm(people, propose(people)) == 1


def test_a_title_counts_no_longer_by_two_and_the_right_one_is_brought_in_anew(people: Cast) -> None:
    confirm(people, propose(people))
    one, voiding = EarlierTitle.objects.get(), uuid4()
    void_earlier_title(one, reason=REASON, by=people.examiner, at=moment("03-04"), key=voiding)
    assert list_titles_held(people.li_yun.person_id) == [FACTS]
    assert confirm(people, voiding) == 1
    assert list_titles_held(people.li_yun.person_id) == []
    confirm(people, propose(people, granted_on="2019-06-05"))
    assert [held["date"] for held in list_titles_held(people.li_yun.person_id)] == ["2019-06-05"]


def test_the_record_fits_and_a_new_key_opens_the_number(people: Cast) -> None:
    confirm(people, propose(people))
    assert not rotate_encryption_keys().unreadable
    one = EarlierTitle.objects.get()
    assert read_earlier_number(one) == LI_YUN
    assert LI_YUN.encode() not in bytes(one.id_number_enc)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert check_ledger(by=SYSTEM, at=moment("03-05")).side == []
