"""What holds for every step: it leads where the table says; a stale page, a stranger, other roles and a second click do not."""

from collections.abc import Callable

import pytest

from tests.web import walking
from tests.web.actions.lane_turns import LANE_TURNS
from tests.web.actions.turns import TURNS
from tests.web.cast import Cast
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import Role, State
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.ledger.queries import list_case_entries
from zhicheng_web.people.actor import SYSTEM, Actor

STRANGERS: dict[str, Callable[[Cast], Actor]] = {
    "applicant": lambda cast: cast.li_yun._replace(person_id=cast.zhao_min.person_id),
    "employer": lambda cast: cast.zhao_min,
    "examiner": lambda cast: cast.guandu_examiner,
    "approver": lambda cast: cast.approver._replace(organisation_id=cast.guandu.pk),
}
OTHERS: dict[str, Callable[[Cast], Actor]] = {
    "applicant": lambda cast: cast.li_yun,
    "employer": lambda cast: cast.wang_fang,
    "agency": lambda cast: cast.zhao_min,
    "examiner": lambda cast: cast.examiner,
    "approver": lambda cast: cast.approver,
    "bureau": lambda cast: cast.supervisor,
    "system": lambda cast: SYSTEM,
}
"""Everybody who has to do with 李云's case; the agency is an employer to the gate, and takes the steps of its own lane."""
OF_THE_BUREAU = ("move_publicity", "settle_number", "reopen_assessment", "keep_decline", "decline_transfer")
HUMAN = [key for key in STEPS_BY_KEY if key not in (*OF_THE_BUREAU, "expire", "receive_parent_report", "transfer")]
"""Steps that a stranger of the same role could try: there is one system and one bureau."""


def standing(case: Case) -> tuple[str, int, int]:
    """State, version, number of entries, as the database has them."""
    row = Case.objects.get(pk=case.pk)
    return row.state, row.version, list_case_entries(case.pk).count()


def test_every_step_of_the_table_is_taken_here() -> None:
    assert set(TURNS) == set(STEPS_BY_KEY)


@pytest.mark.parametrize("step", STEPS_BY_KEY)
def test_it_leads_where_the_table_says_and_a_second_click_does_nothing_more(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    before, click = State(case.state), walking.act(case, turn.by(people), turn.at)
    after = turn.do(case, people, click)
    assert State(after.state) is (STEPS_BY_KEY[step].to or before)
    last = list_case_entries(case.pk).last()
    assert last is not None
    assert (last.event, last.seq, last.at) == (step, after.version, turn.at)
    there = standing(case)
    turn.do(case, people, click)
    assert standing(case) == there


LANE_OF_ACTOR = (
    "start",
    "close",
    "stamp",
    "raise",
    "dismiss",
    "uphold",
    "restart",
    "correct_posting",
    "settle_one",
    "correct_agency",
    "reopen_publicity",
    "reopen_agency",
)
"""How the steps begin whose action takes the step of the acting unit's lane: the other unit is refused its own."""
REFUSED_OWN_STEP = ({"out_of_turn"}, {"own_objection_open"}, {"lane_in_turn"}, {"lane_in_turn", "stamp_day_fits"})


def find_stranger(step: str, by: Actor, cast: Cast) -> Actor:
    """Somebody of the same role elsewhere; of a dispatched worker's two units, the same person at a third."""
    return by._replace(organisation_id=cast.wuhua.pk) if step in LANE_TURNS else STRANGERS[by.role](cast)


def list_other_roles(step: str) -> set[str]:
    """The roles that a row does not name; an employer's row names one of the two units, or both."""
    row = STEPS_BY_KEY[step]
    named = {str(role) for role in row.by if role is not Role.EMPLOYER}
    return set(OTHERS) - named - {str(lane) for lane in row.lanes if Role.EMPLOYER in row.by}


def find_refusal(step: str, role: str, case: Case) -> str:
    """How a step is refused to a role that its row does not name: whoever does not see the case learns nothing of it."""
    if role in ("examiner", "approver"):
        sees = case.filed_at is not None
    else:
        sees = role in ("applicant", "system") or case.state not in ("draft", "left_employer")
    if not sees:
        return "not_yours"
    if role == "agency":
        return "employers_step"
    return "employers_step" if role == "employer" and STEPS_BY_KEY[step].lanes == (Lane.AGENCY,) else "out_of_turn"


@pytest.mark.parametrize("step", STEPS_BY_KEY)
def test_a_stale_page_and_a_stranger_change_nothing(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case, by = turn.before(people), turn.by(people)
    before = standing(case)
    stale = walking.act(case, by, turn.at)
    stale["version"] -= 1
    with pytest.raises(StaleVersion):
        turn.do(case, people, stale)
    if step in HUMAN:
        with pytest.raises(StepRefused) as refused:
            turn.do(case, people, walking.act(case, find_stranger(step, by, people), turn.at))
        assert [finding.key for finding in refused.value.findings] == ["not_yours"]
    assert standing(case) == before


@pytest.mark.parametrize("step", STEPS_BY_KEY)
def test_every_role_that_the_row_does_not_name_is_refused(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    walking.dispatch(case, people.other_firm)
    before, keys = standing(case), {}
    others = list_other_roles(step)
    for role in others:
        with pytest.raises(StepRefused) as refused:
            turn.do(case, people, walking.act(case, OTHERS[role](people), turn.at))
        keys[role] = [finding.key for finding in refused.value.findings]
    for role in {"employer", "agency"} & others if step.startswith(LANE_OF_ACTOR) else set():
        found = set(keys.pop(role))
        assert found in REFUSED_OWN_STEP or found == {find_refusal(step, role, case)}
    assert keys == {role: [find_refusal(step, role, case)] for role in keys}
    assert standing(case) == before


APPEALING = ("appeal_decline", "reopen_assessment", "keep_decline")
"""What a unit has declined the bureau may be asked about."""


def test_a_final_state_opens_no_step_but_what_says_who_somebody_is(people: Cast) -> None:
    case = walking.case_at(people, State.NOT_RECOMMENDED)
    before, keys = standing(case), dict.fromkeys(("change_name", "ask_correction", "settle_number", *APPEALING), "")
    for step, turn in TURNS.items():
        if step in keys:
            continue
        with pytest.raises(StepRefused) as refused:
            turn.do(case, people, walking.act(case, turn.by(people), turn.at))
        keys[step] = refused.value.findings[0].key
        assert standing(case) == before
    assert set(keys.values()) == {"out_of_turn", "not_yours", ""}
    assert {key for key in STEPS_BY_KEY if keys[key] == "not_yours"} == {
        key
        for key, turn in TURNS.items()
        if turn.by(people).role in ("examiner", "approver") or turn.by(people) == people.zhao_min
    }
