"""The verdict in one sentence, as a clerk would say it over the telephone."""

from collections.abc import Collection, Sequence

from zhicheng.codes import Result
from zhicheng.finding import Finding
from zhicheng.policy.model import Policy
from zhicheng.words.checks import find_check_question

OUTSIDE_KEYS = ("employed_in_kunming", "series_in_scope", "employer_in_scope")  # case-format.md, "A result"


def select_findings(findings: Sequence[Finding], result: Result) -> list[Finding]:
    """The findings with a result."""
    return [finding for finding in findings if finding.result == result]


def join_clauses(findings: Sequence[Finding]) -> str:
    """The clauses of findings, each once, in order."""
    return "、".join(dict.fromkeys(finding.clause for finding in findings))


def describe_verdict(
    verdict: str,
    title: str,
    clause: str | None,
    holding_days: Sequence[str],
    findings: Sequence[Finding],
    procedure: Sequence[Finding] = (),
    routes: Collection[str] = (),
    policy: Policy | None = None,
) -> str:
    """One sentence. `findings` are those that bear on the verdict, `routes` the keys of those that are routes; a refusal
    names what was asked and who can help. `holding_days`: from when, and from when with a person's word.

    `policy` names the checks that somebody still has to look at.
    No sentence says that a case can be filed while a stated date of the procedure is against it.
    """
    against = [finding for finding in procedure if finding.result != "pass"]
    hindrance = f"但按所填的日期还不能上报：{against[0].reason}" if against else ""
    if verdict == "eligible":
        opening = f"申报{title}的" if against else f"可以申报{title}："
        return f"{opening}各项条件都满足，按{clause}认定。{hindrance}"
    if verdict == "review":
        return describe_review(title, clause, findings, policy) + hindrance
    if verdict == "incomplete":
        return describe_incomplete(title, findings, policy)
    if verdict == "not_yet":
        return describe_not_yet(title, holding_days, findings, policy)
    return describe_refusal(verdict, select_findings(findings, "fail"), routes)


def describe_refusal(verdict: str, failed: Sequence[Finding], routes: Collection[str]) -> str:
    """What stands against it, and where to go; of several clauses, how many, because each has its own way on."""
    if verdict == "out_of_scope":
        failed = [finding for finding in failed if finding.key in OUTSIDE_KEYS][:1]
    if len(failed) == 1:
        return f"{failed[0].reason}{failed[0].remedy or ''}"
    if all(finding.key in routes for finding in failed):
        return f"按已填信息，没有一条途径可以走（{join_clauses(failed)}），每一条怎么办，写在各条后面。"
    return f"按已填信息，有{len(failed)}项不满足（{join_clauses(failed)}），每一项怎么办，写在各条后面。"


def describe_review(title: str, clause: str | None, findings: Sequence[Finding], policy: Policy | None) -> str:
    """What a person has to judge; what is not known has no say in it (`find_checks_beside`)."""
    asked = count_review_questions(select_findings(findings, "review"), policy)
    return f"申报{title}（{clause}），{asked}；其余条件都满足。"


def describe_not_yet(
    title: str, holding_days: Sequence[str], findings: Sequence[Finding], policy: Policy | None
) -> str:
    """From which day, and what has to be known or judged besides; the day on which only a person's word is missing."""
    earliest, *sooner = holding_days
    later = join_clauses([one for one in findings if one.result == "later" or holds_again_on(one, earliest)])
    confirmed = f"补缴、省本级等由认定部门确认以后，{sooner[0]}起就不用再等。" if sooner else ""
    return f"现在还不能申报{title}：{earliest}起满足（{later}）。{describe_open_questions(findings, policy)}{confirmed}"


def describe_open_questions(findings: Sequence[Finding], policy: Policy | None) -> str:
    """What is to be settled while the time runs: of which condition, and by whom where it is one; "" where nothing is."""
    unknown, review = select_findings(findings, "unknown"), select_findings(findings, "review")
    asked = [count_unknown_questions(unknown, policy)] if unknown else []
    asked += [count_review_questions(review, policy)] if review else []
    if not asked:
        return ""
    return f"申报以前还{'；'.join(asked)}。{describe_ways([*unknown, *review])}"


def describe_ways(findings: Sequence[Finding]) -> str:
    """Whom to ask and what to bring: said here where it is one thing, else where it stands."""
    remedies = list(dict.fromkeys(finding.remedy for finding in findings if finding.remedy))
    return remedies[0] if len(remedies) == 1 else "问谁、补什么，写在各条后面。"


def count_unknown_questions(unknown: Sequence[Finding], policy: Policy | None) -> str:
    """How many things are not known, and which."""
    return f"有{len(unknown)}项要核实：{name_questions(unknown, policy)}"


def count_review_questions(review: Sequence[Finding], policy: Policy | None) -> str:
    """How many things a person has to judge, and which."""
    return f"有{len(review)}项要由认定部门判断：{name_questions(review, policy)}"


def name_questions(findings: Sequence[Finding], policy: Policy | None) -> str:
    """What is to be found out, each with its clause: a reader has no list of clauses in mind."""
    names = [find_check_question(one.key, policy) if policy else "" for one in findings]
    named = [f"{name}（{one.clause}）" if name else one.clause for name, one in zip(names, findings, strict=True)]
    return "，".join(dict.fromkeys(named))


def holds_again_on(finding: Finding, day: str) -> bool:
    """Whether a clause is met today, and again only on the day on which the rest is: a run of insurance that breaks."""
    return finding.key == "insured_months" and finding.result in ("pass", "review") and day in finding.reason


def describe_incomplete(title: str, findings: Sequence[Finding], policy: Policy | None) -> str:
    """What is missing; the employer's attestation alone is no lack of the applicant's."""
    unknown, review = select_findings(findings, "unknown"), select_findings(findings, "review")
    judged = f"；另{count_review_questions(review, policy)}" if review else ""
    if [finding.key for finding in unknown] == ["conduct"] and not review:
        return f"申报{title}的条件已满足，等单位考核确认（{join_clauses(unknown)}）。"
    return f"申报{title}的资料还不全，{count_unknown_questions(unknown, policy)}{judged}。{describe_ways(unknown)}"
