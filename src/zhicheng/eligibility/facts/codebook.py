"""A policy made ready for judging: its terms, and how the words of a case become numbers and back."""

from collections.abc import Mapping
from typing import NamedTuple

from zhicheng.eligibility.facts.fields import Field
from zhicheng.eligibility.facts.schema import build_case_fields
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.terms import flatten_policy, number_licences
from zhicheng.policy.model import Doubt, Policy, Series

MAX_KNOWN_SPECIALTIES = 10_000  # specialties; people write few, an attacker writes many


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
            found = next((doubt for doubt in self.policy.doubts if _has_doubtful_word(specialty, doubt)), None)
            if len(self.doubts) >= MAX_KNOWN_SPECIALTIES:
                return found
            self.doubts[specialty] = found
        return self.doubts[specialty]


def _has_doubtful_word(specialty: str, doubt: Doubt) -> bool:
    return doubt.word in specialty and not any(word in specialty for word in doubt.unless)


CODEBOOKS: dict[str, Codebook] = {}


def codebook(policy: Policy) -> Codebook:
    """The codebook of a policy; made once for every content."""
    if policy.hash not in CODEBOOKS:
        CODEBOOKS[policy.hash] = build_codebook(policy)
    return CODEBOOKS[policy.hash]


def build_codebook(policy: Policy) -> Codebook:
    """Make the codebook of a policy."""
    licences = number_licences(policy)
    areas = {code: area.code for area in policy.areas.values() for code in (area.code, *area.aliases)}
    related: dict[str, set[str]] = {}
    for pair in policy.related_units:
        related.setdefault(pair.employer, set()).add(pair.related)
    return Codebook(
        policy=policy,
        terms=flatten_policy(policy),
        series=(None, *policy.series.values()),
        licences=("", *licences),
        licence_names={one.licence: one.licence_name or one.licence for one in policy.series.values() if one.licence},
        areas=areas,
        doubts={},
        related={employer: frozenset(units) for employer, units in related.items()},
        fields=build_case_fields(tuple(policy.series), tuple(licences), areas, policy.id),
    )
