"""The closed vocabulary of a policy: which settings there are, and what value each may have. Meaning is code; values vary."""

from collections.abc import Mapping

from zhicheng import codes
from zhicheng.policy.defaults import DEFAULTS_BY_CHECK, PAYER_WORDS
from zhicheng.policy.kinds import (
    Kind,
    iso_date,
    list_of_months,
    list_of_texts,
    list_of_words,
    one_of,
    plain_text,
    whole_number,
    word_for_each_key,
    yes_or_no,
)

READING_RESULTS = ("pass", "review", "fail")
MONTH_WORTHS = ("not_counted", "review", "good")

SETTINGS: Mapping[str, Kind] = {
    "checks.not_asked": list_of_words(*DEFAULTS_BY_CHECK),
    "scope.employer_kinds": word_for_each_key(codes.EMPLOYER_KINDS[1:], READING_RESULTS),
    "scope.excluded_statuses": list_of_words(*codes.STATUSES[1:]),
    "scope.annual_reviews": word_for_each_key(codes.ANNUAL_REVIEWS[1:], READING_RESULTS),
    "scope.employer_affiliations": word_for_each_key(codes.AFFILIATIONS[1:], READING_RESULTS),
    "education.counts_as": word_for_each_key(
        codes.EDUCATIONS[1:], codes.COUNTED_CREDENTIALS, optional=codes.OPTIONAL_EDUCATIONS
    ),
    "education.modes": word_for_each_key(codes.STUDY_MODES[1:], READING_RESULTS),
    "education.asked_of_every_route": yes_or_no(),
    "standards.title_step": one_of("notice", "require"),
    "standards.technician_education": one_of("standard", "notice"),
    "standards.education_floor": one_of("fail", "review", "ignore"),
    "standards.shorter": one_of("notice", "standard"),
    "standards.longer": one_of("review", "standard", "notice"),
    "standards.no_technician": one_of("review", "closed"),
    "standards.master_series": list_of_texts("系列的键的清单"),
    "standards.master_months": whole_number(1, 240),
    "standards.senior_worker": one_of("rows", "every_series"),
    "standards.service_from_licence": list_of_texts("系列的键的清单"),
    "insurance.months": whole_number(0, 120),
    "insurance.run_ends_before": whole_number(0, 6),
    "insurance.unposted_months": whole_number(0, 6),
    "insurance.master_exempt": one_of("first_title", "always"),
    "insurance.late": one_of(*MONTH_WORTHS),
    "insurance.areas": word_for_each_key(codes.INSURANCE_AREAS[1:], MONTH_WORTHS),
    "insurance.payers": word_for_each_key(PAYER_WORDS, READING_RESULTS, optional=("agency",)),
    "insurance.payers_of_dispatched": word_for_each_key(PAYER_WORDS, READING_RESULTS),
    "insurance.instead": list_of_words("residence"),
    "service.cut_off": one_of("publicity_start", "publicity_end", "quarter_end", "year_end"),
    "service.records": list_of_words(*(word for word in codes.RECORDS[1:] if word != "none")),
    "service.without_record": one_of("not_counted", "review"),
    "service.gaps": one_of("day_for_day", "whole_months"),
    "service.series": one_of("any", "target"),
    "major.months": whole_number(0, 120),
    "major.unrelated": one_of(*READING_RESULTS),
    "series_change.months": whole_number(1, 120),
    "publicity.working_days": whole_number(1, 60),
    "publicity.posting_day_counts": yes_or_no(),
    "publicity.starts_on_working_day": yes_or_no(),
    "routing.municipal_kinds": list_of_words(*codes.EMPLOYER_KINDS[1:]),
    "filing.months": list_of_months(),
    "filing.first_day": whole_number(1, 31),
    "filing.last_day": whole_number(1, 31),
    "filing.gate": one_of("filing", "submission"),
    "filing.rolls_over": yes_or_no(),
    "filing.grace_working_days": whole_number(0, 60),
    "filing.bar_years": whole_number(0, 30),
    "remedy.answer_days": whole_number(1, 60),
    "remedy.review_days": whole_number(1, 365),
    "remedy.reconsideration_days": whole_number(1, 365),
    "remedy.litigation_months": whole_number(1, 24),
    "promise.employer_review": whole_number(0, 60),
    "promise.objection": whole_number(0, 60),
    "promise.acceptance": whole_number(0, 60),
    "promise.examination": whole_number(0, 60),
    "promise.approval": whole_number(0, 60),
}

MORE_CREDENTIALS = ("doctor", "second_bachelor", "high_school", "licence", "no_education")
"""What standards name besides the credentials of the routes; kept as facts, they open nothing by themselves."""
CONFIDENCES = ("text", "secondary", "memory")

ROUTE_FIELDS: Mapping[str, Kind] = {
    "key": plain_text(),
    "clause": plain_text(),
    "name": plain_text(),
    "credential": one_of(*codes.CREDENTIALS[1:]),
    "credential_name": plain_text(),
    "months": whole_number(0, 240),
    "next_month": yes_or_no(),
    "work": list_of_words(*codes.WORKS[1:]),
    "own_series": yes_or_no(),
    "gives": one_of("technician", "assistant", "intermediate", "held"),
    "education": yes_or_no(),
    "uninsured": yes_or_no(),
    "more_credentials": list_of_words(*codes.CREDENTIALS[1:]),
    "months_in_all": whole_number(1, 240),
    "insured_months": whole_number(1, 120),
    "series": list_of_texts("系列的键的清单", least=1),
}
DOUBT_FIELDS: Mapping[str, Kind] = {
    "clause": plain_text(),
    "word": plain_text(),
    "points_to": plain_text(),
    "unless": list_of_texts("字样的清单"),
    "nearer": list_of_texts("系列键的清单"),
}
MATERIAL_CONDITIONS = (
    "always",
    "foreign",
    "by_education",
    "by_skill",
    "by_title",
    "recruitment_register",
    "appointment_notice",
    "labour_contract",
    "insurance_record",
    "residence",
    "licence",
    "series_change",
    "dispatched",
    "branch_outside",
)
PROVIDERS = ("applicant", "employer", "office")
"""Who provides a paper; of the office is what is made of its own records: nobody uploads it."""
MATERIAL_FIELDS: Mapping[str, Kind] = {
    "key": plain_text(),
    "clause": plain_text(),
    "when": one_of(*MATERIAL_CONDITIONS),
    "provided_by": one_of(*PROVIDERS),
    "name": plain_text(),
    "note": plain_text(),
}
WINDOW_FIELDS: Mapping[str, Kind] = {
    "clause": plain_text(),
    "opens": iso_date("2026-05-06"),
    "closes": iso_date("2026-06-30"),
}
AREA_FIELDS: Mapping[str, Kind] = {
    "code": plain_text(),
    "name": plain_text(),
    "aliases": list_of_texts("代码的清单"),
}
ROW_KINDS: Mapping[str, tuple[Mapping[str, Kind], frozenset[str]]] = {
    "routes": (ROUTE_FIELDS, frozenset({"key", "clause", "name", "credential", "credential_name", "work", "gives"})),
    "scope.doubts": (DOUBT_FIELDS, frozenset({"clause", "word", "points_to"})),
    "materials": (MATERIAL_FIELDS, frozenset({"key", "clause", "when", "provided_by", "name"})),
    "filing.windows": (WINDOW_FIELDS, frozenset(WINDOW_FIELDS)),
    "areas": (AREA_FIELDS, frozenset({"code", "name"})),
}
POLICY_FIELDS: Mapping[str, Kind] = {
    "id": plain_text(),
    "name": plain_text(),
    "clause": plain_text(),
    "in_force": iso_date("2023-01-01"),
    "in_force_note": plain_text(),
    "notice": plain_text(),
    "series": plain_text(),
    "standards": plain_text(),
    "authorities": plain_text(),
    "related_units": plain_text(),
    "city": plain_text(),
    "city_name": plain_text(),
    "city_short": plain_text(),
    "province": plain_text(),
    "time_zone": plain_text(),
    "sample": yes_or_no(),
    "done_by_people": list_of_texts("条款地址的清单"),
}
OPTIONAL_POLICY_FIELDS = frozenset({"in_force_note", "sample", "standards", "related_units", "done_by_people"})
READING_FIELDS: Mapping[str, Kind] = {
    "clause": plain_text(),
    "reading": plain_text(),
    "author": plain_text(),
    "decided": iso_date("2026-11-24"),
}
