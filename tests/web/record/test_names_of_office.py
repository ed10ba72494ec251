"""Who acts for others is called as they were let in; what they did keeps the names of its day: acts on units and accounts, looks
at a number.
"""

from uuid import UUID, uuid4

import pytest

from tests.web.cast import Cast, moment
from tests.web.past_guards import rewrite
from tests.web.walking import act, submitted
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import Role
from zhicheng_web.accounts.notices.queries import list_account_acts
from zhicheng_web.cases.actions import identify as identify_module
from zhicheng_web.cases.actions.identify import identify
from zhicheng_web.cases.actions.manage_membership import give_membership
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.unmask import unmask
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.queries import list_views_of
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.queries import build_applicant_actor
from zhicheng_web.portal.applicant.identity_views import list_personal_data_views
from zhicheng_web.portal.supervision.organisation_history import list_organisation_acts

LATER = "后来的名字"


def call_in_own_draft(people: Cast, actor: Actor, name: str) -> Case:
    """Somebody opens an application of their own and writes another name into it."""
    by = build_applicant_actor(actor.person_id)
    case = start(people.person(actor), people.firm, by=by, at=moment("02-02"), key=act_key())
    return identify(case, name=name, number="", phone="13800000000", **act(case, by, moment("02-03")))


def act_key() -> UUID:
    """A key of a click."""
    return uuid4()


@pytest.mark.parametrize("who", ["wang_fang", "examiner", "approver", "supervisor"])
def test_nobody_in_an_office_takes_a_colleagues_name(people: Cast, who: str) -> None:
    with pytest.raises(StepRefused) as refused:
        call_in_own_draft(people, getattr(people, who), "陈小静")
    assert [one.key for one in refused.value.findings] == ["name_on_record"]


def test_the_database_asks_it_too(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identify_module, "is_name_on_record", lambda person_id: False)
    with pytest.raises(StepRefused) as refused:
        call_in_own_draft(people, people.supervisor, "陈小静")
    assert [one.key for one in refused.value.findings] == ["name_by_an_act"]


def test_acts_on_units_and_accounts_keep_the_names_of_their_day(people: Cast) -> None:
    supervisor, li_yun = people.person(people.supervisor), people.person(people.li_yun)
    day = moment("02-02")
    give_membership(li_yun, people.firm, Role.EMPLOYER, since=day.date(), by=people.supervisor, at=day)
    for one in (supervisor, li_yun):
        rewrite(one, name=LATER)
    latest, *_ = list_organisation_acts(people.firm.pk)
    assert (latest.who, latest.whom) == ("和志明", "李云")
    account = people.account(people.li_yun)
    assert {one.who for one in list_account_acts(account, li_yun.pk)} == {"和志明"}


def test_who_looked_at_a_number_keeps_the_name_of_that_day(people: Cast) -> None:
    case = submitted(people)
    unmask(case, by=people.wang_fang, at=moment("02-20"), purpose="check_identity")
    rewrite(people.person(people.wang_fang), name=LATER)
    (view,) = list_personal_data_views(list(list_views_of(case.person_id)), {}).identity
    assert view.who == "王芳"
