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
    verdict: str, title: str, clause: str | None, earliest: str | None, findings: Sequence[Finding]
) -> str:
    """One sentence. `findings` are those that bear on the verdict; a refusal names what was asked and who can help."""
    if verdict == "eligible":
        return f"可以申报{title}：各项条件都满足，按{clause}认定。"
    if verdict == "review":
        return f"可以申报{title}（{clause}），其中{join_clauses(select_findings(findings, 'review'))}需人工判断。"
    if verdict == "incomplete":
        return describe_incomplete(title, select_findings(findings, "unknown"))
    if verdict == "not_yet":
        return f"现在还不能申报{title}：{earliest}起满足（{join_clauses(select_findings(findings, 'later'))}）。"
    refused = select_findings(findings, "fail")
    if verdict == "out_of_scope":
        outside = [finding for finding in refused if finding.key in OUTSIDE_KEYS]
        return f"不在本通知的考核认定范围（{join_clauses(outside)}）。{outside[0].remedy or ''}"
    if not refused:
        return "所填的学历、技能等级和职称都不是所申报级别的途径（二（二）），请看各条说明。"
    return f"按已填信息，暂不满足{join_clauses(refused)}，请看各条说明。"


def describe_incomplete(title: str, unknown: Sequence[Finding]) -> str:
    """What is missing; the employer's attestation alone is no lack of the applicant's."""
    if [finding.key for finding in unknown] == ["conduct"]:
        return f"申报{title}的条件已满足，等单位考核确认（{join_clauses(unknown)}）。"
    return f"申报{title}的资料还不全，{join_clauses(unknown)}待核实。"
