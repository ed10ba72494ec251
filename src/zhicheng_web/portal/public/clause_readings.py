"""How we read a clause: the settings of the policy that rest on it, their numbers in words, the other readings.

A setting with alternatives is a 口径: the notice leaves room, the bureau decides, and this page says who did and when.
"""

from collections.abc import Mapping
from typing import NamedTuple

from zhicheng.policy.model import Policy, Route, Setting

SETTING_HEADINGS: Mapping[str, str] = {
    "checks.not_asked": "不问的条件",
    "scope.employer_kinds": "哪些单位的人可以报",
    "scope.excluded_statuses": "谁不能报",
    "scope.annual_reviews": "上年度考核",
    "scope.employer_affiliations": "单位的隶属关系",
    "education.counts_as": "学历怎么对应",
    "education.modes": "全日制和非全日制",
    "education.asked_of_every_route": "哪些途径要学历",
    "standards.title_step": "大专要不要先有员级",
    "standards.technician_education": "员级收哪些学历",
    "standards.education_floor": "标准不收的学历",
    "standards.shorter": "标准的年限较短",
    "standards.longer": "标准的年限较长",
    "standards.no_technician": "没有员级的系列",
    "standards.master_series": "硕士的年限",
    "standards.master_months": "标准对硕士的年限",
    "standards.senior_worker": "高级工适用的系列",
    "standards.service_from_licence": "从执业起算的系列",
    "insurance.months": "连续缴纳",
    "insurance.run_ends_before": "缴到哪个月",
    "insurance.unposted_months": "还没有入账的月份",
    "insurance.master_exempt": "硕士免连续缴纳",
    "insurance.late": "补缴的月份",
    "insurance.areas": "在哪里缴纳",
    "insurance.instead": "可以代替社保的",
    "insurance.payers": "由谁缴纳",
    "insurance.payers_of_dispatched": "派遣人员由谁缴纳",
    "service.cut_off": "算到哪天",
    "service.records": "从哪天算起",
    "service.without_record": "两样都没有的工作",
    "service.gaps": "中断怎么算",
    "service.series": "哪些工作算",
    "major.months": "增加的年限",
    "major.unrelated": "专业不相关的",
    "series_change.months": "新岗位的年限",
    "publicity.working_days": "公示多少天",
    "publicity.posting_day_counts": "张贴当天",
    "publicity.starts_on_working_day": "哪天可以张贴",
    "routing.municipal_kinds": "市属单位",
    "filing.months": "哪几个月",
    "filing.first_day": "窗口第一天",
    "filing.last_day": "窗口最后一天",
    "filing.gate": "哪一天算申报",
    "filing.rolls_over": "最后一天遇休息日",
    "filing.grace_working_days": "退回后重报",
    "filing.bar_years": "撤销后多久不能报",
    "remedy.answer_days": "撤销前几天内可以陈述申辩",
    "remedy.review_days": "几天内可以申请复查",
    "remedy.reconsideration_days": "几天内可以申请行政复议",
    "remedy.litigation_months": "几个月内可以提起行政诉讼",
    "promise.employer_review": "承诺多久审核",
    "promise.objection": "承诺多久核查异议",
    "promise.acceptance": "承诺多久受理",
    "promise.examination": "承诺多久审查",
    "promise.approval": "承诺多久复核",
}
NUMBER_FORMATS: Mapping[str, str] = {
    "insurance.months": "{}个月",
    "insurance.unposted_months": "{}个月",
    "standards.master_months": "{}个月",
    "major.months": "{}个月",
    "series_change.months": "{}个月",
    "publicity.working_days": "{}个工作日",
    "filing.months": "{}月",
    "filing.first_day": "{}日",
    "filing.last_day": "{}日",
    "filing.grace_working_days": "{}个工作日",
    "filing.bar_years": "{}年",
    "remedy.answer_days": "{}个工作日",
    "remedy.review_days": "{}日",
    "remedy.reconsideration_days": "{}日",
    "remedy.litigation_months": "{}个月",
    "promise.employer_review": "{}个工作日",
    "promise.objection": "{}个工作日",
    "promise.acceptance": "{}个工作日",
    "promise.examination": "{}个工作日",
    "promise.approval": "{}个工作日",
}


class Reading(NamedTuple):
    """A setting for people. `number`: the value where it is one; `others`: what other readings would mean."""

    about: str
    number: str
    words: str
    others: tuple[str, ...]
    author: str
    decided: str


def list_clause_readings(policy: Policy, address: str) -> list[Reading]:
    """The settings of a clause that have something to tell: a number or a sentence."""
    readings = [build_reading(one) for one in policy.settings.values() if one.clause == address]
    return [one for one in readings if one.number or one.words]


def build_reading(setting: Setting) -> Reading:
    """A setting of the policy: its value, how it is read, the other readings, who has decided and when."""
    others = tuple(one.meaning for one in setting.alternatives)
    words = setting.reading or ""
    return Reading(
        SETTING_HEADINGS[setting.path],
        format_setting_number(setting),
        words,
        others,
        setting.author or "",
        str(setting.decided or ""),
    )


def format_setting_number(setting: Setting) -> str:
    """The value of a setting that is a number, or some."""
    numbers = setting.value if isinstance(setting.value, tuple) else (setting.value,)
    form = NUMBER_FORMATS.get(setting.path)
    return form.format("、".join(str(one) for one in numbers)) if form else ""


def list_clause_routes(policy: Policy, address: str) -> list[tuple[str, str, str]]:
    """The ways of a clause: name, what is asked, what it gives."""
    return [
        (one.name, format_required_time(one), LEVEL_WORDS[one.gives]) for one in policy.routes if one.clause == address
    ]


def format_required_time(route: Route) -> str:
    """The time that a way asks."""
    if route.next_month or route.at_once:
        return "工作的次月起" if route.next_month else "到岗即可"
    in_all = f"，前后合计满{route.months_in_all}个月" if route.months_in_all else ""
    return f"工作满{route.months}个月{in_all}" if route.months else "在新岗位工作满规定的年限"


def service_span(policy: Policy) -> str:
    """二（四） from which day until which work is counted, as the policy reads it."""
    names = [one.name for one in policy.materials if one.key in policy.words("service.records")]
    since = f"{'或'.join(names)}的日期" if names else "工作开始的日期"
    return f"从{since}算到{CUT_OFF[policy.word('service.cut_off')]}"


CUT_OFF = {
    "publicity_start": "单位公示第一天",
    "publicity_end": "单位公示最后一天",
    "quarter_end": "申报当季最后一天",
    "year_end": "申报当年12月31日",
}
LEVEL_WORDS = {"technician": "员级", "assistant": "助理级", "intermediate": "中级", "held": "与原来相同的级别"}
