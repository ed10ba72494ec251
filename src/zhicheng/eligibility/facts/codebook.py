"""A policy made ready for judging: its terms, and how the words of a case become numbers and back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from zhicheng.eligibility.facts.fields import FieldRow
from zhicheng.eligibility.facts.schema import build_case_fields
from zhicheng.eligibility.terms import PolicyTerms, flatten_policy, number_licences
from zhicheng.policy.model import Doubt, Policy, Series, Standard
from zhicheng.workdays.days import day_number

MAX_KNOWN_SPECIALTIES = 10_000  # specialties; people write few, an attacker writes many


class Codebook(NamedTuple):
    """Everything that depends on the policy and not on the case; made once."""

    policy: Policy
    terms: PolicyTerms
    series: tuple[Series | None, ...]  # by code; 0 is not stated
    licences: tuple[str, ...]  # by code
    licence_names: Mapping[str, str]
    areas: Mapping[str, str]  # codes and aliases → our code
    doubts: dict[tuple[str, int], Doubt | None]  # specialties already looked at, each in a series
    related: Mapping[str, Mapping[str, int]]  # employer → registered predecessors and affiliates, each since a day
    fields: Mapping[str, tuple[FieldRow, ...]]
    standards: Mapping[tuple[str, str], tuple[Standard, ...]]  # by series and level, so that a sentence need not search
    not_asked: tuple[str, ...]  # the checks that the policy does not have

    def find_related_units(self, employer: str, filing: int) -> frozenset[str]:
        """二（二）: the predecessors and affiliates that count as the employer for a filing on a day."""
        units = self.related.get(employer, {})
        return frozenset(unit for unit, since in units.items() if since <= filing)

    def find_doubt(self, specialty: str, series: int) -> Doubt | None:
        """一（三）: the first doubtful word that a specialty contains, pointing to the neighbour of the series written."""
        place = specialty, series
        if place not in self.doubts:
            found = next((doubt for doubt in self.policy.doubts if _has_doubtful_word(specialty, doubt)), None)
            nearest = found and replace(found, points_to=self._find_neighbour(found, series))
            if len(self.doubts) >= MAX_KNOWN_SPECIALTIES:
                return nearest
            self.doubts[place] = nearest
        return self.doubts[place]

    def _find_neighbour(self, doubt: Doubt, code: int) -> str:
        """Which branch outside the notice is meant: that of the same series, as 药学 under 工程 is none of 卫生."""
        series, known = self.series[code], self.policy.series
        near = (key for key in doubt.nearer if series is not None and known[key].number == series.number)
        return next(near, doubt.points_to)


def _has_doubtful_word(specialty: str, doubt: Doubt) -> bool:
    """Whether the word stands there otherwise than inside one that is not meant."""
    for word in doubt.unless:
        specialty = specialty.replace(word, "、")
    return doubt.word in specialty


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
    related: dict[str, dict[str, int]] = {}
    for pair in policy.related_units:
        units, since = related.setdefault(pair.employer, {}), day_number(pair.since)
        units[pair.related] = min(since, units.get(pair.related, since))
    standards: dict[tuple[str, str], tuple[Standard, ...]] = {}
    for one in policy.standards:
        standards[one.series, one.level] = (*standards.get((one.series, one.level), ()), one)
    return Codebook(
        policy=policy,
        terms=flatten_policy(policy),
        series=(None, *policy.series.values()),
        licences=("", *licences),
        licence_names={one.licence: one.licence_name or one.licence for one in policy.series.values() if one.licence},
        areas=areas,
        doubts={},
        related=related,
        fields=build_case_fields(policy, tuple(licences), areas),
        standards=standards,
        not_asked=policy.words("checks.not_asked"),
    )
