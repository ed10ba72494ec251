"""The verdict in one sentence, as a clerk would say it over the telephone."""

from collections.abc import Sequence

from zhicheng.codes import Result
from zhicheng.finding import Finding

OUTSIDE = ("employed_in_kunming", "series_in_scope", "employer_in_scope")  # case-format, "verdict"


def named(findings: Sequence[Finding], result: Result) -> list[Finding]:
    """The findings with a result."""
    return [finding for finding in findings if finding.result == result]


def clauses(findings: Sequence[Finding]) -> str:
    """The clauses of findings, each once, in order."""
    return "、".join(dict.fromkeys(finding.clause for finding in findings))


def summary(
    verdict: str, title: str | None, clause: str | None, earliest: str | None, findings: Sequence[Finding]
) -> str:
    """One sentence. `findings` are those that bear on the verdict."""
    if verdict == "eligible":
        return f"可以按{clause}认定{title}。"
    if verdict == "review":
        return f"可以按{clause}认定{title}，但{clauses(named(findings, 'review'))}须由人工确认。"
    if verdict == "incomplete":
        return f"按{clause}申报{title}的资料不全，{clauses(named(findings, 'unknown'))}还不能判断。"
    if verdict == "not_yet":
        return f"按{clause}申报{title}，条件还没有满，{earliest}起满足（{clauses(named(findings, 'later'))}）。"
    refused = named(findings, "fail")
    if verdict == "out_of_scope":
        outside = clauses([finding for finding in refused if finding.key in OUTSIDE])
        return f"不在本通知的范围（{outside}），请按说明到相应的部门办理。"
    if not refused:
        return "没有学历、技能等级或职称可以作为所申报级别的认定途径（二（二）），请看各条说明。"
    return f"目前不符合认定条件（{clauses(refused)}），时间本身不能解决，请看各条说明。"
