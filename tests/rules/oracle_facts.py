"""The oracle on 一, 二（一）, insurance and last payer of 二（二）, 二（六）: what is asked of everybody, whatever the route.

Written from the prose (notice, clauses, case format, rules), a sentence of it at a time, on raw cases. The numbers and lists
of the notice stand here once more on purpose: an oracle that read them from the policy would share its mistakes.
"""

from collections.abc import Mapping, Set
from datetime import date
from typing import Any, NamedTuple

from tests.rules.oracle_calendar import (
    PLACE_OF_MONTH,
    day_of,
    first_of_next_month,
    month_before,
    month_of,
    months_between,
)

Case = Mapping[str, Any]


class Series(NamedTuple):
    """What the oracle knows of a series: whether it has 员级, what licence, and whether 一（三） leaves it out."""

    technicians: bool
    licence: str | None = None
    needs_licence: str = "none"  # none, conditional, required
    outside: bool = False
    neighbours_outside: bool = False


SERIES = {
    "engineering": Series(True, neighbours_outside=True),
    "agronomy": Series(True),
    "library": Series(True),
    "museum": Series(False),
    "sports_coaching": Series(False),
    "veterinary": Series(True, "veterinarian", "conditional"),
    "reporting": Series(False, "journalist", "conditional"),
    "school_teaching": Series(True, "school_teacher", "required"),
    "law_practice": Series(False, "lawyer", "required"),
    "accounting": Series(False, outside=True),
    "nursing": Series(True, "nurse", "required", outside=True),
    "telecommunications": Series(True, outside=True, neighbours_outside=True),
    "pharmaceutical_engineering": Series(True, outside=True, neighbours_outside=True),
}
DOUBTFUL = (
    *(
        "通信",
        "通讯",
        "电信",
        "软件",
        "计算机",
        "电子信息",
        "网络",
        "互联网",
        "物联网",
        "信息安全",
        "信息系统",
        "信息工程",
    ),
    *("人工智能", "大数据", "云计算", "区块链", "数据库", "程序设计", "药", "护理", "助产", "检验", "康复", "卫生"),
    *("医疗", "医学", "中医", "临床", "口腔", "疾病预防", "妇幼", "会计", "财务", "财会", "统计", "审计", "经济"),
    *("金融", "税务", "税收", "人力资源", "知识产权", "翻译", "口译", "笔译", "出版", "校对"),
)
UNDOUBTED = ("经济林", "技术经济", "农药", "检验检测", "环境卫生")
"""Of those that the policy leaves out, the ones that the people of the tests write."""
INSURED_MONTHS = 6
GRAVITY = ("not_applicable", "pass", "review", "unknown", "later", "fail")


def part(case: Case, name: str) -> Case:
    """An object of the case; empty where it was left out."""
    return case.get(name) or {}


def items(case: Case, name: str) -> list[Case]:
    """A list of the case; empty where it was left out."""
    return case.get(name) or []


def filing(case: Case) -> date:
    """The filing date."""
    return day_of(case["filing_date"])


def held_by(case: Case, item: Case) -> bool:
    """A title or licence is held when it was there on the filing date."""
    return day_of(item["date"]) <= filing(case)


def employed_in_kunming(case: Case) -> str:
    """一（一）: related to an employer, the employer registered in Kunming and of a kind that is named."""
    status = part(case, "applicant").get("status")
    employer = part(case, "employer")
    if status == "not_employed" or employer.get("registered_in_kunming") is False:
        return "fail"
    if status is None or employer.get("registered_in_kunming") is None or employer.get("kind") is None:
        return "unknown"
    if employer["kind"] in ("government_body", "individual_business"):
        return "review"
    return "pass"


def work_permit(case: Case) -> str:
    """一（一）: foreign nationals need one. Of unknown origin: without a permit it cannot be told."""
    origin, permit = part(case, "applicant").get("origin"), part(case, "applicant").get("work_permit")
    if origin in ("mainland", "hmt"):
        return "not_applicable"
    if permit is True:
        return "pass"
    if permit is False and origin == "foreign":
        return "fail"
    return "unknown"


def status(case: Case) -> str:
    """一（二）: no civil servants, nobody managed as one, nobody retired."""
    its = part(case, "applicant").get("status")
    if its is None:
        return "unknown"
    return "fail" if its in ("civil_servant", "managed_as_civil_servant", "retired") else "pass"


def conduct(case: Case) -> str:
    """一（二）: attested by the employer; before that unknown, not false."""
    attested = [part(case, "applicant").get(key) for key in ("refuses_assignment", "not_competent")]
    if True in attested:
        return "fail"
    return "unknown" if None in attested else "pass"


def annual_review(case: Case) -> str:
    """一（二）: 不合格 and 基本合格 may not; none because newly hired is not a failure."""
    its = part(case, "applicant").get("annual_review")
    if its is None:
        return "unknown"
    return "fail" if its in ("unqualified", "basically_qualified") else "pass"


def series_in_scope(case: Case) -> str:
    """一（三）: decided on series and specialty; a specialty that points outside is for a person to decide."""
    target = part(case, "target")
    if target.get("series") is None:
        return "unknown"
    series = SERIES[target["series"]]
    if series.outside:
        return "fail"
    specialty = target.get("specialty")
    if specialty is None:
        return "unknown" if series.neighbours_outside else "pass"
    for word in UNDOUBTED:
        specialty = specialty.replace(word, " ")
    return "review" if any(word in specialty for word in DOUBTFUL) else "pass"


def employer_in_scope(case: Case) -> str:
    """一（四）: central and provincial employers, and branches of such, go to their own superior."""
    employer = part(case, "employer")
    affiliations = [employer.get("affiliation")]
    if employer.get("branch_of") is not None:
        affiliations.append(employer["branch_of"].get("affiliation"))
    if "central" in affiliations or "provincial" in affiliations:
        return "fail"
    return "unknown" if None in affiliations else "pass"


def entry_licence(case: Case) -> str:
    """二（六）: the licence first; `conditional`: a person says whether this post needs it."""
    key = part(case, "target").get("series")
    if key is None:
        return "unknown"
    series = SERIES[key]
    if series.licence is None:
        return "not_applicable"
    if any(licence["kind"] == series.licence and held_by(case, licence) for licence in items(case, "licences")):
        return "pass"
    return "fail" if series.needs_licence == "required" else "review"


def education_recognized(case: Case) -> str:
    """二（一）: one recognised record is enough; who offers a certificate or title only is not asked for one."""
    recognised = [education.get("recognized") for education in items(case, "educations")]
    if True in recognised:
        return "pass"
    if None in recognised:
        return "unknown"
    only_others = not recognised and (items(case, "skills") or items(case, "titles"))
    return "not_applicable" if only_others else "fail"


def months_paid(case: Case, doubtful_too: bool) -> set[str]:
    """The months paid in Kunming and in time; with the doubtful ones: late or at provincial level as well."""
    months: set[str] = set()
    for row in items(case, "insurance"):
        good = row["area"] == "kunming" and not row.get("late")
        doubtful = row["area"] in ("kunming", "provincial")
        if good or (doubtful_too and doubtful):
            months.update(months_between(row["from"], row["to"]))
    return months


def run(months: Set[str], in_month: str) -> list[str]:
    """The unbroken run that ends in a month or, where that is missing, in the month before; latest month first."""
    month = in_month if in_month in months else month_before(in_month)
    unbroken = []
    while month in months:
        unbroken.append(month)
        month = month_before(month)
    return unbroken


def insured_on(case: Case) -> date:
    """The first day on which six months are insured, if from the filing month on every month is paid by its end."""
    now = month_of(filing(case))
    known = {month for month in months_paid(case, False) if PLACE_OF_MONTH[month] <= PLACE_OF_MONTH[now]}
    day = filing(case)
    while len(run(known, month_of(day))) < INSURED_MONTHS:
        known.add(month_of(day))  # this month ends now, and has been paid
        day = first_of_next_month(day)
    return day


def insured_months(case: Case) -> tuple[str, int]:
    """二（二）: six in an unbroken run before the filing; result and length of the run of good months."""
    now = month_of(filing(case))
    good = len(run(months_paid(case, False), now))
    if good >= INSURED_MONTHS:
        return "pass", good
    if len(run(months_paid(case, True), now)) >= INSURED_MONTHS:
        return "review", good
    return "later", good


def last_payer(case: Case) -> str:
    """二（二）: a payer of the latest month in the data is the employer, or the agency where there is one."""
    rows = items(case, "insurance")
    if not rows:
        return "review"
    latest = max(row["to"] for row in rows)
    said = [says_of_payer(case, row.get("payer")) for row in rows if row["to"] == latest]
    return min(said, key=GRAVITY.index)


def says_of_payer(case: Case, payer: str | None) -> str:
    """What one payer means: same credit code, same unit; the parent of a branch is for a person to see.

    An agency or a parent whose code is not stated may be the one who paid.
    """
    employer = part(case, "employer")
    if payer is None or employer.get("uscc") is None:
        return "unknown"
    means = {}
    if employer.get("branch_of") is not None:
        means[employer["branch_of"].get("uscc")] = "review"
    if case.get("dispatch_agency") is not None:
        means[case["dispatch_agency"].get("uscc")] = "pass"
    means[employer["uscc"]] = "pass"
    return means.get(payer, "unknown" if None in means else "fail")
