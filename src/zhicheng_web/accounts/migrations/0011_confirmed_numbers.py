"""Whoever admits an officer or agrees to help has a number that holds: confirmed, and claimed by nobody else. What the bureau
decides about a number is told to the owner of the account.
"""

from typing import ClassVar

from django.db import migrations

OFFICER = """CREATE OR REPLACE FUNCTION officer_is_identified() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.confirmed_by_id IS NOT NULL AND NEW.role IN ('examiner', 'approver', 'bureau')
        AND EXISTS (SELECT FROM person WHERE id IN (NEW.opened_by_id, NEW.invited_by_id, NEW.confirmed_by_id)
            AND number_state <> 'confirmed') THEN
        RAISE EXCEPTION 'somebody of invitation % has no number that holds', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_is_identified', TABLE = 'invitation';
    END IF;
    RETURN NEW;
END $$;"""
HELPERS = """CREATE OR REPLACE FUNCTION help_by_known_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.confirmed_by_id IS NOT NULL AND EXISTS (SELECT FROM person
        WHERE id IN (NEW.asked_by_id, NEW.confirmed_by_id) AND number_state <> 'confirmed') THEN
        RAISE EXCEPTION 'somebody of help % has no number that holds', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'help_by_known_persons', TABLE = 'help_with_account';
    END IF;
    RETURN NEW;
END $$;"""
NOTICES = """DROP TRIGGER account_notice ON unit_entry;
CREATE TRIGGER account_notice AFTER INSERT ON unit_entry FOR EACH ROW
    WHEN (NEW.event IN ('password_set', 'channel_changed') OR NEW.by <> NEW.person_id AND NEW.event IN ('help_asked',
        'help_confirmed', 'help_declined', 'help_expired', 'password_link', 'password_letter', 'factors_removed',
        'give_membership', 'propose_membership', 'confirm_invitation', 'decline_invitation', 'end_membership',
        'number_confirmed', 'number_disproved', 'number_of_other_account', 'number_corrected', 'number_not_corrected'))
    EXECUTE FUNCTION account_notice();"""


class Migration(migrations.Migration):
    """Two guards and a trigger made anew; no data change."""

    dependencies: ClassVar = [
        ("accounts", "0010_help_expires"),
        ("people", "0005_number_claims"),
        ("cases", "0009_stopped"),
    ]
    operations: ClassVar = [migrations.RunSQL(OFFICER), migrations.RunSQL(HELPERS), migrations.RunSQL(NOTICES)]
