"""The engine's opinion as HR reads it: what does not pass first; what only HR itself can answer is no lack."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng_web import clock
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.portal.shared.words.engine_answer import EngineAnswer
from zhicheng_web.portal.shared.words.verdict_headline import ATTESTED_BY_EMPLOYER, GRAVITY_ORDER


def opinion(it: Any, kept: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The engine's answer, kept or of today, what does not pass first; or what keeps it from answering."""
    today = clock.today()
    try:
        answer = kept or engine_input.judge_case(it, today)
    except InvalidCase as invalid:
        return {"problems": [problem.sentence for problem in invalid.problems]}
    open_, passed = split(bearing(answer, today))
    waits = bool(open_) and all(one["key"] in ATTESTED_BY_EMPLOYER for one in open_)
    return {"answer": answer, "kept": kept is not None, "open": open_, "passed": passed, "waits": waits}


def bearing(answer: Mapping[str, Any], on: date) -> list[Any]:
    """What the verdict rests on, the gravest first: another route has no say, nor 二（一） where no diploma is asked."""
    it = EngineAnswer(answer, on)
    least = GRAVITY_ORDER.index(it.result) if answer["route"] else 0
    said = [one for one in it.relevant_checks if GRAVITY_ORDER.index(one["result"]) >= least]
    return sorted(said, key=lambda one: GRAVITY_ORDER.index(one["result"]))


def split(checks: Iterable[Mapping[str, Any]]) -> tuple[list[Any], list[Any]]:
    """What a person has to look at, and what passes."""
    open_ = [one for one in checks if one["result"] != "pass"]
    return open_, [one for one in checks if one["result"] == "pass"]


def at_a_glance(it: Any) -> str:
    """The gravest result of a case that HR has not assessed, its own answer aside; "" where the engine cannot judge."""
    said = opinion(it)
    if "open" not in said:
        return ""
    return next((one["result"] for one in said["open"] if one["key"] not in ATTESTED_BY_EMPLOYER), WAITS)


WAITS = "waits"
"""Nothing is lacking but the employer's own word."""
