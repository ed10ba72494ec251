"""三（二） the two lanes of a dispatched worker: each in its order, both done before the filing; one reminder a working day."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding, join_words
from zhicheng.procedure.lanes import LANE_MOVES, LANE_NAMES, STAGE_WORDS, Lane, Lanes, list_open_cells
from zhicheng.procedure.steps import Step
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.words import format_day_with_weekday


def lane_in_turn(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: within a lane check, publicity and stamp come in this order; a case without an agency has no lanes."""
    if inputs.lanes is None:
        reason, remedy = "申报人不是劳务派遣人员，没有派遣公司", "不用办理这一步。"
        return build_guard_finding("lane_in_turn", step, False, reason, remedy)
    asked = LANE_MOVES[step.key]
    stage = inputs.lanes.find_stage(asked.lane)
    words = STAGE_WORDS[stage]
    reason = f"{LANE_NAMES[asked.lane]}这一列现在是“{words.name}”，不能办理“{step.name}”"
    return build_guard_finding("lane_in_turn", step, stage in asked.from_, reason, f"下一步：{words.next_act}。")


def six_cells_closed(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: 双审核、双公示、双盖章: nothing is filed while a cell of either lane is open."""
    found = inputs.lanes or Lanes()
    own, others = (list_open_cells(found, lane) if inputs.dispatched else () for lane in Lane)
    both = zip(Lane, (own, others), strict=True)
    parts = [f"{LANE_NAMES[lane]}的{join_words(cells)}" for lane, cells in both if cells]
    reason = f"双审核、双公示、双盖章还没有办齐：{'，'.join(parts)}"
    remedies = ["请本单位先办好自己的一列"] if own else []
    if others:
        remedies.append(f"请派遣公司办理（{inputs.agency_contact}）；派遣公司不用本系统的，请凭证明材料代录")
    return build_guard_finding("six_cells_closed", step, not parts, reason, f"{'；'.join(remedies)}。")


def own_objection_open(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: each unit settles what was objected to its own notice."""
    return build_guard_finding(
        "own_objection_open",
        step,
        inputs.own_objection_count > 0,
        "本单位没有登记过还没查清的异议",
        "另一家登记的异议由另一家核查。",
    )


def proof_enclosed(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: the proof that was stamped lies in the case."""
    return build_guard_finding(
        "proof_enclosed",
        step,
        inputs.has_stamped_proof,
        "还没有附上双公示、双审核、双盖章的证明材料",
        "请先把盖了章的证明扫描或拍照附上，再登记。",
    )


def stamp_day_fits(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: what is stamped is the result: after the last day of the publicity, and not a day to come."""
    last = inputs.publicity_last_day
    fits = last < inputs.stamp_day <= inputs.today
    early = f"{format_day_with_weekday(last)}公示才满，" if last != NEVER else ""
    return build_guard_finding(
        "stamp_day_fits", step, fits, f"{early}盖章的日子要在公示期满以后，不能晚于今天", "请核对盖章的日子。"
    )


def paper_days_fit(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: the days on the agency's papers: checked, then a publicity of full length, then stamped, all past."""
    return build_guard_finding(
        "paper_days_fit",
        step,
        not inputs.paper_problem,
        inputs.paper_problem,
        "请对照证明材料填写；证明材料上就是这样的，请派遣公司补办后再录。",
    )


def other_lane_can_act(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: nobody is reminded of what they cannot do now."""
    reason = "另一家现在没有要办的事"
    return build_guard_finding("other_lane_can_act", step, inputs.other_lane_can_act, reason, "等轮到另一家再提醒。")


def not_reminded_today(inputs: GuardInputs, step: Step) -> Finding:
    """三（二）: at most one reminder a working day."""
    reason = "这个工作日已经提醒过一次"
    remedy = "下一个工作日可以再提醒；急的请打电话。"
    return build_guard_finding("not_reminded_today", step, not inputs.was_reminded_today, reason, remedy)
