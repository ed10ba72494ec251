"""What the guards of reviews, transfers, second returns and granted titles say where they do not hold (test_guards.py)."""

from typing import Any

from zhicheng.workdays.days import day_number

DAY = day_number("2026-09-01")
Said = tuple[str, str | None, str, str | None]
"""Result, first day, reason and remedy."""
SAID_OF_SECOND_PEOPLE: dict[str, tuple[dict[str, Any], Said]] = {
    "second_of_unit": (
        {"has_colleagues": True},
        (
            "fail",
            None,
            "本单位有两名以上经办人，不予推荐须由一人提出、另一人确认（三（二））。",
            "请先提出不予推荐，再由另一位同事确认。",
        ),
    ),
    "no_decline_waits": (
        {"decline_proposer": 9},
        (
            "fail",
            None,
            "本单位已经有人提出不予推荐，正等另一人确认（三（二））。",
            "不用再提出；请另一位同事打开这件申报确认，或者接着考核。",
        ),
    ),
    "declined_alone": (
        {"may_appeal": False},
        (
            "fail",
            None,
            "不予推荐由单位两人作出，或者已经申诉过（三（二））。",
            "对单位的意见有异议，可向单位提出；情况变了，可以重新申报。",
        ),
    ),
    "appeal_open": (
        {"has_open_appeal": False},
        ("fail", None, "没有等待答复的申诉（三（二））。", "请刷新页面。"),
    ),
    "review_in_time": (
        {"review_last_day": DAY - 1},
        (
            "fail",
            None,
            "申请复查的期限到2026年8月31日（星期一）已满（三（三））。",
            "可在下一窗口重新申报；仍不服的，可以依法申请行政复议或者提起行政诉讼。",
        ),
    ),
    "as_rules_say": (
        {"follows_rules": False, "computed_authority": "五华区人社局"},
        (
            "fail",
            None,
            "系统按规则由五华区人社局认定，移送到别的部门须由市人社局同意（三（三））。",
            "请报市人社局改派。",
        ),
    ),
    "not_returned_before": (
        {"was_returned_before": True},
        (
            "fail",
            None,
            "这次上报已经一次性告知过，不能直接再退回（三（三））。",
            "确有上次不能发现的问题的，请写明原因，申请再次告知，由复核同意。",
        ),
    ),
    "returned_before": (
        {},
        ("fail", None, "这次上报还没有告知过（三（三））。", "请用“一次性告知，退回补正”，一次选全。"),
    ),
    "no_second_return_asked": (
        {"second_return_asked": True},
        ("fail", None, "已经申请再次告知，复核还没有答复（三（三））。", "请等复核答复以后再办。"),
    ),
    "second_return_asked": (
        {},
        ("fail", None, "没有等待答复的再次告知申请（三（三））。", "请刷新页面。"),
    ),
    "no_open_change": (
        {"open_change_step": "revoke"},
        ("fail", None, "这个职称已有一项更正、撤销或复查没有办完（三（四））。", "请先办完那一项，再提出新的。"),
    ),
    "change_awaits_this": (
        {"open_change_step": "revoke"},
        (
            "fail",
            None,
            "没有等着“更正”的意见（三（四））。",
            "请先由经办提出意见并附证据；本人申请复查的，由经办先提出复查意见。",
        ),
    ),
    "change_proposed": (
        {"change_proposed": False},
        ("fail", None, "没有等待复核的更正、撤销或复查意见（三（三））。", "请刷新页面。"),
    ),
    "person_heard": (
        {"answer_last_day": DAY},
        (
            "later",
            "2026-09-02",
            "本人在2026年9月1日（星期二）以前可以陈述申辩，还没有答复（五（二））。",
            "请等本人答复，或者等期限满了再决定。",
        ),
    ),
    "answer_awaited": (
        {"awaits_answer": False},
        ("fail", None, "没有等您答复的撤销意见，或者您已经答复过（五（二））。", "请刷新页面，看现在办到哪一步。"),
    ),
    "change_reviewable": (
        {"change_review_last_day": DAY - 1},
        (
            "fail",
            None,
            "申请复查的期限到2026年8月31日（星期一）已满（三（三））。",
            "仍不服的，可以依法申请行政复议或者提起行政诉讼。",
        ),
    ),
    "free_to_take_on": (
        {"take_on_problem": "这件申报由陈静在办"},
        ("fail", None, "这件申报由陈静在办（三（三））。", "要接手的，请用“指派办理人”，写明理由。"),
    ),
    "no_other_handler": (
        {"other_handler": "陈静"},
        (
            "fail",
            None,
            "这件申报由陈静在办（三（三））。",
            "请由办理人办理；要接手的，请先用“指派办理人”，写明理由。",
        ),
    ),
    "no_transfer_asked": (
        {"transfer_asked": True},
        ("fail", None, "已经报市人社局改派，还没有答复（三（三））。", "请等市人社局答复以后再办。"),
    ),
    "transfer_asked": (
        {},
        ("fail", None, "没有等待答复的改派申请（三（三））。", "请刷新页面。"),
    ),
}
