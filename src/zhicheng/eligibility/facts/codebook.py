"""A policy made ready for judging: its terms, and how the words of a case become numbers and back."""

from collections.abc import Mapping
from typing import NamedTuple

from zhicheng.eligibility.facts.fields import Field
from zhicheng.eligibility.facts.schema import fields_of
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.terms import flatten, licence_codes
from zhicheng.policy.model import Doubt, Policy, Series

MOST_REMEMBERED = 10_000  # specialties; people write few, an attacker writes many


class Codebook(NamedTuple):
    """Everything that depends on the policy and not on the case; made once."""

    policy: Policy
    terms: Terms
    series: tuple[Series | None, ...]  # by code; 0 is not stated
    licences: tuple[str, ...]  # by code
    licence_names: Mapping[str, str]
    areas: Mapping[str, str]  # codes and aliases → our code
    doubts: dict[str, Doubt | None]  # specialties already looked at
    related: Mapping[str, frozenset[str]]  # employer → registered predecessors and affiliates
    fields: Mapping[str, tuple[Field, ...]]

    def doubt(self, specialty: str) -> Doubt | None:
        """一（三）: the first doubtful word of the policy that a specialty contains."""
        if specialty not in self.doubts:
            found = next((doubt for doubt in self.policy.doubts if _contains(specialty, doubt)), None)
            if len(self.doubts) >= MOST_REMEMBERED:
                return found
            self.doubts[specialty] = found
        return self.doubts[specialty]


def _contains(specialty: str, doubt: Doubt) -> bool:
    return doubt.word in specialty and not any(word in specialty for word in doubt.unless)


MADE: dict[str, Codebook] = {}


def codebook(policy: Policy) -> Codebook:
    """The codebook of a policy; made once for every content."""
    if policy.hash not in MADE:
        MADE[policy.hash] = make(policy)
    return MADE[policy.hash]


def make(policy: Policy) -> Codebook:
    """Make the codebook of a policy."""
    licences = licence_codes(policy)
    areas = {code: area.code for area in policy.areas.values() for code in (area.code, *area.aliases)}
    related: dict[str, set[str]] = {}
    for pair in policy.related_units:
        related.setdefault(pair.employer, set()).add(pair.related)
    return Codebook(
        policy=policy,
        terms=flatten(policy),
        series=(None, *policy.series.values()),
        licences=("", *licences),
        licence_names={one.licence: one.licence_name or one.licence for one in policy.series.values() if one.licence},
        areas=areas,
        doubts={},
        related={employer: frozenset(units) for employer, units in related.items()},
        fields=fields_of(tuple(policy.series), tuple(licences), areas, policy.id),
    )
