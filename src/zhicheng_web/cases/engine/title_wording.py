"""Another wording of a granted title, judged again by the rules under which it was granted (三（四）)."""

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

from zhicheng.eligibility.check import Json, check
from zhicheng.policy.model import Policy, Series
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.engine.clause_review import find_latest_verdict, parse_verdict_answer
from zhicheng_web.cases.models import Case, Recognition
from zhicheng_web.ledger.chain import canonical_json

OBSTACLES: Final = ("fail", "later", "unknown")
"""Results against a title; what a person has to judge (review) is left to the two who decide."""


class JudgedWording(NamedTuple):
    """A wording with the engine's receipt for it, and what speaks against it that did not speak against the first."""

    series: str
    title: str
    specialty: str
    facts: str
    answer: str
    obstacles: tuple[str, ...]


def list_possible_series(title: Recognition) -> list[Series]:
    """The series that this notice assesses and that have a title of the same level (一（三）)."""
    policy = engine_input.find_policy_on(engine_input.to_kunming_day(title.recognised_at))
    return [one for one in policy.series.values() if one.assessment == "assess" and one.find_title(title.level)]


def judge_wording(case: Case, title: Recognition, series: str, specialty: str) -> JudgedWording:
    """Judge what was filed once more with another series and specialty, under the policy of the filing.

    Raises InvalidCase where the facts cannot be judged so, LookupError for a series without a title of this level.
    """
    verdict = find_latest_verdict(case)
    facts: Json = json.loads(verdict.facts)
    facts["target"] = dict(facts.get("target") or {}) | {"series": series, "specialty": specialty}
    policy = engine_input.find_policy_on(day_number(facts["filing_date"]))
    answer = check(facts, policy, load_current_calendar(), readings=False)
    wanted = find_series_title(policy, series, title.level)
    return JudgedWording(
        series,
        wanted,
        specialty,
        canonical_json(facts),
        canonical_json(answer),
        tuple(list_new_obstacles(parse_verdict_answer(verdict), answer, wanted)),
    )


def find_series_title(policy: Policy, series: str, level: str) -> str:
    """What a series calls its title of a level. Raises LookupError where it has none."""
    found = policy.series[series].find_title(level) if series in policy.series else None
    if found is None:
        raise LookupError(f"{series} has no title of level {level}")
    return found


def list_new_obstacles(granted: Json, wanted: Json, title: str) -> Sequence[str]:
    """The sentences that speak against the wanted wording: clauses that now fail and did not, another authority or title."""
    known = {one["key"] for one in granted["checks"] if one["result"] in OBSTACLES}
    against = [f"{one['reason']}" for one in wanted["checks"] if one["result"] in OBSTACLES and one["key"] not in known]
    if wanted["authority"] != granted["authority"]:
        against.append(f"按规则不由本部门认定：{wanted['authority_reason']}")
    if wanted["title"] not in (None, title):
        against.append(f"按规则，这样申报得到的是{wanted['title']}，不是{title}。")
    return against
