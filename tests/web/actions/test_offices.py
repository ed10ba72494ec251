"""Who acts for whom, and who looks: invitations, memberships, unmasking."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from tests.web import walking
from tests.web.actions.test_applicant import keys
from tests.web.cast import NUMBERS, Cast, moment, officer, organisation, somebody
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.accept_invitation import accept_invitation, find_invitation
from zhicheng_web.cases.actions.correct_unit import correct_unit, hash_unit_data
from zhicheng_web.cases.actions.invite import INVITATION_DAYS, Invitee, invite
from zhicheng_web.cases.actions.manage_membership import end_membership, give_membership
from zhicheng_web.cases.actions.unmask import unmask
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.ledger import units
from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.ledger.queries import list_views_of
from zhicheng_web.people.models import Membership, Organisation

NOW = moment("02-02")
LIU_YANG = Invitee("刘洋", "13888777666")


def test_a_colleague_joins_by_link_once(people: Cast) -> None:
    token = invite(LIU_YANG, by=people.wang_fang, at=NOW, key=uuid4())
    invitation = find_invitation(token, NOW)
    assert (invitation.organisation, invitation.role) == (people.firm, "employer")
    colleague, other = somebody("刘洋", "liu-yang"), somebody("孙琳", "sun-lin")
    joined = accept_invitation(invitation, person=colleague, at=NOW)
    assert joined is not None
    assert (joined.organisation, joined.role, joined.valid.lower) == (people.firm, "employer", date(2026, 2, 2))
    assert accept_invitation(invitation, person=colleague, at=NOW) == joined
    with pytest.raises(StepRefused) as refused:
        accept_invitation(invitation, person=other, at=NOW)
    assert keys(refused) == ["invitation_used"]


def test_a_link_is_good_for_some_days_and_unaltered(people: Cast) -> None:
    token = invite(LIU_YANG, by=people.wang_fang, at=NOW, key=uuid4())
    with pytest.raises(StepRefused) as late:
        find_invitation(token, NOW + timedelta(days=INVITATION_DAYS, seconds=1))
    with pytest.raises(StepRefused) as spoilt:
        find_invitation(token[:-1], NOW)
    assert (keys(late), keys(spoilt)) == (["invitation_late"], ["invitation_spoilt"])


def test_an_employer_invites_only_its_own_staff_and_the_bureau_everybody(people: Cast) -> None:
    with pytest.raises(StepRefused) as refused:
        invite(LIU_YANG, by=people.wang_fang, at=NOW, key=uuid4(), role=Role.EXAMINER, organisation_id=people.wuhua.pk)
    assert keys(refused) == ["invitation_not_yours"]
    token = invite(
        LIU_YANG, by=people.supervisor, at=NOW, key=uuid4(), role=Role.EMPLOYER, organisation_id=people.firm.pk
    )
    joined = accept_invitation(find_invitation(token, NOW), person=somebody("刘洋", "liu-yang"), at=NOW)
    assert joined is not None
    assert (joined.organisation, joined.role) == (people.firm, "employer")


def test_the_bureau_gives_roles_and_nobody_else(people: Cast) -> None:
    person = somebody("刘洋", "liu-yang")
    with pytest.raises(StepRefused) as refused:
        give_membership(person, people.firm, Role.EMPLOYER, by=people.wang_fang, at=NOW, since=date(2026, 2, 2))
    assert keys(refused) == ["membership_not_yours"]
    given = give_membership(person, people.firm, Role.EMPLOYER, by=people.supervisor, at=NOW, since=date(2026, 2, 2))
    with pytest.raises(StepRefused) as twice:
        give_membership(person, people.firm, Role.EMPLOYER, by=people.supervisor, at=NOW, since=date(2026, 3, 2))
    assert (given.role, keys(twice)) == ("employer", ["membership_no_overlap"])


def test_a_role_ends_on_a_day_but_not_behind_what_was_done_under_it(people: Cast) -> None:
    walking.assessed(people)
    mine = Membership.objects.get(pk=people.wang_fang.membership_id or 0)
    with pytest.raises(StepRefused) as own:
        end_membership(mine, by=people.wang_fang, at=NOW, last_day=date(2026, 2, 10))
    with pytest.raises(StepRefused) as behind:
        end_membership(mine, by=people.supervisor, at=NOW, last_day=date(2026, 2, 3))
    assert (keys(own), keys(behind)) == (["membership_not_yours"], ["membership_not_cut_back"])
    ended = end_membership(mine, by=people.supervisor, at=NOW, last_day=date(2026, 2, 4))
    assert ended.valid.upper == date(2026, 2, 5)


def test_the_person_reads_who_saw_the_number_and_why(people: Cast) -> None:
    case = walking.submitted(people)
    assert unmask(case, by=people.wang_fang, at=NOW, purpose="check_identity") == NUMBERS["李云"]
    seen = list_views_of(people.li_yun.person_id).values_list("by", "purpose", "fields", "at")
    assert list(seen) == [(people.wang_fang.person_id, "check_identity", "id_number", NOW)]


@pytest.mark.parametrize(
    ("who", "purpose", "key"),
    [("zhao_min", "check_identity", "not_yours"), ("guandu_examiner", "supervise", "not_yours"),
     ("wang_fang", "", "unmask_purpose")],
)  # fmt: skip
def test_strangers_and_idle_looks_see_nothing(people: Cast, who: str, purpose: str, key: str) -> None:
    case = walking.submitted(people)
    with pytest.raises(StepRefused) as refused:
        unmask(case, by=getattr(people, who), at=NOW, purpose=purpose)
    assert (keys(refused), list_views_of(people.li_yun.person_id).count()) == ([key], 0)


def test_a_link_falls_with_whoever_gave_it(people: Cast) -> None:
    token = invite(LIU_YANG, by=people.wang_fang, at=NOW, key=uuid4())
    mine = Membership.objects.get(person_id=people.wang_fang.person_id)
    end_membership(mine, by=people.supervisor, at=NOW, last_day=date(2026, 2, 2))
    with pytest.raises(StepRefused) as refused:
        find_invitation(token, moment("02-03"))
    assert keys(refused) == ["invitation_withdrawn"]


def test_what_happens_to_a_unit_is_written_down_once(people: Cast) -> None:
    key, colleague = uuid4(), somebody("刘洋", "liu-yang")
    tokens = [
        invite(LIU_YANG, by=people.wang_fang, at=NOW, key=key) for _ in range(2)
    ]  # each has the second it was made in
    first, again = (find_invitation(token, NOW) for token in tokens)
    assert first.pk == again.pk
    held = accept_invitation(first, person=colleague, at=NOW)
    assert held is not None
    for _ in range(2):
        end_membership(held, by=people.wang_fang, at=NOW, last_day=date(2026, 2, 3))
    told = list_acts(people.firm.pk).values_list("event", "by", "person_id")
    hr = people.wang_fang.person_id
    assert list(told) == [
        ("end_membership", hr, colleague.pk),
        ("accept_invitation", colleague.pk, hr),
        ("invite", hr, None),
    ]


def list_acts(organisation_id: int) -> QuerySet[UnitEntry]:
    """What was done to a unit since the office began."""
    return units.list_unit_entries(organisation_id).exclude(event=units.FOUND_STEP)


def firm_of(people: Cast) -> Organisation:
    """The firm as it stands; the cast is shared, and other tests lend it other data."""
    return Organisation.objects.get(pk=people.firm.pk)


def test_hr_says_its_telephone_and_the_bureau_what_decides_competence(people: Cast) -> None:
    seen, key = hash_unit_data(firm_of(people)), uuid4()
    for _ in range(2):
        correct_unit(firm_of(people), {"phone": "0871-00000001"}, by=people.wang_fang, at=NOW, key=key, known_hash=seen)
    now = hash_unit_data(firm_of(people))
    said = {"management_area": "530111"}
    correct_unit(firm_of(people), said, by=people.supervisor, at=NOW, key=uuid4(), known_hash=now)
    unit = firm_of(people)
    assert (unit.management_area, unit.phone, unit.name) == ("530111", "0871-00000001", people.firm.name)
    assert [one.body for one in list_acts(unit.pk)] == [
        {"management_area": ["530102", "530111"]},
        {"phone": ["", "0871-00000001"]},
    ]


def test_nobody_overwrites_what_they_have_not_seen(people: Cast) -> None:
    seen = hash_unit_data(firm_of(people))
    correct_unit(firm_of(people), {"phone": "1"}, by=people.wang_fang, at=NOW, key=uuid4(), known_hash=seen)
    with pytest.raises(StaleVersion) as stale:
        correct_unit(
            firm_of(people), {"phone": "2"}, by=people.supervisor, at=moment("02-03"), key=uuid4(), known_hash=seen
        )
    assert (stale.value.who, stale.value.when) == ("王芳", NOW)


@pytest.mark.parametrize(
    ("who", "said", "why"),
    [
        ("zhao_min", {"phone": "1"}, "unit_not_yours"),
        ("examiner", {"phone": "1"}, "unit_not_yours"),
        ("wang_fang", {"uscc": "91530100MA6NCD2W34"}, "unit_not_yours"),
        ("wang_fang", {"self_recognition": True}, "unit_not_yours"),
        ("wang_fang", {"kind": "agency"}, "unit_not_yours"),
        ("supervisor", {"kind": "county", "code": "530199"}, "unit_has_people"),
        ("wang_fang", {"management_area": "530111"}, "unit_not_yours"),
        ("wang_fang", {"branch_of": None}, "unit_not_yours"),
        ("supervisor", {"name": ""}, "unit_has_name"),
        ("supervisor", {"management_area": "999999"}, "unit_area"),
        ("supervisor", {"uscc": "91530102MA6K3H5X1D"}, "unit_uscc"),
        ("supervisor", {"uscc": "91530100MA6NCD2W34"}, "organisation_one_per_uscc"),
    ],
)
def test_what_may_not_be_or_is_not_theirs_is_refused(people: Cast, who: str, said: dict[str, Any], why: str) -> None:
    with pytest.raises(StepRefused) as refused:
        correct_unit(
            firm_of(people),
            said,
            by=getattr(people, who),
            at=NOW,
            key=uuid4(),
            known_hash=hash_unit_data(firm_of(people)),
        )
    assert keys(refused) == [why]
    assert list(list_acts(people.firm.pk)) == []


def test_a_change_of_data_leaves_what_is_filed_where_it_lies(people: Cast) -> None:
    case = walking.filed(people)
    receipt = bytes(str(case.verdicts.get().answer), "utf-8")
    correct_unit(
        firm_of(people), {"management_area": "530111"}, by=people.supervisor, at=moment("03-11"), key=uuid4(),
        known_hash=hash_unit_data(firm_of(people)),
    )  # fmt: skip
    case.refresh_from_db()
    assert case.authority == people.wuhua
    assert bytes(str(case.verdicts.get().answer), "utf-8") == receipt


def test_a_unit_entered_as_the_wrong_kind_is_put_right_while_nothing_runs_there(people: Cast) -> None:
    said, of = {"kind": "agency"}, people.supervisor
    walking.submitted(people)
    with pytest.raises(StepRefused) as refused:
        correct_unit(firm_of(people), said, by=of, at=NOW, key=uuid4(), known_hash=hash_unit_data(firm_of(people)))
    assert keys(refused) == ["unit_has_cases"]
    other = Organisation.objects.get(pk=people.other_firm.pk)
    assert correct_unit(other, said, by=of, at=NOW, key=uuid4(), known_hash=hash_unit_data(other)).kind == "agency"
    assert units.list_unit_entries(other.pk)[0].body == {"kind": ["employer", "agency"]}


def test_the_right_to_recognise_ends_after_those_who_recognise(people: Cast) -> None:
    unit = organisation("employer", "昆明重工研究院有限公司", self_recognition=True)
    for name, login, role in (("施瑞", "shirui", "examiner"), ("郭佳", "guojia", "approver")):
        officer(name, login, unit, role)
    no = {"self_recognition": False}
    with pytest.raises(StepRefused) as refused:
        correct_unit(unit, no, by=people.supervisor, at=NOW, key=uuid4(), known_hash=hash_unit_data(unit))
    reason = "改了以后就没有这些身份了：复核、经办（三（三））。"
    assert [(one.key, one.reason) for one in refused.value.findings] == [("unit_has_people", reason)]


@pytest.mark.parametrize("last", [date(2026, 1, 1), date(2025, 12, 31), date(2025, 6, 1)])
def test_a_role_does_not_end_before_it_began(people: Cast, last: date) -> None:
    late = officer("白雪", "bai-xue", people.wuhua, "examiner")
    held = Membership.objects.get(pk=late.membership_id or 0)
    held.valid = DateRange(date(2026, 1, 2), None)
    held.save()
    with pytest.raises(StepRefused) as refused:
        end_membership(held, by=people.supervisor, at=NOW, last_day=last)
    assert [(one.key, one.reason) for one in refused.value.findings] == [
        ("membership_has_days", "最后一天早于开始的那天。")
    ]
