"""What somebody can do against a decision: review, reconsideration, court: to whom, until when (policy, remedy.*)."""

from datetime import date, timedelta
from typing import NamedTuple

from zhicheng.policy.model import Policy
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine.engine_input import find_policy_on


class Remedy(NamedTuple):
    """One way: what it is called, to whom it leads, until when, and on what it rests."""

    name: str
    to: str
    until: str
    basis: str


def find_review_end(decided_on: date) -> date:
    """The last day on which a review of a decision can be asked for."""
    return decided_on + timedelta(days=find_policy_of_day(decided_on).number("remedy.review_days"))


def list_remedies(authority: str, decided_on: date) -> list[Remedy]:
    """The ways against a decision of an authority, the nearest first."""
    policy = find_policy_of_day(decided_on)
    days, months = policy.number("remedy.reconsideration_days"), policy.number("remedy.litigation_months")
    review = find_review_end(decided_on)
    return [
        Remedy("复查", f"{authority}，由其他人办理", f"{format_day(review)}以前", read_basis(policy, "review_days")),
        Remedy(
            "行政复议",
            f"{authority}的本级人民政府",
            f"收到决定之日起{days}日内",
            read_basis(policy, "reconsideration_days"),
        ),
        Remedy("行政诉讼", "人民法院", f"收到决定之日起{months}个月内", read_basis(policy, "litigation_months")),
    ]


def describe_remedies(authority: str, decided_on: date, after_review: bool) -> str:
    """The same in one paragraph, as it stands in a refusal; after a review those that are left: it is made once."""
    ways = describe_title_remedies(authority, decided_on, after_review)
    return f"{ways}也可以在下一个申报窗口重新申报。"


def describe_title_remedies(authority: str, decided_on: date, after_review: bool) -> str:
    """The ways against a decision on a granted title; after a review those that are left."""
    return (
        f"不服的，可以{describe_outer_ways(authority, decided_on)}。"
        if after_review
        else describe_ways_with_review(authority, decided_on)
    )


def describe_ways_with_review(authority: str, decided_on: date) -> str:
    """All three ways."""
    review = list_remedies(authority, decided_on)[0]
    return (
        f"不服的，{review.until}可以向{authority}申请复查（由其他人办理）；也可以{describe_outer_ways(authority, decided_on)}。"
        "申请复查不延长行政复议和诉讼的期限。"
    )


def describe_outer_ways(authority: str, decided_on: date) -> str:
    """Reconsideration and court."""
    _, reconsideration, court = list_remedies(authority, decided_on)
    return (
        f"在{reconsideration.until}，向{reconsideration.to}申请行政复议，或者在{court.until}，向{court.to}提起行政诉讼"
    )


def find_policy_of_day(on: date) -> Policy:
    """The policy in force on a day."""
    return find_policy_on(day_number(on.isoformat()))


def read_basis(policy: Policy, name: str) -> str:
    """What a term rests on, as the policy says it."""
    return policy.settings[f"remedy.{name}"].reading or ""


def format_day(on: date) -> str:
    """A day with its year."""
    return f"{on.year}年{on.month}月{on.day}日"
