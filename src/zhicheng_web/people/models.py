"""Organisations, natural persons and who acts for whom, from when until when.

A person is one human being (one ID number), whatever accounts exist: life-of-a-case.md, "Case rules". The number is
kept encrypted; equality is asked of a keyed index (identity.py). There are no powers outside memberships.
"""

from datetime import date, timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from zhicheng.numbers import document_number
from zhicheng.numbers.document_number import DOCUMENT_CHOICES
from zhicheng.numbers.number_state import NUMBER_STATE_NAMES, NumberState
from zhicheng.procedure.states import Role
from zhicheng.words.roles import CAPACITY_NAMES
from zhicheng_web.people.employee_request_model import EmployeeRequest
from zhicheng_web.people.invitation_model import Invitation
from zhicheng_web.people.leave_cover_model import LeaveCover
from zhicheng_web.people.unit_request_model import UnitRequest

__all__ = ["EmployeeRequest", "Invitation", "LeaveCover", "Membership", "Organisation", "Person", "UnitRequest"]


class Organisation(models.Model):
    """An employer, a dispatch agency or an authority. `code` is the key by which routing names an authority."""

    class Kind(models.TextChoices):
        EMPLOYER = "employer", "用人单位"
        AGENCY = "agency", "劳务派遣公司"
        COUNTY = "county", "县（市）区人社局"
        ZONE = "zone", "开发区"
        MUNICIPAL = "municipal", "市级主管部门"
        BUREAU = "bureau", "市人社局"

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    kind = models.CharField("类别", max_length=16, choices=Kind)
    name = models.CharField("名称", max_length=120)
    uscc = models.CharField("统一社会信用代码", max_length=18, null=True, blank=True)
    code = models.CharField("认定部门代码", max_length=16, null=True, blank=True)
    employer_kind = models.CharField("单位性质", max_length=32, blank=True)
    affiliation = models.CharField("隶属关系", max_length=16, blank=True)
    registered_in_kunming = models.BooleanField("在昆明登记", default=True)
    management_area = models.CharField("管理归属地", max_length=16, blank=True)
    branch_of = models.JSONField("所属总公司", null=True, blank=True)
    self_recognition = models.BooleanField("有自主评审权", default=False)
    phone = models.CharField("电话", max_length=32, blank=True)
    address = models.CharField("地址", max_length=200, blank=True)
    ended_on = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        db_table = "organisation"
        verbose_name = "单位"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="organisation_public_id"),
            models.UniqueConstraint(fields=["uscc"], name="organisation_one_per_uscc"),
            models.UniqueConstraint(fields=["code"], name="organisation_one_per_code"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def recognises(self) -> bool:
        """Whether it recognises titles: an authority, or a unit with its own review authority (三（三）)."""
        authorities = (self.Kind.COUNTY, self.Kind.ZONE, self.Kind.MUNICIPAL, self.Kind.BUREAU)
        return self.self_recognition or self.kind in authorities


NUMBER_STATE_CHOICES = [(state.value, name) for state, name in NUMBER_STATE_NAMES.items()]


class Person(models.Model):
    """A natural person. `id_index` stays empty until the person has stated a document; a case needs it to go on.

    `number_state`: how far the number is theirs; of those who have confirmed it, one alone has it. `claims`: how many numbers
    were typed on the day `claimed_on`.
    """

    class Document(models.TextChoices):
        ID_CARD = document_number.ID_CARD, DOCUMENT_CHOICES[document_number.ID_CARD]
        HONG_KONG_MACAO = document_number.HONG_KONG_MACAO, DOCUMENT_CHOICES[document_number.HONG_KONG_MACAO]
        TAIWAN = document_number.TAIWAN, DOCUMENT_CHOICES[document_number.TAIWAN]
        PASSPORT = document_number.PASSPORT, DOCUMENT_CHOICES[document_number.PASSPORT]

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="persons", verbose_name="帐号"
    )
    name = models.CharField("姓名", max_length=60)
    document = models.CharField("证件类型", max_length=8, choices=Document, default=Document.ID_CARD)
    id_number_enc = models.BinaryField("证件号码（加密）", null=True, editable=False)
    id_index = models.BinaryField("证件号码索引", null=True, editable=False)
    number_state = models.CharField(
        "证件号码的状态", max_length=16, choices=NUMBER_STATE_CHOICES, blank=True, default=NumberState.UNSTATED.value
    )
    claimed_on = models.DateField("最近填写证件号码的日子", null=True, blank=True, editable=False)
    claims = models.IntegerField("这一天填写的次数", default=0, editable=False)
    phone = models.CharField("手机", max_length=32, blank=True)
    created_at = models.DateTimeField("登记时间")

    class Meta:
        db_table = "person"
        verbose_name = "人员"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="person_public_id"),
            models.UniqueConstraint(fields=["user"], name="person_one_per_account"),
            models.UniqueConstraint(
                fields=["id_index"],
                condition=Q(number_state=NumberState.CONFIRMED.value),
                name="person_one_per_id_number",
            ),
            models.CheckConstraint(
                name="person_number_with_index",
                condition=Q(id_index__isnull=True, id_number_enc__isnull=True)
                | Q(id_index__isnull=False, id_number_enc__isnull=False),
            ),
            models.CheckConstraint(
                name="person_number_has_state",
                condition=Q(id_index__isnull=True, number_state=NumberState.UNSTATED.value)
                | Q(id_index__isnull=False, number_state__in=[one.value for one in NumberState if one]),
            ),
        ]
        indexes = [models.Index(fields=["id_index"], name="person_by_number")]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, to be chosen by a day."""

    def on(self, day: date) -> "MembershipQuerySet":
        """Those that are held on a day, have not been stopped, and whose organisation was not ended before: nobody acts for
        one that has left the register, whatever roles still stand there.
        """
        standing = Q(organisation__ended_on=None) | Q(organisation__ended_on__gte=day)
        return self.filter(standing, valid__contains=day, stopped_at=None)


class Membership(models.Model):
    """A person acts for an organisation in a role, within dates; an end is a date, never a deletion. `stopped_at`: it was
    stopped at once, and its last day is that day. `invitation`: by which it came; empty where the office was founded with it,
    or where one person may give the role alone.
    """

    class RoleChoice(models.TextChoices):
        EMPLOYEE = "employee", CAPACITY_NAMES["employee"]
        EMPLOYER = Role.EMPLOYER.value, CAPACITY_NAMES[Role.EMPLOYER]
        EXAMINER = Role.EXAMINER.value, CAPACITY_NAMES[Role.EXAMINER]
        APPROVER = Role.APPROVER.value, CAPACITY_NAMES[Role.APPROVER]
        BUREAU = Role.BUREAU.value, CAPACITY_NAMES[Role.BUREAU]

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", db_constraint=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships", db_constraint=False)
    role = models.CharField("身份", max_length=16, choices=RoleChoice)
    valid = DateRangeField("有效期")
    stopped_at = models.DateTimeField("停止时间", null=True, blank=True)
    invitation = models.ForeignKey(
        Invitation, models.PROTECT, null=True, related_name="memberships", db_constraint=False
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        db_table = "membership"
        verbose_name = "任职"
        constraints = [
            ExclusionConstraint(
                name="membership_no_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="membership_has_days", condition=Q(valid__isempty=False)),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.valid}"

    @property
    def last_day(self) -> date | None:
        """The last day; None where there is none yet."""
        return self.valid.upper - timedelta(days=1) if self.valid.upper else None
