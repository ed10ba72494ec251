"""The table holds together: every state can be reached and left, every guard exists, every clause is printed."""

from pathlib import Path

import pytest

from zhicheng.finding import Finding
from zhicheng.policy.notice import read_notice
from zhicheng.policy.vocabulary import SETTINGS
from zhicheng.procedure.guards import GUARDS, GuardInputs
from zhicheng.procedure.lanes import LANE_MOVES, Lane, Lanes
from zhicheng.procedure.move import StepRefused, list_obstacles, list_steps_from, move
from zhicheng.procedure.states import ACTIVE_STATES, STATES, Due, Role, State
from zhicheng.procedure.steps import FIRST_STATE, STEPS, STEPS_BY_KEY, Step, is_saving_step
from zhicheng.workdays.days import day_number

NOTICE = read_notice(Path(__file__).parents[3] / "policies/kunming/notice.md")
READY = GuardInputs(
    today=100,
    fact_problems=(),
    unfilled_fields=(),
    has_commitment_letter=True,
    number_state="confirmed",
    lies_with_authority=True,
    material_checked=True,
    missing_assessment_parts=(),
    conduct_attested=True,
    unchecked_changes=(),
    start_is_working_day=True,
    posting_problem="",
    result_problem="",
    publicity_last_day=90,
    published_content_hash="a",
    content_hash="a",
    window_opens=95,
    window_closes=110,
    authority_name="530102",
    unexamined_clauses=(),
    proposer_id=1,
    person_id=2,
    proposed_step="recognise",
    grace_last_day=100,
    dispatched=False,
    own_objection_count=1,
    has_stamped_proof=True,
    stamp_day=100,
    paper_problem="",
    other_lane_can_act=True,
    was_reminded_today=False,
    has_colleagues=False,
    may_appeal=True,
    has_open_appeal=True,
    follows_rules=True,
    change_proposed=True,
    answer_last_day=99,
    awaits_answer=True,
    change_review_last_day=100,
    review_last_day=100,
    take_on_problem="",
    other_handler="",
)


def make_ready(step: Step) -> GuardInputs:
    """A case that is ready for a step: of a dispatched worker, one whose lane has just come to it."""
    if "other_objections_open" in step.needs:
        return READY._replace(own_objection_count=2)
    if "lane_in_turn" not in step.needs:
        return READY
    found, stage = LANE_MOVES[step.key], LANE_MOVES[step.key].from_[0]
    lanes = Lanes(agency=stage) if found.lane is Lane.AGENCY else Lanes(employer=stage)
    return READY._replace(dispatched=True, lanes=lanes)


def test_every_state_is_told() -> None:
    assert set(STATES) == set(State)


def test_the_promises_of_the_states_are_those_of_the_policy() -> None:
    assert {due for due in Due if due.startswith("promise.")} == {
        path for path in SETTINGS if path.startswith("promise.")
    }


def test_every_key_is_its_own() -> None:
    assert len(STEPS_BY_KEY) == len(STEPS)


def test_only_saving_is_told_to_nobody() -> None:
    assert [step.key for step in STEPS if is_saving_step(step.key)] == ["edit", "enclose", "supplement"]
    assert is_saving_step("start") is False  # an act, and no step of the table


def test_every_state_can_be_reached() -> None:
    reached, edge = {FIRST_STATE}, {FIRST_STATE}
    while edge:
        edge = {step.to for step in STEPS if step.to and set(step.from_) & edge} - reached
        reached |= edge
    assert reached == set(State)


@pytest.mark.parametrize("state", ACTIVE_STATES)
def test_an_active_state_has_a_holder_who_can_act(state: State) -> None:
    holder = STATES[state].held_by
    assert holder is not None
    assert list_steps_from(state, [holder]) != ()


@pytest.mark.parametrize("state", [state for state in State if state not in ACTIVE_STATES])
def test_a_final_state_is_left_only_by_revocation_or_review(state: State) -> None:
    ways = {State.RECOGNISED: {"revoke"}, State.REFUSED: {"ask_review"}, State.REVOKED: {"restore_title"}}
    ways |= {State.NOT_RECOMMENDED: {"reopen_assessment"}}
    assert {step.key for step in STEPS if state in step.from_ and step.to} == ways.get(state, set())


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_a_step_names_a_printed_clause_and_known_guards(step) -> None:  # type: ignore[no-untyped-def]
    assert step.clause in NOTICE.clauses
    assert set(step.needs) <= set(GUARDS)


@pytest.mark.parametrize("step", [step for step in STEPS if step.undo], ids=lambda step: step.key)
def test_what_is_taken_back_can_be_done_again_by_the_same_person(step) -> None:  # type: ignore[no-untyped-def]
    back = STEPS_BY_KEY[step.undo]
    assert (back.from_, back.by) == ((step.to,), step.by)
    assert back.to in step.from_


def test_every_guard_is_needed() -> None:
    assert {need for step in STEPS for need in step.needs} == set(GUARDS)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_nothing_known_opens_no_guarded_step(step) -> None:  # type: ignore[no-untyped-def]
    """A situation nobody has filled in refuses, save where the guard asks that nothing be wrong."""
    lenient = {"papers_complete", "not_barred", "not_own_case", "not_own_employer", "no_open_objection"}
    lenient |= {"deviation_has_reason", "faults_answered", "only_faulted_parts", "grace_over", "another_window"}
    lenient |= {"not_judged_before", "not_reviewed", "brought_confirmed", "no_open_change"}
    lenient |= {"not_returned_before", "no_second_return_asked", "no_transfer_asked", "no_decline_waits"}
    empty = GuardInputs(today=100)
    assert {finding.key for finding in list_obstacles(step, empty)} == set(step.needs) - lenient


@pytest.mark.parametrize(
    "step", [step for step in STEPS if step.key not in ("refuse", "expire")], ids=lambda step: step.key
)
def test_a_ready_case_passes(step) -> None:  # type: ignore[no-untyped-def]
    ready = make_ready(step)
    ready = ready._replace(
        open_change_step=step.key if "change_awaits_this" in step.needs else "",
        was_returned_before="returned_before" in step.needs,
        second_return_asked="second_return_asked" in step.needs,
        transfer_asked="transfer_asked" in step.needs,
    )
    assert move(step.from_[0], step.key, step.by[0], ready) == (step.to or step.from_[0])


def refusals(state: State, key: str, role: Role) -> list[str]:
    """Why a ready case does not take a step; nothing where it does."""
    try:
        move(state, key, role, READY)
    except StepRefused as refused:
        return [finding.key for finding in refused.findings]
    return []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_another_role_and_another_state_are_out_of_turn(step) -> None:  # type: ignore[no-untyped-def]
    out_of_turn = {
        (state, role) for state in State for role in Role if refusals(state, step.key, role)[:1] == ["out_of_turn"]
    }
    in_turn = {(state, role) for state in step.from_ for role in step.by}
    assert out_of_turn == {(state, role) for state in State for role in Role} - in_turn


def test_every_obstacle_is_told_at_once() -> None:
    with pytest.raises(StepRefused) as refused:
        move(
            State.PUBLICITY_CLOSED,
            "file",
            Role.EMPLOYER,
            READY._replace(open_objection_count=1, content_hash="b", window_opens=101),
        )
    assert [finding.key for finding in refused.value.findings] == [
        "window_open",
        "content_unchanged",
        "no_open_objection",
    ]


def test_out_of_turn_says_where_the_case_is() -> None:
    with pytest.raises(StepRefused) as refused:
        move(State.FILED, "file", Role.EMPLOYER, READY)
    assert refused.value.findings == (
        Finding(
            "out_of_turn",
            "四",
            "fail",
            None,
            None,
            None,
            None,
            "这件申报现在是“待受理”，不能办理“上报认定部门”（四）。",
            "请刷新页面；下一步：受理并审查。",
        ),
    )
    assert str(refused.value) == "这件申报现在是“待受理”，不能办理“上报认定部门”（四）。"


@pytest.mark.parametrize(("today", "result"), [(90, "later"), (91, "pass")])
def test_publicity_is_over_on_the_day_after_its_last(today: int, result: str) -> None:
    assert GUARDS["publicity_elapsed"](READY._replace(today=today), STEPS_BY_KEY["file"]).result == result


@pytest.mark.parametrize(("today", "passes"), [(94, False), (95, True), (110, True), (111, False)])
def test_a_window_has_both_its_days(today: int, passes: bool) -> None:
    assert (GUARDS["window_open"](READY._replace(today=today), STEPS_BY_KEY["file"]).result == "pass") is passes


@pytest.mark.parametrize(("today", "passes"), [(100, True), (101, False)])
def test_grace_has_its_last_day(today: int, passes: bool) -> None:
    assert (GUARDS["within_grace"](READY._replace(today=today), STEPS_BY_KEY["refile"]).result == "pass") is passes


def test_the_same_person_does_not_approve() -> None:
    with pytest.raises(StepRefused) as refused:
        move(State.PROPOSED, "recognise", Role.APPROVER, READY._replace(person_id=1))
    assert [finding.key for finding in refused.value.findings] == ["second_person"]


def test_days_are_said_as_people_say_them() -> None:
    day = day_number("2026-09-01")
    at = READY._replace(today=day - 1, publicity_last_day=day, window_opens=day, barred_until=day)
    told = [
        (one.reason, one.remedy)
        for one in list_obstacles(STEPS_BY_KEY["file"], at) + list_obstacles(STEPS_BY_KEY["submit"], at)
    ]
    assert told == [
        ("申报窗口2026年9月1日（星期二）才开放（四）。", "窗口开放后再上报，公示结果一直有效。"),
        ("公示到2026年9月1日（星期二）才满（四）。", "2026年9月2日（星期三）起可以办理。"),
        ("职称曾被撤销，2026年9月1日（星期二）以前不能申报（三（一））。", "2026年9月1日（星期二）起可以申报。"),
    ]
    late = GUARDS["within_grace"](READY._replace(today=day, grace_last_day=day - 1), STEPS_BY_KEY["refile"])
    assert late.reason == "补正期到2026年8月31日（星期一）已满（四）。"
