"""Entries of cases, chained by hash; messages that an entry causes; who looked at whose personal data; acts on units.

An entry holds no name, no ID number and no free text: those stand in rows that may be corrected or erased. Where a
value must be provable, the entry keeps a salted commitment (chain.py). Cases are known here by number only, so that a
view that is noted never waits for a decision on the same case.
"""

from django.db import models
from django.db.models import F, Q


class Entry(models.Model):
    """One act on a case. `body` is the canonical text that was hashed; the columns are projections checked against it."""

    case_id = models.BigIntegerField()
    case_ref = models.UUIDField()
    seq = models.IntegerField()
    event = models.CharField(max_length=40)
    state_after = models.CharField(max_length=32)
    at = models.DateTimeField()
    prev_at = models.DateTimeField(null=True)
    actor_id = models.BigIntegerField(null=True)
    actor_ref = models.UUIDField(null=True)
    membership_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=16)
    body = models.TextField()
    prev_hash = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        db_table = "entry"
        verbose_name = "办件记录"
        ordering = ["case_id", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["case_id", "seq"], name="entry_once"),
            models.CheckConstraint(name="entry_counts_from_one", condition=Q(seq__gte=1)),
            models.CheckConstraint(
                name="entry_not_before_previous",
                condition=Q(seq=1, prev_at__isnull=True) | Q(seq__gt=1, prev_at__isnull=False, at__gte=F("prev_at")),
            ),
        ]
        indexes = [models.Index(fields=["actor_id", "at"], name="entry_by_actor")]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq} {self.event}"


class Outbox(models.Model):
    """A message to a person about an entry by one channel: made exactly once here, delivered at least once by the worker.

    `fault`: why the last try failed, for an engineer.
    """

    class Delivery(models.TextChoices):
        WAITING = "waiting", "待发"
        SENT = "sent", "已发"
        UNDELIVERED = "given_up", "未能送达"
        OUTDATED = "outdated", "不必再发"

    case_id = models.BigIntegerField()
    seq = models.IntegerField()
    recipient_id = models.BigIntegerField()
    channel = models.CharField(max_length=16, default="inbox")
    template = models.CharField(max_length=40)
    state = models.CharField(max_length=16, choices=Delivery, default=Delivery.WAITING)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    fault = models.CharField("没有送达的原因", max_length=200, blank=True, default="", db_default="")

    class Meta:
        db_table = "outbox"
        verbose_name = "待发消息"
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "seq", "recipient_id", "channel", "template"], name="outbox_once"
            ),
            models.CheckConstraint(
                name="outbox_sent",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="outbox_waiting", condition=Q(state="waiting")),
            models.Index(fields=["recipient_id", "-id"], name="outbox_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.template} → {self.recipient_id}"


class Digest(models.Model):
    """The list of a morning to an officer: how many cases wait for them, how many are late, the nearest day; when it was sent."""

    recipient_id = models.BigIntegerField()
    day = models.DateField()
    cases = models.IntegerField()
    late = models.IntegerField()
    nearest = models.DateField(null=True)
    channel = models.CharField(max_length=16, blank=True, default="")
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField("没有送达的原因", max_length=200, blank=True, default="")

    class Meta:
        db_table = "digest"
        verbose_name = "晨报"
        constraints = [models.UniqueConstraint(fields=["recipient_id", "day"], name="digest_once")]

    def __str__(self) -> str:
        return f"{self.day} → {self.recipient_id}"


class ViewLog(models.Model):
    """Somebody saw personal data of somebody: a whole number or a paper. The person seen can read it.

    `fields`: "id_number", or of a paper (`paper_id`) its kind. `by_name`: what they were called then, written by the database.
    """

    person_seen = models.BigIntegerField()
    by = models.BigIntegerField()
    by_name = models.CharField(max_length=60, blank=True, default="")
    membership_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True)
    paper_id = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=32)
    fields = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        db_table = "view_log"
        verbose_name = "查看记录"
        indexes = [models.Index(fields=["person_seen", "-at"], name="view_log_of_person")]

    def __str__(self) -> str:
        return f"{self.by} → {self.person_seen}: {self.fields}"


class UnitEntry(models.Model):
    """One act on an organisation: its data corrected, somebody invited, joined, their work ended. Only added.

    `person_id`: whom it concerns, beside `by`, who did it; `by_name`, `person_name`: what they were called then, written by the
    database, "" where it is nobody. `body`: what changed, each field from what to what.
    """

    organisation_id = models.BigIntegerField()
    event = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.BigIntegerField()
    membership_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=60, blank=True, default="")
    person_name = models.CharField(max_length=60, blank=True, default="")
    body = models.JSONField(default=dict)

    class Meta:
        db_table = "unit_entry"
        verbose_name = "单位记录"
        indexes = [models.Index(fields=["organisation_id", "-id"], name="unit_entry_of_unit")]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.event}"


class RowEntry(models.Model):
    """What a row says that gives a right or a name, after each change: made by the database itself, never changed.

    `digest`: SHA-256 over the columns of the row that count (`recorded_rows.py`); "" once the row was deleted.
    """

    of_table = models.CharField(max_length=40)
    of_row = models.BigIntegerField()
    digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "row_entry"
        verbose_name = "权限登记"
        indexes = [models.Index(fields=["of_table", "of_row", "-id"], name="row_entry_of_row")]

    def __str__(self) -> str:
        return f"{self.of_table} {self.of_row}"


class HomeStamp(models.Model):
    """What this database was born as, a demonstration or a real office (home_stamp.py); one row, the owner's to write."""

    ONLY_ROW = 1

    id = models.SmallIntegerField(primary_key=True, default=ONLY_ROW)
    kind = models.CharField(max_length=8)

    class Meta:
        db_table = "home_stamp"
        verbose_name = "用途"

    def __str__(self) -> str:
        return self.kind
