"""What waits with a granted title, in the words of whoever looks at it."""

from datetime import date

from zhicheng_web.cases.read.title_changes import TitleStanding
from zhicheng_web.portal.shared.words.near_days import format_near_day

REVIEW_BY_OTHERS = "复查由没有办过原来决定的人办理"


def describe_title_work(standing: TitleStanding, person_id: int | None, on: date) -> str:
    """What waits with a granted title on a day, and for whom; "" where nothing does."""
    one, reviewed = standing.proposed, standing.under_review
    if one is None:
        return f"本人申请了复查。{REVIEW_BY_OTHERS}。" if reviewed else ""
    if one.answer_until and one.answered_at is None and on <= one.answer_until:
        return f"已经告知本人，{format_near_day(one.answer_until)}以前可以答复；答复了或者期限满了再复核。"
    if person_id == one.examiner_id:
        return f"您提出的{one.get_kind_display()}，等另一人复核。"
    return f"{one.get_kind_display()}的意见等着复核。" + (f"{REVIEW_BY_OTHERS}。" if reviewed else "")
