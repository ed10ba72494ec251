"""Projections of policy data that the database checks against by key: no number of the notice stands in a table's DDL.

Rows are inserted from the policy's files (cases/engine/policy_rows.py) and never edited: a new version is a new row. Only
the end of a policy's period and of a window may move, and every filing under it moves along or refuses (ON UPDATE
CASCADE + CHECK).
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from zhicheng_web.people.models import Organisation


class Period(Func):
    """The days from one column to another, both included."""

    function = "daterange"
    template = "%(function)s(%(expressions)s)"


class PolicyVersion(models.Model):
    """One content of one policy, with the numbers that guards compare, in force over a period. See 五（二）."""

    city = models.CharField(max_length=12)
    name = models.CharField(max_length=40)
    hash = models.CharField(max_length=80)
    in_force_from = models.DateField()
    in_force_until = models.DateField()
    publicity_days = models.IntegerField()
    posting_day_counts = models.BooleanField()
    starts_on_working_day = models.BooleanField()
    grace_days = models.IntegerField()

    class Meta:
        db_table = "policy_version"
        constraints = [
            models.UniqueConstraint(fields=["id", "hash"], name="policy_version_hash"),
            ExclusionConstraint(
                name="policy_one_in_force",
                expressions=[
                    ("city", RangeOperators.EQUAL),
                    (Period(F("in_force_from"), F("in_force_until"), Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.hash[:14]}"


class FilingWindow(models.Model):
    """四: one filing window of a policy; both days belong to it."""

    policy = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="windows", db_constraint=False)
    opens_on = models.DateField()
    closes_on = models.DateField()

    class Meta:
        db_table = "filing_window"
        constraints = [
            models.UniqueConstraint(fields=["policy", "opens_on"], name="window_once"),
            models.CheckConstraint(name="window_closes_after_opening", condition=Q(closes_on__gte=F("opens_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.opens_on}–{self.closes_on}"


class CalendarVersion(models.Model):
    """One content of the working-day calendar. An import makes a new one; publicities keep theirs."""

    hash = models.CharField(max_length=80)
    imported_at = models.DateTimeField()

    class Meta:
        db_table = "calendar_version"
        constraints = [models.UniqueConstraint(fields=["hash"], name="calendar_once")]

    def __str__(self) -> str:
        return self.hash[:14]


class CalendarDay(models.Model):
    """A day of a calendar. `ordinal` counts working days up to and including it: n days between is a subtraction."""

    version = models.ForeignKey(CalendarVersion, models.PROTECT, related_name="days", db_constraint=False)
    day = models.DateField()
    working = models.BooleanField()
    ordinal = models.IntegerField()
    first = models.BooleanField(default=False)

    class Meta:
        db_table = "calendar_day"
        constraints = [
            models.UniqueConstraint(fields=["version", "day"], name="calendar_day_once"),
            models.UniqueConstraint(fields=["version"], condition=Q(first=True), name="calendar_begins_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} #{self.ordinal}"


class NumberCounter(models.Model):
    """The last recognition number of an authority in a year; locked last, so that numbers have no gaps."""

    authority = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    year = models.IntegerField()
    last = models.IntegerField()

    class Meta:
        db_table = "number_counter"
        constraints = [models.UniqueConstraint(fields=["authority", "year"], name="number_counter_once")]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
