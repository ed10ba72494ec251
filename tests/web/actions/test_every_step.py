"""What holds for every step: it leads where the table says; a stale page, a stranger, another role and a second click do not."""

from collections.abc import Callable

import pytest

from tests.web import walking
from tests.web.actions.turns import TURNS, taken
from tests.web.cast import Cast
from zhicheng.procedure.move import Refused
from zhicheng.procedure.states import State
from zhicheng.procedure.steps import BY_KEY
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.record import Stale
from zhicheng_web.ledger.queries import entries
from zhicheng_web.people.actor import Actor

STRANGERS: dict[str, Callable[[Cast], Actor]] = {
    "applicant": lambda cast: cast.li_yun._replace(person_id=cast.zhao_min.person_id),
    "employer": lambda cast: cast.zhao_min,
    "examiner": lambda cast: cast.guandu_examiner,
    "approver": lambda cast: cast.approver._replace(organisation_id=cast.guandu.pk),
}
HUMAN = [key for key in BY_KEY if key != "expire"]


def standing(case: Case) -> tuple[str, int, int]:
    """State, version, number of entries, as the database has them."""
    row = Case.objects.get(pk=case.pk)
    return row.state, row.version, entries(case.pk).count()


def test_every_step_of_the_table_is_taken_here() -> None:
    assert set(TURNS) == set(BY_KEY)


@pytest.mark.parametrize("step", BY_KEY)
def test_it_leads_where_the_table_says(people: Cast, step: str) -> None:
    case, before = taken(step, people)
    assert State(case.state) is (BY_KEY[step].to or before)
    last = entries(case.pk).last()
    assert last is not None
    assert (last.event, last.seq, last.at) == (step, case.version, TURNS[step].at)


@pytest.mark.parametrize("step", BY_KEY)
def test_a_stale_page_changes_nothing(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    before = standing(case)
    click = walking.act(case, turn.by(people), turn.at)
    click["version"] -= 1
    with pytest.raises(Stale):
        turn.do(case, people, click)
    assert standing(case) == before


@pytest.mark.parametrize("step", BY_KEY)
def test_a_second_click_does_nothing_more(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    click = walking.act(case, turn.by(people), turn.at)
    turn.do(case, people, click)
    after = standing(case)
    turn.do(case, people, click)
    assert standing(case) == after


@pytest.mark.parametrize("step", HUMAN)
def test_a_stranger_of_the_same_role_is_refused(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    before = standing(case)
    stranger = STRANGERS[turn.by(people).role](people)
    with pytest.raises(Refused) as refused:
        turn.do(case, people, walking.act(case, stranger, turn.at))
    assert [finding.key for finding in refused.value.findings] == ["not_yours"]
    assert standing(case) == before


@pytest.mark.parametrize("step", BY_KEY)
def test_another_role_is_refused(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    before = standing(case)
    other = people.li_yun if turn.by(people) != people.li_yun else people.wang_fang
    with pytest.raises(Refused):
        turn.do(case, people, walking.act(case, other, turn.at))
    assert standing(case) == before


@pytest.mark.parametrize("step", BY_KEY)
def test_from_a_state_that_the_table_does_not_name_it_is_refused(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = walking.case_at(people, State.NOT_RECOMMENDED)
    before = standing(case)
    with pytest.raises(Refused) as refused:
        turn.do(case, people, walking.act(case, turn.by(people), turn.at))
    assert [finding.key for finding in refused.value.findings][0] in ("out_of_turn", "not_yours")
    assert standing(case) == before
