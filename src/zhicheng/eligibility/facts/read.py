"""A case as it arrives becomes a person in numbers, or every problem it has at once (case-format.md, "A case")."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from zhicheng import codes
from zhicheng.codes import AGENCY, CLEAR, DOUBTFUL, EMPLOYER, NO, OTHER_PAYER, PARENT, RELATED_UNIT, UNIDENTIFIED, YES
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.fields import ABSENT, Problem, read_list, read_object
from zhicheng.eligibility.facts.schema import APPLICANT_FIELDS
from zhicheng.eligibility.rules.person import Person
from zhicheng.policy.model import Doubt
from zhicheng.workdays.days import NEVER

LIST_KEYS = ("educations", "skills", "titles", "licences", "employment", "insurance")
RESIDENCE_PLACE = len(APPLICANT_FIELDS)  # its place among the fields of the applicant, where it is asked
BRANCH_OF_PLACE = 5  # its place among the fields of the employer
NO_AFFILIATION = codes.AFFILIATIONS.index("none")


class InvalidCase(ValueError):
    """A case that cannot be judged; `problems` holds all of them, each with its path."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("；".join(f"{problem.path}：{problem.sentence}" for problem in problems))
        self.problems = tuple(problems)


class Facts(NamedTuple):
    """A case read: the person in numbers, and the names that sentences and routing need. "" is not stated."""

    id: Any
    person: Person
    employer: str
    management_area: str
    self_recognition: bool
    branch: bool
    branch_outside: bool  # its parent is an enterprise of another province, or nobody has said of which
    specialty: str
    doubt: Doubt | None
    doubled: tuple[str, ...]  # the lists in which an item stands twice, all its fields alike; it counts once


def read_case(case: object, book: Codebook) -> Facts:
    """Read one case under a policy. Raises InvalidCase with every problem."""
    problems: list[Problem] = []
    parts = read_case_parts(case, book, problems)
    problems = problems or list_contradictions(parts.publicity, *parts.items)
    if problems:
        raise InvalidCase(problems)
    items = [rows if len(rows) < 2 else drop_doubled_items(rows) for rows in parts.items]
    doubled = [] if items == parts.items else list_doubled(parts.items, items)
    specialty = parts.target[1]
    doubt = book.find_doubt(specialty, parts.target[0]) if specialty else None
    uscc, kind, affiliation, registered, area, branch_of, self_recognition, _ = parts.employer
    branch = branch_of is not ABSENT
    parent, province, parent_affiliation = parts.branch_of
    outside = branch and province.removesuffix("省") != book.policy.province
    person = Person._make(
        [
            parts.filing,
            *parts.publicity,
            *parts.applicant[:RESIDENCE_PLACE],
            *(parts.applicant[RESIDENCE_PLACE:] or (codes.UNSTATED,)),
            kind,
            affiliation,
            registered,
            parent_affiliation,
            NO if parts.agency is None else YES,
            parts.target[0],
            DOUBTFUL if doubt else CLEAR if specialty else codes.UNSTATED,
            *parts.target[2:],
            *build_list_columns(items, uscc, parts.agency, parent, book.find_related_units(uscc, parts.filing)),
        ]
    )
    name = None if parts.id is ABSENT else parts.id
    return Facts(name, person, uscc, area, self_recognition == YES, branch, outside, specialty, doubt, tuple(doubled))


def list_doubled(stated: list[list[list[Any]]], once: list[list[list[Any]]]) -> list[str]:
    """The lists from which an item was dropped."""
    return [name for name, rows, single in zip(LIST_KEYS, stated, once, strict=True) if len(single) < len(rows)]


def drop_doubled_items(items: list[list[Any]]) -> list[list[Any]]:
    """The items of a list, of those alike in every field the first only (rules.md, "3 Putting a case together"); the same
    list where no two are alike.
    """
    once = dict.fromkeys(map(tuple, items))
    return items if len(once) == len(items) else list(map(list, once))


class CaseParts(NamedTuple):
    """The objects of a case, each as the values of its fields."""

    id: Any
    filing: int
    publicity: list[Any]
    applicant: list[Any]
    employer: list[Any]
    branch_of: list[Any]
    agency: str | None  # None: not dispatched
    target: list[Any]
    items: list[list[list[Any]]]


def read_case_parts(case: object, book: Codebook, problems: list[Problem]) -> CaseParts:
    """Read every object and list of a case, collecting problems."""
    fields = book.fields
    identity, _, filing, publicity, applicant, employer, agency, target, *lists = read_object(
        case, fields["case"], "", problems
    )
    firm = read_object(employer, fields["employer"], "employer", problems)
    return CaseParts(
        identity,
        filing,
        [NEVER, NEVER] if publicity is ABSENT else read_object(publicity, fields["publicity"], "publicity", problems),
        read_object(applicant, fields["applicant"], "applicant", problems),
        firm,
        read_branch(firm[BRANCH_OF_PLACE], book, problems),
        None if agency is ABSENT else read_object(agency, fields["dispatch_agency"], "dispatch_agency", problems)[0],
        read_object(target, fields["target"], "target", problems),
        [read_list(raw, fields[name], name, problems) for name, raw in zip(LIST_KEYS, lists, strict=True)],
    )


def read_branch(branch_of: object, book: Codebook, problems: list[Problem]) -> list[Any]:
    """The legal person that the employer is a branch of; where it is no branch: none, without a province."""
    if branch_of is ABSENT:
        return [None, "", NO_AFFILIATION]
    return read_object(branch_of, book.fields["branch_of"], "employer.branch_of", problems)


def list_contradictions(
    dates: Sequence[int],
    educations: list[list[Any]],
    skills: list[list[Any]],
    titles: list[list[Any]],
    licences: list[list[Any]],
    employment: list[list[Any]],
    insurance: list[list[Any]],
) -> list[Problem]:
    """What no single field shows: an end before its start, a diploma without any date."""
    problems = []
    if dates[1] < dates[0]:
        problems.append(Problem("publicity.end", "公示结束日早于开始日，请核对两个日期。"))
    for place, education in enumerate(educations):
        if education[1] == NEVER and education[2] == NEVER:
            problems.append(Problem(f"educations[{place}]", "毕业证和学位证的日期至少要填一个。"))
    for place, spell in enumerate(employment):
        if spell[1] < spell[0]:
            problems.append(Problem(f"employment[{place}].end", "离职日早于入职日，请核对两个日期。"))
    for place, months in enumerate(insurance):
        if months[1] < months[0]:
            problems.append(Problem(f"insurance[{place}].to", "截止月早于起始月，请核对两个月份。"))
    return problems


def build_list_columns(
    items: list[list[list[Any]]], employer: str, agency: str | None, parent: str | None, related: frozenset[str]
) -> list[Sequence[int]]:
    """The items of every list as columns of numbers, sorted as `Person` asks."""
    educations, skills, titles, licences, employment, insurance = items
    level, diploma, degree, mode, recognized = transpose_rows(educations, 5)
    _, certified = transpose_rows(skills, 2)
    title, title_series, title_date, carried = transpose_rows(titles, 4)
    licence, licence_date = transpose_rows(licences, 2)
    start, end, units, work, series, record = transpose_rows(sorted(employment, key=itemgetter(0)), 6)
    first, last, payers, area, late = transpose_rows(sorted(insurance, key=itemgetter(1), reverse=True), 5)
    return [
        *(level, diploma, degree, recognized, mode),
        certified,
        *(title, title_series, title_date, carried),
        *(licence, licence_date),
        *(start, [day + 1 if day < NEVER else NEVER for day in end], work, series, record),
        [find_whether_here(unit, employer, agency, related) for unit in units],
        *(first, last, area, late, [find_payer_code(payer, employer, agency, parent, related) for payer in payers]),
    ]


def transpose_rows(items: Sequence[Sequence[Any]], width: int) -> Iterable[Sequence[Any]]:
    """The columns of some rows."""
    return zip(*items, strict=True) if items else ((),) * width


def find_whether_here(unit: str, employer: str, agency: str | None, related: frozenset[str]) -> int:
    """一（一）: whether a post at a unit is one here; a unit that is not named is taken for the employer. A unit may be the
    employer, or the agency of a dispatched worker, whose code is not stated.
    """
    if not unit or unit in (employer, agency) or unit in related:
        return YES
    return codes.UNSTATED if "" in (employer, agency) else NO


def find_payer_code(payer: str, employer: str, agency: str | None, parent: str | None, related: frozenset[str]) -> int:
    """Who paid, seen from the filing employer. A unit whose code is not stated may be who it was; the agency of a
    dispatched worker is told by its own code, whoever the employer is.
    """
    if not payer:
        return UNIDENTIFIED
    if payer == agency:
        return AGENCY
    if not employer:
        return UNIDENTIFIED
    if payer == employer:
        return EMPLOYER
    if payer in related:
        return RELATED_UNIT
    return PARENT if payer == parent else UNIDENTIFIED if "" in (agency, parent) else OTHER_PAYER
