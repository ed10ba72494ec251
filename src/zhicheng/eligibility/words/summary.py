"""The verdict in one sentence, as a clerk would say it over the telephone."""

from collections.abc import Sequence

from zhicheng.codes import Result
from zhicheng.finding import Finding

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
    earliest: str | None,
    findings: Sequence[Finding],
    procedure: Sequence[Finding] = (),
) -> str:
    """One sentence. `findings` are those that bear on the verdict; a refusal names what was asked and who can help.

    No sentence says that a case can be filed while a stated date of the procedure is against it.
    """
    against = [finding for finding in procedure if finding.result != "pass"]
    hindrance = f"但按所填的日期还不能上报：{against[0].reason}" if against else ""
    if verdict == "eligible":
        opening = f"申报{title}的" if against else f"可以申报{title}："
        return f"{opening}各项条件都满足，按{clause}认定。{hindrance}"
    if verdict == "review":
        return describe_review(title, clause, findings) + hindrance
    if verdict == "incomplete":
        return describe_incomplete(title, findings)
    if verdict == "not_yet":
        return describe_not_yet(title, earliest, findings)
    refused = select_findings(findings, "fail")
    if verdict == "out_of_scope":
        outside = [finding for finding in refused if finding.key in OUTSIDE_KEYS]
        return f"不在本通知的考核认定范围（{join_clauses(outside)}）。{outside[0].remedy or ''}"
    if [finding.key for finding in refused] == ["level_asked"]:
        return f"{refused[0].reason}{refused[0].remedy or ''}"
    return f"按已填信息，不满足{join_clauses(refused)}，请看各条说明。"


def describe_review(title: str, clause: str | None, findings: Sequence[Finding]) -> str:
    """What a person has to judge; whatever is not known besides is named too."""
    asked = f"申报{title}（{clause}），{join_clauses(select_findings(findings, 'review'))}须由人工判断"
    unknown = select_findings(findings, "unknown")
    return f"{asked}{f'，{join_clauses(unknown)}待核实' if unknown else '，其余条件都满足'}。"


def describe_not_yet(title: str, earliest: str | None, findings: Sequence[Finding]) -> str:
    """From which day; and what has to be known or judged besides."""
    later = join_clauses(select_findings(findings, "later"))
    unknown, review = select_findings(findings, "unknown"), select_findings(findings, "review")
    open_questions = [f"{join_clauses(unknown)}待核实"] if unknown else []
    open_questions += [f"{join_clauses(review)}须由人工判断"] if review else []
    also = f"；到时{'，'.join(open_questions)}" if open_questions else ""
    return f"现在还不能申报{title}：{earliest}起满足（{later}）{also}。"


def describe_incomplete(title: str, findings: Sequence[Finding]) -> str:
    """What is missing; the employer's attestation alone is no lack of the applicant's."""
    unknown, review = select_findings(findings, "unknown"), select_findings(findings, "review")
    judged = f"，另有{join_clauses(review)}须由人工判断" if review else ""
    if [finding.key for finding in unknown] == ["conduct"] and not review:
        return f"申报{title}的条件已满足，等单位考核确认（{join_clauses(unknown)}）。"
    return f"申报{title}的资料还不全，{join_clauses(unknown)}待核实{judged}。"
