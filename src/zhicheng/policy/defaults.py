"""What holds where a policy does not speak: settings that came later than the first policies, checks that it leaves out."""

from collections.abc import Mapping
from types import MappingProxyType

from zhicheng import codes

DefaultValue = str | int | tuple[str, ...] | Mapping[str, str]
PAYER_WORDS = ("employer", "agency", "related_unit", "parent", "other")


ALL_PASS: Mapping[str, Mapping[str, str]] = {
    path: MappingProxyType(dict.fromkeys(words, "pass"))
    for path, words in (
        ("scope.annual_reviews", codes.ANNUAL_REVIEWS[1:]),
        ("scope.employer_affiliations", codes.AFFILIATIONS[1:]),
        ("education.modes", codes.STUDY_MODES[1:]),
        ("insurance.payers", PAYER_WORDS),
        ("insurance.payers_of_dispatched", PAYER_WORDS),
    )
}
DEFAULTS: Mapping[str, DefaultValue] = {
    "checks.not_asked": (),
    "education.modes": ALL_PASS["education.modes"],
    "insurance.instead": (),
    "major.unrelated": "pass",
}
"""Settings of which a policy need not speak, and what then holds."""
DEFAULTS_BY_CHECK: Mapping[str, Mapping[str, DefaultValue]] = {
    "work_permit": {},
    "conduct": {},
    "annual_review": {"scope.annual_reviews": ALL_PASS["scope.annual_reviews"]},
    "employer_in_scope": {"scope.employer_affiliations": ALL_PASS["scope.employer_affiliations"]},
    "series_standard": {
        "standards.title_step": "notice",
        "standards.technician_education": "notice",
        "standards.education_floor": "ignore",
        "standards.shorter": "notice",
        "standards.longer": "notice",
        "standards.no_technician": "closed",
        "standards.master_series": (),
        "standards.master_months": 1,
        "standards.senior_worker": "every_series",
        "standards.service_from_licence": (),
    },
    "insured_months": {
        "insurance.months": 0,
        "insurance.run_ends_before": 0,
        "insurance.unposted_months": 0,
        "insurance.master_exempt": "always",
        "insurance.late": "good",
        "insurance.areas": MappingProxyType(dict.fromkeys(codes.INSURANCE_AREAS[1:], "good")),
    },
    "last_payer": {path: ALL_PASS[path] for path in ("insurance.payers", "insurance.payers_of_dispatched")},
    "unrelated_major": {"major.months": 0},
    "entry_licence": {},
    "series_change": {"series_change.months": 0},
}
"""The checks that a policy may leave out (`checks.not_asked`), and what then stands in the place of their settings."""
DEFAULTS_OF_CHECKS: Mapping[str, DefaultValue] = {
    path: value for settings in DEFAULTS_BY_CHECK.values() for path, value in settings.items()
}


def find_default(path: str) -> DefaultValue:
    """What holds where a policy does not speak of a setting. KeyError: it has to."""
    return DEFAULTS[path] if path in DEFAULTS else DEFAULTS_OF_CHECKS[path]
