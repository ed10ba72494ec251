"""The words of a case file as choices of a form: keys of the engine (case-format) with what people call them."""

from collections import Counter

from zhicheng import codes
from zhicheng.policy.model import Policy, Series
from zhicheng.words import labels
from zhicheng.words.records import name_records

NOT_ASSESSED_WORDS = {"exam": "（以考代评）", "excluded": "（不在本通知范围）"}
NO_RECORD_CHOICE = ("none", "两样都没有")
"""二（四）: the person states that there is neither record."""
RECOGNITION_HINT = (
    "大专以上看学信网，国（境）外的看留学服务中心的认证；中专由省教育部门核实；"
    "技工院校的毕业证书由人社部门核实，学信网上查不到是正常的。"
)
WHICH_DATE_COUNTS = "本科按毕业证和学位证中早的一个计算，硕士、博士按学位证，其余按毕业证。"
"""二（二）, as `find_education_day` (eligibility/rules/credential.py) has it."""


def build_choices(keys: tuple[str, ...], labels: tuple[str, ...]) -> list[tuple[str, str]]:
    """The words of an enumeration with what people call them; the first, not stated, is left out."""
    return list(zip(keys[1:], labels[1:], strict=False))


def list_education_choices(policy: Policy) -> list[tuple[str, str]]:
    """The levels of education that a policy knows: 二（三）."""
    known = policy.mapping("education.counts_as")
    return [(key, label) for key, label in build_choices(codes.EDUCATIONS, labels.EDUCATION_LABELS) if key in known]


def list_record_choices(policy: Policy) -> list[tuple[str, str]]:
    """The records of service that a policy takes: 二（四）."""
    known = policy.words("service.records")
    return [(key, label) for key, label in build_choices(codes.RECORDS, labels.RECORD_LABELS) if key in known]


def name_other_records(policy: Policy) -> str:
    """The records of service in short, where the policy takes others than the two of which our hints speak; else nothing."""
    taken = policy.words("service.records")
    known = {"recruitment_register", "appointment_notice"} & {*taken}
    return "" if known else "或".join(name_records(policy, labels.SHORT_RECORD_LABELS))


def list_series_choices(policy: Policy, *, assessed_only: bool = False) -> list[tuple[str, str]]:
    """The series by name; those that have examinations or lie outside say so."""
    offered_series = {key: one for key, one in policy.series.items() if not assessed_only or one.assessment == "assess"}
    names = Counter(one.full_name for one in offered_series.values())
    titles = {
        key: one.full_name if names[one.full_name] == 1 else format_series_and_branch(one)
        for key, one in offered_series.items()
    }
    return [(key, f"{titles[key]}{NOT_ASSESSED_WORDS.get(one.assessment, '')}") for key, one in offered_series.items()]


def format_series_and_branch(series: Series) -> str:
    """A series with what its branch comprises, where the branch alone does not tell it from another."""
    branch = (series.branch or "").replace("（", "：").removesuffix("）")
    return f"{series.name}（{branch}）"


def list_licence_choices(policy: Policy) -> list[tuple[str, str]]:
    """The licences that some series asks, by name (二（六）)."""
    named = {one.licence: one.licence_name or one.licence for one in policy.series.values() if one.licence}
    return list(named.items())


def list_area_choices(policy: Policy) -> list[tuple[str, str]]:
    """The management areas by name."""
    return [(code, area.name) for code, area in policy.areas.items()]
