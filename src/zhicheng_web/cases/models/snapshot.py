"""What a case was submitted, publicised and filed with: rows that stay, whatever becomes of the person and the unit later.

A case says of its people and units what its snapshot says (`Case.particulars`); only while it lies in the applicant's
hands, and has none, it says what stands in the live rows. Nothing else of a case reads a name from there.
"""

from datetime import datetime
from typing import Any, NamedTuple, Protocol

from django.db import models
from django.db.models import Q

from zhicheng.procedure.states import State
from zhicheng_web.people.models import Organisation, Person


class UnitParticulars(NamedTuple):
    """An employer or an agency as a case names it, and what routing reads of it (三（三）)."""

    name: str
    uscc: str | None
    employer_kind: str = ""
    affiliation: str = ""
    registered_in_kunming: bool = True
    management_area: str = ""
    branch_of: Any = None
    self_recognition: bool = False


class Particulars(NamedTuple):
    """Who applies from which unit, as the case says it. `migrated`: taken later than its act, from the rows of that day."""

    name: str
    document: str
    phone: str
    employer: UnitParticulars
    agency: UnitParticulars | None
    migrated: bool = False

    @property
    def document_name(self) -> str:
        """The kind of document in words."""
        return str(Person.Document(self.document).label)


class Snapshot(models.Model):
    """One taking, by the act `seq` of its case. Only added: what counts is the one that the case points to.

    The ID number is sealed for this case (`people.identity`); its index says which number it is under any key.
    """

    class Source(models.TextChoices):
        ACT = "act", "办理时留存"
        MIGRATED = "migrated", "后来补存"

    case = models.ForeignKey(
        "cases.Case", models.PROTECT, related_name="snapshots", db_constraint=False, db_index=False
    )
    seq = models.IntegerField()
    at = models.DateTimeField("留存时间")
    source = models.CharField("来源", max_length=16, choices=Source, default=Source.ACT)
    name = models.CharField("姓名", max_length=60)
    document = models.CharField("证件类型", max_length=8)
    id_number_enc = models.BinaryField("证件号码（加密）", null=True, editable=False)
    id_index = models.BinaryField("证件号码索引", null=True, editable=False)
    phone = models.CharField("手机", max_length=32, blank=True)
    employer_name = models.CharField("单位", max_length=120)
    employer_uscc = models.CharField("统一社会信用代码", max_length=18, null=True)
    employer_kind = models.CharField("单位性质", max_length=32, blank=True)
    affiliation = models.CharField("隶属关系", max_length=16, blank=True)
    registered_in_kunming = models.BooleanField("在昆明登记")
    management_area = models.CharField("管理归属地", max_length=16, blank=True)
    branch_of = models.JSONField("所属总公司", null=True)
    self_recognition = models.BooleanField("有自主评审权")
    agency_name = models.CharField("派遣公司", max_length=120, blank=True)
    agency_uscc = models.CharField("派遣公司信用代码", max_length=18, null=True)
    series = models.CharField("系列", max_length=40, blank=True)
    series_name = models.CharField("系列名称", max_length=120, blank=True)
    specialty = models.CharField("专业", max_length=60, blank=True)
    level = models.CharField("层级", max_length=16, blank=True)
    title = models.CharField("申报的职称", max_length=120, blank=True)

    class Meta:
        db_table = "case_snapshot"
        verbose_name = "申报时的情况"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="snapshot_once"),
            models.UniqueConstraint(fields=["id", "case"], name="snapshot_of_case"),
            models.CheckConstraint(name="snapshot_source_known", condition=Q(source__in=["act", "migrated"])),
            models.CheckConstraint(
                name="snapshot_number_with_index",
                condition=Q(id_number_enc__isnull=True) | Q(id_index__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq}"


class Describable(Protocol):
    """What particulars are read from: a case."""

    person: Person
    employer: Organisation
    agency: Organisation | None
    snapshot: Snapshot | None
    filed_at: datetime | None
    state: str


def read_particulars(case: Describable) -> Particulars:
    """What a case says of its people and units. The data of a unit are those of the filing, once it lies with the authority;
    before, and after a return, HR may still put them right, under the name that was submitted or publicised.
    """
    snapshot = case.snapshot
    if snapshot is None:
        return read_live_particulars(case)
    filed = case.filed_at is not None and case.state != State.RETURNED_TO_EMPLOYER.value
    employer = read_filed_employer(snapshot) if filed else read_live_unit(case.employer)
    agency = UnitParticulars(snapshot.agency_name, snapshot.agency_uscc) if snapshot.agency_name else None
    if agency is not None and case.agency is not None and not filed:
        agency = agency._replace(uscc=case.agency.uscc)
    return Particulars(
        snapshot.name,
        snapshot.document,
        snapshot.phone,
        employer._replace(name=snapshot.employer_name),
        agency,
        snapshot.source == Snapshot.Source.MIGRATED,
    )


def read_live_particulars(case: Describable) -> Particulars:
    """What stands today in the rows of person and units."""
    agency = read_live_unit(case.agency) if case.agency is not None else None
    return Particulars(case.person.name, case.person.document, case.person.phone, read_live_unit(case.employer), agency)


def read_live_unit(unit: Organisation) -> UnitParticulars:
    """A unit as it is today."""
    return UnitParticulars(
        unit.name,
        unit.uscc,
        unit.employer_kind,
        unit.affiliation,
        unit.registered_in_kunming,
        unit.management_area,
        unit.branch_of,
        unit.self_recognition,
    )


def read_filed_employer(snapshot: Snapshot) -> UnitParticulars:
    """The employer as it was filed with."""
    return UnitParticulars(
        snapshot.employer_name,
        snapshot.employer_uscc,
        snapshot.employer_kind,
        snapshot.affiliation,
        snapshot.registered_in_kunming,
        snapshot.management_area,
        snapshot.branch_of,
        snapshot.self_recognition,
    )
