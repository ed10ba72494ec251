"""Every answer to everything that is not known of a case, one completed case after the other.

"Every unknown lies between its answers" (rules.md, "3 Putting a case together", 5): the rules find the kindest and the
strictest answer cleverly; here all answers are tried. An unknown is asked only where a clause reads it: the specialty where
the series has branches outside, the school stage of school teachers, the payer of the last months. Of answers that the
policy treats alike (州 and county units, a good and an excellent review) one is tried. The kindest answer stands first.
Where more than `MANY` facts are unknown, of those with more than `FEW` answers the first and the last are tried.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tests.rules.oracle_calendar import months_between
from tests.rules.oracle_policy import Policy, has_neighbours_outside, is_outside, value
from tests.rules.oracle_service import Case, items, part

Path = tuple[str | int, ...]
IS_HERE = "a post here"
MANY, FEW = 7, 3
NO_UNIT, OTHER_PAYER = "another unit", "a payer that is none of the units"
PLAIN_SPECIALTY = "一般"
STAGES = ("primary", "kindergarten", "junior", "senior")
OF_STAGES = "school_teaching"
LONG_AGO, IN_A_LIFETIME = "1985-01-01", "2090-01-01"


class World(NamedTuple):
    """A case in which nothing is unknown, and the answers that made it so."""

    case: Case
    answers: Mapping[Path, Any]


def list_worlds(case: Case, policy: Policy) -> list[World]:
    """All completed cases; the one with the kindest answers first."""
    return list(complete(World(case, {}), policy))


def complete(world: World, policy: Policy) -> Iterator[World]:
    """Answers the first unknown in every way, and goes on with what is unknown then."""
    unknown = list(list_unknown(world.case, policy))
    if not unknown:
        yield world
        return
    path, answers = unknown[0]
    if len(unknown) + len(world.answers) > MANY and len(answers) > FEW:
        answers = (answers[0], answers[-1])
    for answer in answers:
        yield from complete(World(replaced(world.case, path, answer), {**world.answers, path: answer}), policy)


def replaced(thing: Any, path: Path, answer: Any) -> Any:
    """A copy of a case with one field answered."""
    if not path:
        return answer
    key, *rest = path
    if isinstance(thing, list):
        return [replaced(item, tuple(rest), answer) if place == key else item for place, item in enumerate(thing)]
    return {**(thing or {}), key: replaced((thing or {}).get(key), tuple(rest), answer)}


def list_unknown(case: Case, policy: Policy) -> Iterator[tuple[Path, Sequence[Any]]]:
    """The facts that are not stated and that some clause reads, each with its answers, kindest first."""
    series = part(case, "target").get("series")
    if series is None:
        yield ("target", "series"), series_to_try(case, policy)
        return
    yield from of_applicant(case, policy)
    yield from of_employer(case, policy)
    yield from of_target(case, policy)
    for place, education in enumerate(items(case, "educations")):
        if education.get("recognized") is None:
            yield ("educations", place, "recognized"), (True, False)
    for place, licence in enumerate(items(case, "licences")):
        if licence.get("date") is None:
            yield ("licences", place, "date"), (LONG_AGO, case["filing_date"], IN_A_LIFETIME)
    yield from of_employment(case)
    yield from of_insurance(case)


def one_of_each(results: Mapping[str, str]) -> tuple[str, ...]:
    """One answer for everything that a policy says of the answers; kindest first."""
    kindest_first = ("pass", "review", "fail")
    answers = {said: answer for answer, said in results.items()}
    return tuple(answers[said] for said in kindest_first if said in answers)


def of_applicant(case: Case, policy: Policy) -> Iterator[tuple[Path, Sequence[Any]]]:
    """一（一） and 一（二）."""
    applicant = part(case, "applicant")
    if applicant.get("origin") is None:
        yield ("applicant", "origin"), ("mainland", "foreign")
    if applicant.get("origin") == "foreign" and applicant.get("work_permit") is None:
        yield ("applicant", "work_permit"), (True, False)
    if applicant.get("status") is None:
        yield ("applicant", "status"), ("employed", "civil_servant", "not_employed")
    if applicant.get("annual_review") is None:
        reviews = value(policy, "scope.annual_reviews")
        others = {key: said for key, said in reviews.items() if key != "none"}
        kindest, *worse = one_of_each(others)
        yield ("applicant", "annual_review"), (kindest, "none", *worse)
    for key in ("refuses_assignment", "not_competent"):
        if applicant.get(key) is None:
            yield ("applicant", key), (False, True)


def of_employer(case: Case, policy: Policy) -> Iterator[tuple[Path, Sequence[Any]]]:
    """一（一）, 一（四）, and who is who."""
    employer = part(case, "employer")
    units = sorted({unit for unit in units_named(case) if unit is not None})
    if employer.get("registered_in_kunming") is None:
        yield ("employer", "registered_in_kunming"), (True, False)
    if employer.get("kind") is None:
        yield ("employer", "kind"), one_of_each(value(policy, "scope.employer_kinds"))
    affiliations = one_of_each(value(policy, "scope.employer_affiliations"))
    if employer.get("affiliation") is None:
        yield ("employer", "affiliation"), affiliations
    if employer.get("branch_of") is not None and employer["branch_of"].get("affiliation") is None:
        yield ("employer", "branch_of", "affiliation"), affiliations
    if employer.get("uscc") is None:
        yield ("employer", "uscc"), (*units, NO_UNIT)
    others: dict[Path, Case | None] = {
        ("employer", "branch_of"): employer.get("branch_of"),
        ("dispatch_agency",): case.get("dispatch_agency"),
    }
    for path, unit in others.items():
        if unit is not None and unit.get("uscc") is None:
            yield (*path, "uscc"), (*units, NO_UNIT)


def units_named(case: Case) -> Iterator[str | None]:
    """The units that paid or where somebody worked."""
    yield from (row.get("payer") for row in items(case, "insurance"))
    yield from (spell.get("employer") for spell in items(case, "employment"))


def of_target(case: Case, policy: Policy) -> Iterator[tuple[Path, Sequence[Any]]]:
    """一（三）, 二（五）, and the school stage that a standard asks for."""
    target = part(case, "target")
    outside = is_outside(policy, target["series"])
    if target.get("specialty") is None and not outside and has_neighbours_outside(policy, target["series"]):
        doubtful = str(policy["scope"]["doubts"][0]["word"])
        yield ("target", "specialty"), (PLAIN_SPECIALTY, doubtful)
    if target["series"] == OF_STAGES and target.get("school_stage") is None:
        yield ("target", "school_stage"), STAGES
    titled = any(title["date"] <= case["filing_date"] for title in items(case, "titles"))
    if target.get("major_relation") is None and items(case, "educations") and not titled:
        yield ("target", "major_relation"), ("same", "unrelated")


def of_employment(case: Case) -> Iterator[tuple[Path, Sequence[Any]]]:
    """Records and series of the posts that may count; without any post stated, whether there is one."""
    if not items(case, "employment") and IS_HERE not in case:
        yield (IS_HERE,), (True, False)
    everywhere = {part(case, "target")["series"], *(title["series"] for title in items(case, "titles"))}
    for place, spell in enumerate(items(case, "employment")):
        if spell["work"] in ("professional", "skilled") and spell.get("record") is None:
            yield ("employment", place, "record"), ("recruitment_register", "none")
        if spell["work"] == "professional" and spell.get("series") is None and items(case, "titles"):
            target = part(case, "target")["series"]
            yield ("employment", place, "series"), (target, *sorted(everywhere - {target}), "another series")


def of_insurance(case: Case) -> Iterator[tuple[Path, Sequence[Any]]]:
    """Who paid the latest month that is read."""
    now = case["filing_date"][:7]
    rows = items(case, "insurance")
    latest = max((min(row["to"], now) for row in rows if row["from"] <= now), default=None)
    employer, agency = part(case, "employer"), case.get("dispatch_agency")
    payers = [
        employer.get("uscc"),
        (agency or {}).get("uscc"),
        (employer.get("branch_of") or {}).get("uscc"),
        OTHER_PAYER,
    ]
    for place, row in enumerate(rows):
        if row.get("payer") is None and latest is not None and latest in months_between(row["from"], row["to"]):
            yield ("insurance", place, "payer"), tuple(payer for payer in payers if payer is not None)


def series_to_try(case: Case, policy: Policy) -> tuple[str, ...]:
    """The series that the case names, and one of every kind that a policy tells apart."""
    named = [title["series"] for title in items(case, "titles")]
    named += [spell["series"] for spell in items(case, "employment") if spell.get("series")]
    kinds = {kind_of(policy, series): series for series in reversed(policy["series"])}
    return tuple(dict.fromkeys([*(series for series in named if series in policy["series"]), *kinds.values()]))


def kind_of(policy: Policy, series: str) -> tuple[Any, ...]:
    """What a policy tells series apart by: scope, 员级, licence, what its standard accepts."""
    row, outside = policy["series"][series], is_outside(policy, series)
    columns = ("level", "credential", "months", "title_first", "school_stages", "confidence")
    accepts = tuple(
        tuple(one[column] for column in columns)
        for level in ("technician", "assistant")
        for one in policy["standards_rows"].get((series, level), [])
    )
    licence = (row["licence_key"], row["licence_mode"])
    neighbours = has_neighbours_outside(policy, series)
    return (outside,) if outside else (bool(row["technician_title"]), licence, neighbours, accepts)
