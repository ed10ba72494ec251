"""What a policy is made of: frozen structures; every value keeps the clause it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from zhicheng.policy.defaults import find_default
from zhicheng.policy.notice import Notice

Value = str | int | bool | tuple[object, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading that a bureau may choose, and what it would mean."""

    value: Value
    meaning: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One value of the policy with its clause. Where the notice leaves room: our reading, the others, who chose, when."""

    path: str
    clause: str
    value: Value
    reading: str | None
    alternatives: tuple[Alternative, ...]
    author: str | None
    decided: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Route:
    """One item of 二（二）, or 二（七）: what opens it, what is asked, what it gives."""

    key: str
    clause: str
    name: str
    credential: str
    credential_name: str
    months: int  # after the credential; 0: at once, from the following calendar month, or a change of series
    next_month: bool
    work: tuple[str, ...]
    own_series: bool
    gives: str  # a level, or "held": the level already held
    education: bool  # 二（五） applies
    uninsured: bool  # exempt from the months of insurance
    at_once: bool = False  # no months are asked after the credential, only a post
    more_credentials: tuple[str, ...] = ()  # that open the route beside the one that names it
    months_in_all: int = 0  # before and after the credential together; 0: only those after it are asked
    insured_months: int | None = None  # months of insurance asked on this route; None: as on every other
    series: tuple[str, ...] = ()  # the series that have this route; none: all of them


@dataclass(frozen=True, slots=True)
class Standard:
    """One credential that a series' own standard (评价标准条件) takes at one level: 二（二）.

    A credential without a row is not taken by that standard, provided the series and level have rows at all.
    """

    series: str
    level: str
    credential: str  # a credential of a route, or one of `vocabulary.MORE_CREDENTIALS`
    months: int | None  # the whole way since the credential; None: taken, months not known
    title_months: int | None  # months after the 员级 title that has to be held first
    stages: tuple[str, ...]  # school stages to which the row is limited; none: every one
    condition: str | None  # what a person has to look at besides
    source: str
    confidence: str  # text: read word for word; secondary: read at second hand; memory: not read
    line: int


@lru_cache(maxsize=1024)
def name_series(name: str, branch: str | None) -> str:
    """A series and its branch as people say them; remembered, because three clauses of every case name it."""
    short = branch.split("（")[0] if branch else ""
    return f"{name}（{short}）" if short else name


@dataclass(frozen=True, slots=True)
class Series:
    """A series or one of its branches, with the names of its two junior titles."""

    key: str
    number: int
    name: str
    branch: str | None
    technician_title: str | None
    assistant_title: str
    intermediate_title: str | None
    assessment: str  # assess, exam, excluded: 一（三）
    licence: str | None
    licence_mode: str
    licence_name: str | None
    older_titles: tuple[str, ...]
    confidence: str

    def find_title(self, level: str) -> str | None:
        """The title at a level (`codes.LEVELS`); None: the series has none, or nobody is recognised at that level."""
        titles = {
            "technician": self.technician_title,
            "assistant": self.assistant_title,
            "intermediate": self.intermediate_title,
        }
        return titles.get(level)

    @property
    def full_name(self) -> str:
        """Series and branch as people say them; what the branch comprises, in brackets, is left to the table."""
        return name_series(self.name, self.branch)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word in a specialty that points at a branch outside the notice: 一（三）.

    `nearer`: other such branches, each meant where the series applied for has its number; `unless`: words that hold
    this one and do not point there.
    """

    clause: str
    word: str
    points_to: str
    unless: tuple[str, ...]
    nearer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """A paper that a case owes, when, and who provides it (`vocabulary.PROVIDERS`)."""

    key: str
    clause: str
    when: str
    provided_by: str
    name: str
    note: str | None


@dataclass(frozen=True, slots=True)
class DatedWindow:
    """A filing window of one year by its dates, both of them day numbers within it: 四."""

    clause: str
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Area:
    """A management area: a county-level unit or a development zone, with the codes other systems have used for it."""

    code: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Department:
    """A municipal department with review authority for a series, or for the specialties that contain a word: 三（三）."""

    series: str
    specialty_word: str | None
    code: str
    name: str
    clause: str
    source: str


@dataclass(frozen=True, slots=True)
class RelatedUnit:
    """A registered predecessor or affiliate of an employer: the same unit for 二（二）, for whoever files from `since` on."""

    employer: str
    related: str
    relation: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of a city's policy. `hash` is the content of its files; a case keeps both for ever."""

    id: str
    name: str
    city: str
    city_name: str
    city_short: str
    province: str
    clause: str
    in_force: int  # day number
    in_force_note: str | None
    sample: bool  # written to show what can be said; not claimed to be complete, never used unless asked for
    done_by_people: tuple[str, ...]  # clauses that ask nothing of a judgement
    notice: Notice
    settings: Mapping[str, Setting]
    routes: tuple[Route, ...]
    standards: tuple[Standard, ...]
    series: Mapping[str, Series]
    doubts: tuple[Doubt, ...]
    materials: tuple[Material, ...]
    windows: tuple[DatedWindow, ...]  # a year that has any has no others
    areas: Mapping[str, Area]
    departments: tuple[Department, ...]
    related_units: tuple[RelatedUnit, ...]
    addresses: Mapping[str, str]  # where the clauses that the engine names stand in this notice; left out: there
    hash: str

    def value(self, path: str) -> Value:
        """The value of a setting; where the policy does not speak of it, what then holds."""
        return self.settings[path].value if path in self.settings else find_default(path)

    def clause_of(self, path: str) -> str:
        """The clause on which a setting rests; the policy's own where it does not speak of it."""
        return self.settings[path].clause if path in self.settings else self.clause

    def locate(self, address: str) -> str:
        """Where a clause that the programs name stands in this notice."""
        return self.addresses.get(address, address)

    def is_asked(self, check: str) -> bool:
        """Whether the policy asks what a check is about."""
        return check not in self.words("checks.not_asked")

    def number(self, path: str) -> int:
        """The value of a setting that is a whole number."""
        return cast(int, self.value(path))

    def flag(self, path: str) -> bool:
        """The value of a setting that is yes or no."""
        return cast(bool, self.value(path))

    def word(self, path: str) -> str:
        """The value of a setting that is one word of a closed list."""
        return cast(str, self.value(path))

    def words(self, path: str) -> tuple[str, ...]:
        """The value of a setting that is a list of words."""
        return cast("tuple[str, ...]", self.value(path))

    def numbers(self, path: str) -> tuple[int, ...]:
        """The value of a setting that is a list of whole numbers."""
        return cast("tuple[int, ...]", self.value(path))

    def mapping(self, path: str) -> Mapping[str, str]:
        """The value of a setting that maps words to words."""
        return cast("Mapping[str, str]", self.value(path))

    def route(self, key: str) -> Route:
        """A route by its key."""
        return next(route for route in self.routes if route.key == key)
