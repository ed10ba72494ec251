"""The examination clause by clause: the engine's checks as questions, a person's answers beside them (三（三）)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from zhicheng.eligibility.check import Json
from zhicheng_web.cases.models import Case, Opinion, Verdict

CLAUSE_ANSWERS = ("pass", "fail", "not_applicable")
"""What a person can say of a clause."""


class ClauseAnswer(NamedTuple):
    """A person's opinion on one clause: pass, fail or not_applicable, and why where it departs from the advice."""

    opinion: str
    reason: str = ""


def find_last_verdict(case: Case) -> Verdict | None:
    """The receipt of the last filing; None before there is one."""
    return Verdict.objects.filter(case=case).order_by("-pk").first()


def find_latest_verdict(case: Case) -> Verdict:
    """The receipt of the filing in force. LookupError before there is one."""
    found = find_last_verdict(case)
    if found is None:
        raise LookupError(f"case {case.public_id} has no verdict")
    return found


def parse_verdict_answer(verdict: Verdict) -> Json:
    """The engine's answer as the receipt holds it."""
    answer: Json = json.loads(verdict.answer)
    return answer


def find_authority_reason(case: Case) -> str:
    """Why the engine routed the filing to its authority; "" before there is a receipt: a form may be sent for any case."""
    verdict = find_last_verdict(case)
    return str(parse_verdict_answer(verdict)["authority_reason"]) if verdict else ""


def list_clause_checks(verdict: Verdict) -> list[Json]:
    """The checks an examiner looks at: all of them; of the routes only the one that was taken.

    Routes not taken decide nothing: each stands in the answer's `routes`.
    """
    return list_answer_checks(parse_verdict_answer(verdict))


def list_answer_checks(answer: Mapping[str, Any]) -> list[Json]:
    """The checks of an answer: of the routes only the one that was taken."""
    others = {one["route"] for one in answer["routes"]} - {answer["route"], "series_change"}
    return [check for check in answer["checks"] if answer["route"] is None or check["key"] not in others]


def build_opinions(case: Case, answers: Mapping[str, ClauseAnswer]) -> list[Opinion]:
    """One opinion a check, not saved: the answer that was given, else the engine's own word. None before a verdict."""
    verdict = find_last_verdict(case)
    rows = []
    for check in list_clause_checks(verdict) if verdict else ():
        agreed = "fail" if check["result"] == "later" else check["result"]
        answer = answers.get(check["key"], ClauseAnswer(agreed))
        rows.append(
            Opinion(
                key=check["key"],
                clause=check["clause"],
                advice=agreed,
                opinion=answer.opinion,
                reason=answer.reason.strip(),
            )
        )
    return rows


def departs_from_advice(row: Opinion) -> bool:
    """Whether a person says other than the engine: then they say why."""
    return row.opinion != row.advice


def describe_contradiction(refuses: bool, rows: Sequence[Opinion]) -> str:
    """What in the opinions speaks against the outcome; empty where nothing does."""
    failed = [row.clause for row in rows if row.opinion == "fail"]
    if refuses:
        return "" if failed else "各条都符合"
    return f"{'、'.join(failed)}不符合" if failed else ""
