"""Invitations as rows, for one person each; an officer's role rests on one that two people of the bureau have made."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

KEYS = """ALTER TABLE invitation
    ADD COLUMN grants boolean GENERATED ALWAYS AS
        (role NOT IN ('examiner', 'approver', 'bureau') OR confirmed_at IS NOT NULL) STORED,
    ADD CONSTRAINT invitation_organisation FOREIGN KEY (organisation_id) REFERENCES organisation,
    ADD CONSTRAINT invitation_invited_by FOREIGN KEY (invited_by_id) REFERENCES person,
    ADD CONSTRAINT invitation_opened_by FOREIGN KEY (opened_by_id) REFERENCES person,
    ADD CONSTRAINT invitation_confirmed_by FOREIGN KEY (confirmed_by_id) REFERENCES person,
    ADD CONSTRAINT invitation_key UNIQUE (id, opened_by_id, organisation_id, role, grants);
ALTER TABLE membership
    ADD COLUMN granted boolean GENERATED ALWAYS AS (invitation_id IS NOT NULL) STORED,
    ADD CONSTRAINT membership_by_invitation FOREIGN KEY (invitation_id, person_id, organisation_id, role, granted)
        REFERENCES invitation (id, opened_by_id, organisation_id, role, grants);"""
"""A membership that came by an invitation holds on to it: of this person, to this role, of an officer a confirmed one."""
OFFICER = """CREATE FUNCTION officer_is_identified() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.confirmed_by_id IS NOT NULL AND NEW.role IN ('examiner', 'approver', 'bureau')
        AND NOT EXISTS (SELECT FROM person WHERE id = NEW.opened_by_id AND id_index IS NOT NULL) THEN
        RAISE EXCEPTION 'the officer of invitation % has stated no number', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_is_identified', TABLE = 'invitation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER officer_is_identified BEFORE INSERT OR UPDATE ON invitation
    FOR EACH ROW EXECUTE FUNCTION officer_is_identified();
CREATE FUNCTION invitation_of_natural_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM person WHERE id IN (NEW.invited_by_id, NEW.opened_by_id, NEW.confirmed_by_id)
        AND id_index IS NOT NULL GROUP BY id_index HAVING count(*) > 1) THEN
        RAISE EXCEPTION 'one number stands twice in invitation %', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'invitation_of_natural_persons', TABLE = 'invitation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER invitation_of_natural_persons BEFORE INSERT OR UPDATE ON invitation
    FOR EACH ROW EXECUTE FUNCTION invitation_of_natural_persons();"""
"""Two accounts of one number are one person: neither inviting, joining nor confirming is done by the same one twice."""


class Migration(migrations.Migration):
    dependencies = [("people", "0003_stopped_at"), ("cases", "0002_guards")]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="编号")),
                ("role", models.CharField(max_length=16, verbose_name="身份")),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                ("phone", models.CharField(blank=True, max_length=32, verbose_name="手机")),
                ("created_at", models.DateTimeField(verbose_name="邀请时间")),
                ("tries", models.IntegerField(default=0, verbose_name="输错次数")),
                ("opened_at", models.DateTimeField(null=True, verbose_name="加入时间")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="确认时间")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="作废时间")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "邀请",
                "db_table": "invitation",
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="invitation",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="people.invitation",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(fields=("public_id",), name="invitation_public_id"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("opened_at", None), ("withdrawn_at", None)),
                fields=("organisation", "role", "name", "phone"),
                name="invitation_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("tries__gte", 0), ("tries__lte", 5)), name="invitation_tries"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opened_by", None), models.Q(("opened_by", models.F("invited_by")), _negated=True), _connector="OR"
                ),
                name="invitation_opened_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by", None),
                    models.Q(
                        models.Q(("confirmed_by", models.F("invited_by")), _negated=True),
                        models.Q(("confirmed_by", models.F("opened_by")), _negated=True),
                        ("opened_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="invitation_confirmed_by_second",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("opened_at__isnull", True), ("opened_by__isnull", True)),
                    models.Q(("opened_at__isnull", False), ("opened_by__isnull", False)),
                    _connector="OR",
                ),
                name="invitation_has_times",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                    models.Q(
                        ("confirmed_at__isnull", False), ("confirmed_by__isnull", False), ("withdrawn_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="confirmation_has_time",
            ),
        ),
        migrations.RunSQL(KEYS),
        migrations.RunSQL(OFFICER),
    ]
