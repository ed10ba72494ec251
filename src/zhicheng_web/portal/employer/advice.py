"""The engine's advice as HR reads it: what does not pass first; what only HR itself can answer is no lack."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.words.results import rank_result
from zhicheng_web import clock
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.shared.words.engine_answer import EngineAnswer, Json
from zhicheng_web.portal.shared.words.verdict_headline import ATTESTED_BY_EMPLOYER


def describe_employer_advice(case: Case, filed_answer: Json | None = None) -> dict[str, Any]:
    """The engine's answer, of the filing or of today, what does not pass first; or what keeps it from answering."""
    today = clock.today()
    try:
        answer = filed_answer or engine_input.judge_case(case, today)
    except InvalidCase as invalid:
        return {"problems": [problem.sentence for problem in invalid.problems]}
    open_, passed = split_open_and_passed(list_bearing_checks(answer, today))
    waits = bool(open_) and all(one["key"] in ATTESTED_BY_EMPLOYER for one in open_)
    return {
        "answer": answer,
        "is_answer_at_filing": filed_answer is not None,
        "open": open_,
        "passed": passed,
        "waits": waits,
    }


def list_bearing_checks(answer: Json, on: date) -> list[Json]:
    """What the verdict rests on, the gravest first: another route has no say, nor 二（一） where no diploma is asked."""
    engine_answer = EngineAnswer(answer, on)
    least = rank_result(engine_answer.result) if answer["route"] else 0
    checks = [one for one in engine_answer.relevant_checks if rank_result(one["result"]) >= least]
    return sorted(checks, key=lambda one: rank_result(one["result"]))


def split_open_and_passed(checks: Iterable[Json]) -> tuple[list[Json], list[Json]]:
    """What a person has to look at, and what passes."""
    open_ = [one for one in checks if one["result"] != "pass"]
    return open_, [one for one in checks if one["result"] == "pass"]


def find_gravest_open_result(case: Case) -> str:
    """The gravest result of a case that HR has not assessed, its own answer aside; "" where the engine cannot judge."""
    advice = describe_employer_advice(case)
    if "open" not in advice:
        return ""
    return next((one["result"] for one in advice["open"] if one["key"] not in ATTESTED_BY_EMPLOYER), WAITS_FOR_EMPLOYER)


WAITS_FOR_EMPLOYER = "waits"
"""Nothing is lacking but the employer's own word."""
