"""Every guard, word for word: what it says where it does not hold, from which day it will, and that it holds otherwise."""

from typing import Any

import pytest

from tests.rules.procedure.said_of_content import SAID_OF_CONTENT
from tests.rules.procedure.said_of_second_people import DAY, SAID_OF_SECOND_PEOPLE, Said
from tests.rules.procedure.test_steps import READY
from zhicheng.procedure.guards import GUARDS, GuardInputs
from zhicheng.procedure.lanes import Lanes, Stage
from zhicheng.procedure.steps import STEPS
from zhicheng.workdays.days import NEVER

HELD = READY._replace(
    today=DAY,
    grace_last_day=DAY,
    window_opens=DAY,
    window_closes=DAY,
    barred_until=DAY,
    next_filing_day=DAY,
    change_review_last_day=DAY,
    review_last_day=DAY,
)
"""A Tuesday on which everything holds, some of it for the first or last time."""
NOT_HELD: dict[str, tuple[dict[str, Any], Said]] = {
    "facts_valid": (
        {"fact_problems": ("甲", "乙")},
        ("fail", None, "申报内容有2处要改：甲、乙（三（一））。", "请逐处修改后再提交。"),
    ),
    "brought_confirmed": (
        {"unconfirmed_parts": ("学历", "工作经历")},
        (
            "fail",
            None,
            "从上次申报带入的学历、工作经历还没有核对（三（一））。",
            "请在任务清单里逐项打开，核对后再提交。",
        ),
    ),
    "papers_complete": (
        {"missing_papers": ("身份证", "学历证书")},
        ("fail", None, "还缺身份证、学历证书（三（一））。", "请补齐后再提交。"),
    ),
    "commitment_made": (
        {"has_commitment_letter": False},
        ("fail", None, "还没有上传职称申报承诺书（三（一））。", "请到“信用中国（云南昆明）”网站打印、签字后上传。"),
    ),
    "content_unchanged": (
        {"content_hash": "b"},
        ("fail", None, "内容和公示的不一致（四）。", "请退回本人改回，或重新公示。"),
    ),
    "faults_answered": (
        {"unanswered_faults": ("缺页", "不清晰")},
        ("fail", None, "“缺页”、“不清晰”还没有补正（四）。", "请逐项补正后重报。"),
    ),
    "only_faulted_parts": (
        {"parts_outside_faults": ("学历", "工作经历")},
        ("fail", None, "学历、工作经历不在补正范围（三（一））。", "只能修改被指出的部分。"),
    ),
    **SAID_OF_CONTENT,
    "not_own_case": (
        {"is_other_party": True},
        ("fail", None, "您在这件申报里已有另一个身份，不能再办理（三（二））。", "请由本单位的其他人办理。"),
    ),
    "not_own_employer": (
        {"belongs_to_employer": True},
        ("fail", None, "申报人所在的单位也是您的单位，须回避（三（三））。", "请转给本部门的其他经办人。"),
    ),
    "lies_with_authority": (
        {"lies_with_authority": False},
        ("fail", None, "这件申报不由本部门认定（三（三））。", "请移送有权的认定部门。"),
    ),
    "second_person": (
        {"person_id": 1},
        ("fail", None, "经办和复核不能是同一个人（三（三））。", "请由本部门的另一位同事复核。"),
    ),
    "not_judged_before": (
        {"has_judged_before": True},
        ("fail", None, "您办过这件申报的上一次决定，复查须由其他人办理（三（三））。", "请由本部门的其他同事办理。"),
    ),
    "number_holds": (
        {"number_state": "contested"},
        (
            "fail",
            None,
            "证件号码还有另一处登记，正在由市人社局核定（三（一））。",
            "核定以后就能办理，填写的内容都保留着；本人可以带身份证件到市人社局说明。",
        ),
    ),
    "material_checked": (
        {"material_checked": False},
        ("fail", None, "材料的合法性、真实性、完整性、有效性还没有逐项确认（三（二））。", "请逐项勾选后再提交。"),
    ),
    "assessment_complete": (
        {"missing_assessment_parts": ("品德", "能力")},
        ("fail", None, "考核评议还缺品德、能力（三（二））。", "请补写后再提交。"),
    ),
    "conduct_attested": (
        {"conduct_attested": False},
        ("fail", None, "还没有说明申报人是否服从安排、胜任岗位（三（二））。", "请在考核评议中选择。"),
    ),
    "starts_on_working_day": (
        {"start_is_working_day": False},
        ("fail", None, "选择的日子是休息日（三（二））。", "请选择一个工作日。"),
    ),
    "posting_day_fits": (
        {"posting_problem": "张贴的日子没有变"},
        ("fail", None, "张贴的日子没有变（三（二））。", "请按实际张贴的日子填写。"),
    ),
    "publicity_elapsed": (
        {"publicity_last_day": DAY},
        ("later", "2026-09-02", "公示到2026年9月1日（星期二）才满（三（二））。", "2026年9月2日（星期三）起可以办理。"),
    ),
    "result_attested": (
        {"result_problem": "还没有登记收到的异议"},
        (
            "fail",
            None,
            "还没有登记收到的异议（三（二））。",
            "请逐人选择公示期间有没有收到异议；收到过的，先登记，查清以后再登记结果。",
        ),
    ),
    "other_objections_open": (
        {"own_objection_count": 1},
        ("fail", None, "没有别的异议在查（三（二））。", "请刷新后再登记。"),
    ),
    "last_open_objection": (
        {"own_objection_count": 2},
        ("fail", None, "还有2件异议没有核查完，每件要有自己的结论（三（二））。", "请一件一件登记结论。"),
    ),
    "no_open_objection": (
        {"open_objection_count": 2},
        (
            "fail",
            None,
            "还有2件异议没有核查完（三（一））。",
            "请等单位查清异议以后再办理；不再申报的，可以撤回申报。",
        ),
    ),
    "lane_in_turn": (
        {"dispatched": True, "lanes": Lanes(agency=Stage.POSTED)},
        (
            "fail",
            None,
            "派遣公司这一列现在是“公示中”，不能办理“派遣公司审核”（三（二））。",
            "下一步：公示期满后登记结果。",
        ),
    ),
    "six_cells_closed": (
        {"dispatched": True, "lanes": Lanes(Stage.CLOSED, Stage.CHECKED), "agency_contact": "同舟派遣，赵敏，0871"},
        (
            "fail",
            None,
            "双审核、双公示、双盖章还没有办齐：用工单位的盖章，派遣公司的公示、盖章（四）。",
            "请本单位先办好自己的一列；请派遣公司办理（同舟派遣，赵敏，0871）；派遣公司不用本系统的，请凭证明材料代录。",
        ),
    ),
    "own_objection_open": (
        {"own_objection_count": 0},
        ("fail", None, "本单位没有登记过还没查清的异议（三（二））。", "另一家登记的异议由另一家核查。"),
    ),
    "proof_enclosed": (
        {"has_stamped_proof": False},
        (
            "fail",
            None,
            "还没有附上双公示、双审核、双盖章的证明材料（三（二））。",
            "请先把盖了章的证明扫描或拍照附上，再登记。",
        ),
    ),
    "stamp_day_fits": (
        {"stamp_day": DAY, "publicity_last_day": DAY},
        (
            "fail",
            None,
            "2026年9月1日（星期二）公示才满，盖章的日子要在公示期满以后，不能晚于今天（三（二））。",
            "请核对盖章的日子。",
        ),
    ),
    "paper_days_fit": (
        {"paper_problem": "公示不满5个工作日"},
        (
            "fail",
            None,
            "公示不满5个工作日（三（二））。",
            "请对照证明材料填写；证明材料上就是这样的，请派遣公司补办后再录。",
        ),
    ),
    "other_lane_can_act": (
        {"other_lane_can_act": False},
        ("fail", None, "另一家现在没有要办的事（三（二））。", "等轮到另一家再提醒。"),
    ),
    "not_reminded_today": (
        {"was_reminded_today": True},
        (
            "fail",
            None,
            "这个工作日已经提醒过一次（三（二））。",
            "下一个工作日可以再提醒；急的请打电话。",
        ),
    ),
    "authority_known": (
        {"authority_name": "", "no_authority_reason": "没有登记", "no_authority_remedy": "请登记。"},
        ("fail", None, "没有登记（四）。", "请登记。"),
    ),
    "clauses_examined": (
        {"unexamined_clauses": ("二（二）", "三（一）")},
        ("fail", None, "二（二）、三（一）还没有审查意见（三（三））。", "请逐条选择后再提交。"),
    ),
    "deviation_has_reason": (
        {"unexplained_clauses": ("二（二）", "三（一）")},
        ("fail", None, "与系统意见不同，二（二）、三（一）还没有写理由（三（三））。", "请写明理由（至少6个字）。"),
    ),
    "proposed_to_recognise": (
        {"proposed_step": "refuse"},
        ("fail", None, "经办意见是不予认定（三（三））。", "如不同意，请退回经办。"),
    ),
    "proposed_to_refuse": (
        {"proposed_step": "recognise"},
        ("fail", None, "经办意见是同意认定（三（三））。", "如不同意，请退回经办。"),
    ),
    "not_reviewed": (
        {"was_reviewed": True},
        ("fail", None, "这件申报已经复查过一次（三（三））。", "可在下一窗口重新申报；仍不服的，可依法申请行政复议。"),
    ),
    "not_barred": (
        {"barred_until": DAY + 1},
        (
            "later",
            "2026-09-02",
            "职称曾被撤销，2026年9月2日（星期三）以前不能申报（三（一））。",
            "2026年9月2日（星期三）起可以申报。",
        ),
    ),
    "window_open": (
        {"window_opens": DAY + 1, "window_closes": DAY + 9},
        ("later", "2026-09-02", "申报窗口2026年9月2日（星期三）才开放（四）。", "窗口开放后再上报，公示结果一直有效。"),
    ),
    "another_window": (
        {"next_filing_day": DAY + 1},
        (
            "later",
            "2026-09-02",
            "申报人在本窗口的申报已经办结：不予认定，或补正逾期（四）。",
            "2026年9月2日（星期三）开放的下一窗口可以上报，公示结果一直有效。",
        ),
    ),
    "within_grace": (
        {"grace_last_day": DAY - 1},
        ("fail", None, "补正期到2026年8月31日（星期一）已满（四）。", "请在下一个窗口重新申报。"),
    ),
    "grace_over": ({"grace_last_day": DAY}, ("later", "2026-09-02", "补正期还没有满（四）。", "请等补正期满。")),
    **SAID_OF_SECOND_PEOPLE,
}
"""What is other than it should be, by a day where it is a day; then result, first day, reason and remedy."""
OVER = {
    "lane_in_turn": HELD._replace(lanes=Lanes()),
    "grace_over": HELD._replace(grace_last_day=DAY - 1),
    "proposed_to_refuse": HELD._replace(proposed_step="refuse"),
    "change_awaits_this": HELD._replace(open_change_step="correct"),
    "returned_before": HELD._replace(was_returned_before=True),
    "second_return_asked": HELD._replace(second_return_asked=True),
    "transfer_asked": HELD._replace(transfer_asked=True),
    "other_objections_open": HELD._replace(own_objection_count=2),
}
"""What holds where its opposite does not."""


def ask(guard: str, situation: GuardInputs) -> Said:
    """What a guard says, asked for the first step that has it."""
    step = next(step for step in STEPS if guard in step.needs)
    found = GUARDS[guard](situation, step)
    assert (found.key, found.clause) == (guard, step.clause)
    assert (found.measured, found.required, found.unit) == (None, None, None)
    return found.result, found.from_, found.reason, found.remedy


def test_every_guard_is_here() -> None:
    assert list(NOT_HELD) == list(GUARDS)


@pytest.mark.parametrize("guard", NOT_HELD)
def test_what_a_guard_says_where_it_does_not_hold(guard: str) -> None:
    other, said = NOT_HELD[guard]
    assert ask(guard, HELD._replace(**other)) == said


@pytest.mark.parametrize("guard", GUARDS)
def test_it_holds_on_the_day_itself(guard: str) -> None:
    step = next(step for step in STEPS if guard in step.needs)
    assert ask(guard, OVER.get(guard, HELD)) == ("pass", None, f"{step.name}的条件“{guard}”满足。", None)


def test_what_there_is_not_is_said_without_a_day() -> None:
    assert ask("publicity_elapsed", HELD._replace(publicity_last_day=NEVER)) == (
        "fail",
        None,
        "还没有公示（三（二））。",
        "请先公示。",
    )
    assert ask("window_open", HELD._replace(window_opens=NEVER)) == (
        "fail",
        None,
        "没有申报窗口（四）。",
        "窗口开放后再上报，公示结果一直有效。",
    )
    assert ask("as_rules_say", HELD._replace(follows_rules=False))[2] == (
        "系统按规则找不到认定部门，移送到别的部门须由市人社局同意（三（三））。"
    )
    assert ask("person_heard", HELD._replace(answer_last_day=NEVER))[:3] == (
        "fail",
        None,
        "还没有告知本人（五（二））。",
    )
    none = ask("change_reviewable", HELD._replace(change_review_last_day=0))
    assert none[2] == "没有可以复查的更正或撤销，或者已经复查过（三（三））。"
    closed = ask("window_open", HELD._replace(window_opens=DAY - 9, window_closes=DAY - 1))
    assert closed[0] != "pass"


def test_nothing_is_known_of_a_case_before_somebody_asks() -> None:
    """Each value is the one that lets a guard refuse, save where nothing wrong is known."""
    assert GuardInputs(today=1)._asdict() == {
        "today": 1,
        "fact_problems": ("申报内容还没有填写",),
        "unconfirmed_parts": (),
        "number_state": "",
        "unfilled_fields": ("认定表要印的内容",),
        "missing_papers": (),
        "has_commitment_letter": False,
        "barred_until": 0,
        "is_other_party": False,
        "belongs_to_employer": False,
        "lies_with_authority": False,
        "material_checked": False,
        "missing_assessment_parts": ("考核评议",),
        "conduct_attested": False,
        "unchecked_changes": ("的内容",),
        "start_is_working_day": False,
        "posting_problem": "还没有填写张贴的日子",
        "publicity_last_day": NEVER,
        "result_problem": "还没有证实公示的结果",
        "open_objection_count": 0,
        "dispatched": True,
        "lanes": None,
        "agency_contact": "派遣公司",
        "own_objection_count": 0,
        "has_stamped_proof": False,
        "stamp_day": 0,
        "paper_problem": "还没有填写证明材料上的日子",
        "other_lane_can_act": False,
        "was_reminded_today": True,
        "published_content_hash": "",
        "content_hash": "?",
        "window_opens": NEVER,
        "window_closes": 0,
        "next_filing_day": 0,
        "authority_name": "",
        "no_authority_reason": "不能确定认定部门",
        "no_authority_remedy": "请核对单位的资料。",
        "unexamined_clauses": ("各条款",),
        "unexplained_clauses": (),
        "has_judged_before": False,
        "was_reviewed": False,
        "review_last_day": 0,
        "proposer_id": 0,
        "person_id": 0,
        "proposed_step": "",
        "grace_last_day": 0,
        "unanswered_faults": (),
        "parts_outside_faults": (),
        "has_colleagues": True,
        "decline_proposer": 0,
        "may_appeal": False,
        "has_open_appeal": False,
        "was_returned_before": False,
        "second_return_asked": False,
        "follows_rules": False,
        "computed_authority": "",
        "open_change_step": "",
        "change_proposed": False,
        "has_answered": False,
        "awaits_answer": False,
        "answer_last_day": NEVER,
        "change_review_last_day": 0,
        "take_on_problem": "还不能确定由谁办理",
        "other_handler": "别人",
        "transfer_asked": False,
    }
