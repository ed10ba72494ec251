"""Readings that decide a case: where another declared reading of a clause would give another verdict or another day.

Each alternative is judged with the same rules under terms in which it stands in the place of the reading that applies.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from zhicheng.codes import VERDICTS
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.judge import Judgement, judge
from zhicheng.eligibility.terms import PolicyTerms, flatten_policy
from zhicheng.policy.model import Alternative, Policy, Setting
from zhicheng.workdays.days import NEVER, iso_day


class OtherReading(NamedTuple):
    """Another reading that a policy declares, and the terms under it."""

    setting: Setting
    alternative: Alternative
    terms: PolicyTerms


READINGS_BY_POLICY: dict[str, tuple[OtherReading, ...]] = {}


def list_other_readings(policy: Policy) -> tuple[OtherReading, ...]:
    """The alternatives of a policy that a judgement can notice; made once for every content."""
    if policy.hash not in READINGS_BY_POLICY:
        READINGS_BY_POLICY[policy.hash] = tuple(find_other_readings(policy))
    return READINGS_BY_POLICY[policy.hash]


def find_other_readings(policy: Policy) -> Iterator[OtherReading]:
    """Every alternative whose terms differ from those that apply."""
    own = flatten_policy(policy)
    for path, setting in policy.settings.items():
        for alternative in setting.alternatives:
            chosen = replace(setting, value=alternative.value)
            terms = flatten_policy(replace(policy, settings={**policy.settings, path: chosen}))
            if terms != own:
                yield OtherReading(setting, alternative, terms)


def list_deciding_readings(facts: Facts, judgement: Judgement, book: Codebook) -> list[dict[str, Any]]:
    """The readings under which this case would come out otherwise: in verdict, or in the day from which it does."""
    found = []
    for setting, alternative, terms in list_other_readings(book.policy):
        other = judge(facts.person, *terms)
        if (other.verdict, other.earliest) != (judgement.verdict, judgement.earliest):
            found.append(
                {
                    "clause": setting.clause,
                    "key": setting.path,
                    "value": as_json(setting.value),
                    "alternative": as_json(alternative.value),
                    "verdict": VERDICTS[other.verdict],
                    "earliest": iso_day(other.earliest) if other.earliest < NEVER else None,
                    "meaning": alternative.meaning,
                }
            )
    return found


def as_json(value: object) -> object:
    """A value of a policy as JSON writes it."""
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value
