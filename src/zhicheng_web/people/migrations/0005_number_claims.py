"""A number of identity that was typed is a claim: of those who have confirmed one, one alone has it.

Numbers of before were refused to a second comer and could not be changed: whoever has one keeps it, as confirmed.
"""

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models

CONFIRM_NUMBERS_OF_BEFORE = "UPDATE person SET number_state = 'confirmed' WHERE id_index IS NOT NULL;"
NATURAL_PERSONS = """CREATE OR REPLACE FUNCTION invitation_of_natural_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.confirmed_by_id IS NOT NULL AND EXISTS (SELECT FROM person
        WHERE id IN (NEW.invited_by_id, NEW.opened_by_id, NEW.confirmed_by_id)
        AND id_index IS NOT NULL GROUP BY id_index HAVING count(*) > 1) THEN
        RAISE EXCEPTION 'one number stands twice in invitation %', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'invitation_of_natural_persons', TABLE = 'invitation';
    END IF;
    RETURN NEW;
END $$;"""
"""Asked when somebody becomes an officer, by which time the number is confirmed; asked earlier, it would tell whoever joins
whether the number that they have typed is the inviter's.
"""


class Migration(migrations.Migration):
    """The state of a number, and how many were typed in a day."""

    dependencies: ClassVar = [
        ("people", "0004_invitation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.RemoveConstraint(model_name="person", name="person_one_per_id_number"),
        migrations.AddField(
            model_name="person",
            name="claimed_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="最近填写证件号码的日子"),
        ),
        migrations.AddField(
            model_name="person",
            name="claims",
            field=models.IntegerField(default=0, editable=False, verbose_name="这一天填写的次数"),
        ),
        migrations.AddField(
            model_name="person",
            name="number_state",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "没有填写"),
                    ("claimed", "已填写，本人还没有确认"),
                    ("confirmed", "本人已确认"),
                    ("contested", "有争议，待市人社局核定"),
                    ("disproved", "经核定不是本人的"),
                ],
                default="",
                max_length=16,
                verbose_name="证件号码的状态",
            ),
        ),
        migrations.RunSQL(CONFIRM_NUMBERS_OF_BEFORE),
        migrations.AddIndex(model_name="person", index=models.Index(fields=["id_index"], name="person_by_number")),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number_state", "confirmed")),
                fields=("id_index",),
                name="person_one_per_id_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("id_index__isnull", True), ("number_state", "")),
                    models.Q(
                        ("id_index__isnull", False),
                        ("number_state__in", ["claimed", "confirmed", "contested", "disproved"]),
                    ),
                    _connector="OR",
                ),
                name="person_number_has_state",
            ),
        ),
        migrations.RunSQL(NATURAL_PERSONS),
    ]
