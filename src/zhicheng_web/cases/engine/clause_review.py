"""The examination clause by clause: the engine's checks as questions, a person's answers beside them (三（三）)."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zhicheng.eligibility.check import Json
from zhicheng_web.cases.models import Case, Opinion, Verdict

ANSWERS = ("pass", "fail", "not_applicable")
"""What a person can say of a clause."""


class Answer(NamedTuple):
    """A person's opinion on one clause: pass, fail or not_applicable, and why where it departs from the advice."""

    opinion: str
    reason: str = ""


def latest_verdict(case: Case) -> Verdict:
    """The receipt of the standing filing. LookupError before there is one."""
    found = Verdict.objects.filter(case=case).order_by("-pk").first()
    if found is None:
        raise LookupError(f"case {case.public_id} has no verdict")
    return found


def said(verdict: Verdict) -> Json:
    """The engine's answer as it was kept."""
    answer: Json = json.loads(verdict.answer)
    return answer


def questions(verdict: Verdict) -> list[Json]:
    """The checks an examiner looks at: all of them; of the routes only the one that was taken.

    Routes not taken decide nothing: each is told in the answer's `routes`.
    """
    answer = said(verdict)
    others = {one["route"] for one in answer["routes"]} - {answer["route"], "series_change"}
    return [check for check in answer["checks"] if answer["route"] is None or check["key"] not in others]


def opinions(case: Case, answers: Mapping[str, Answer]) -> list[Opinion]:
    """One opinion a check, not saved: the answer that was given, else the engine's own word. None before a verdict."""
    verdict = Verdict.objects.filter(case=case).order_by("-pk").first()
    rows = []
    for check in questions(verdict) if verdict else ():
        agreed = "fail" if check["result"] == "later" else check["result"]
        answer = answers.get(check["key"], Answer(agreed))
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


def departs(row: Opinion) -> bool:
    """Whether a person says other than the engine: then they say why."""
    return row.opinion != row.advice


def contradictory(refuses: bool, rows: Sequence[Opinion]) -> str:
    """What in the opinions speaks against the outcome; empty where nothing does."""
    failed = [row.clause for row in rows if row.opinion == "fail"]
    if refuses:
        return "" if failed else "各条都符合"
    return f"{'、'.join(failed)}不符合" if failed else ""
