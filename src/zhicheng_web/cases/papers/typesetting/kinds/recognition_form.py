"""附件3 《专业技术资格考核认定表》 (三（四）): what its two copies are made of."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhicheng_web.cases.papers.typesetting.kinds.issued_paper import IssuedPaper


@dataclass(frozen=True)
class FormNote:
    """A line of the notes on filling in, with the clause it rests on."""

    text: str
    clause: str


@dataclass(frozen=True)
class StampPlace:
    """A seal that the form waits for, in the order of stamping. `by`: whose; "" where this form has no such seal."""

    block: str
    by: str
    clause: str


@dataclass(frozen=True)
class FormPerson:
    """Who applies. What nobody has asked or answered is "" or None, and left open on paper. `photo`: JPEG in base64."""

    name: str
    former_name: str
    sex: str
    birth: date | None
    id_kind: str
    id_number: str
    phone: str
    photo: str
    post: str
    post_specialty: str
    department: str
    started_work: date | None
    service_months: int | None
    last_review: str


@dataclass(frozen=True)
class FormUnit:
    """The unit where the person works; `agency`: the one that has sent them there, "" where none has."""

    name: str
    code: str
    kind: str
    affiliation: str
    phone: str
    agency: str
    agency_code: str


@dataclass(frozen=True)
class FormTarget:
    """What is asked for. `kind`: first, promotion or change of series (二（七）); `major_relation`: 二（五）, "" before that."""

    series: str
    specialty: str
    title: str
    is_assistant: bool
    kind: str
    major_relation: str


@dataclass(frozen=True)
class FormSchool:
    """A diploma or degree (二（一）)."""

    diploma_on: date | None
    degree_on: date | None
    school: str
    major: str
    education: str
    mode: str
    diploma_number: str
    issuer: str


@dataclass(frozen=True)
class FormCredential:
    """A skill, an entry licence or a title that is held (二（二）3, 二（六）, 二（七））."""

    kind: str
    name: str
    level: str
    since: date | None


@dataclass(frozen=True)
class FormJob:
    """A spell of work, and the record it rests on (二（四）). `until` None: to this day."""

    since: date | None
    until: date | None
    unit: str
    post: str
    work: str
    record: str


@dataclass(frozen=True)
class FormInsurance:
    """A spell of social insurance (二（二）), months as 2026-01."""

    first: str
    last: str
    payer: str
    area: str


@dataclass(frozen=True)
class FormCondition:
    """A clause as the system has checked it; `answer`: in one word."""

    clause: str
    name: str
    reason: str
    answer: str


@dataclass(frozen=True)
class FormPublicity:
    """A publicity of one unit; `result` "" while it runs."""

    by: str
    first: date | None
    last: date | None
    place: str
    result: str


@dataclass(frozen=True)
class FormOpinion:
    """What a unit says, and who signs for it: a place for each, then one for the seal. `on`: the day beside the seal."""

    block: str
    clause: str
    unit: str
    text: str
    signers: list[str]
    on: date | None = None


@dataclass(frozen=True)
class FormDecision:
    """What the authority has decided; `recognised` None before that."""

    authority: str
    recognised: bool | None
    title: str
    number: str
    on: date | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class RecognitionForm(IssuedPaper):
    """One of the two copies: the first is the applicant's, the second the authority's. `maker`: the bureau of the city."""

    layout: ClassVar[str] = "recognition_form"
    name: ClassVar[str] = "认定表（附件3）"
    city: str
    maker: str
    form_number: str
    filled_on: date | None
    notes: list[FormNote]
    stamps: list[StampPlace]
    person: FormPerson
    unit: FormUnit
    target: FormTarget
    schools: list[FormSchool]
    credentials: list[FormCredential]
    jobs: list[FormJob]
    insurance: list[FormInsurance]
    conditions: list[FormCondition]
    summary: str
    achievements: str
    promise: str
    publicities: list[FormPublicity]
    opinions: list[FormOpinion]
    decision: FormDecision
    remarks: str
