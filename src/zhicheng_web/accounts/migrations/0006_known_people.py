"""Whoever admits an officer or agrees to help is a person of a known number: two of unknown numbers could be one."""

from typing import ClassVar

from django.db import migrations

OFFICER = """CREATE OR REPLACE FUNCTION officer_is_identified() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.confirmed_by_id IS NOT NULL AND NEW.role IN ('examiner', 'approver', 'bureau')
        AND EXISTS (SELECT FROM person WHERE id IN (NEW.opened_by_id, NEW.invited_by_id, NEW.confirmed_by_id)
            AND id_index IS NULL) THEN
        RAISE EXCEPTION 'somebody of invitation % has stated no number', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_is_identified', TABLE = 'invitation';
    END IF;
    RETURN NEW;
END $$;"""
HELPERS = """CREATE FUNCTION help_by_known_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.confirmed_by_id IS NOT NULL AND EXISTS (SELECT FROM person
        WHERE id IN (NEW.asked_by_id, NEW.confirmed_by_id) AND id_index IS NULL) THEN
        RAISE EXCEPTION 'somebody of help % has stated no number', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'help_by_known_persons', TABLE = 'help_with_account';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER help_by_known_persons BEFORE INSERT OR UPDATE ON help_with_account
    FOR EACH ROW EXECUTE FUNCTION help_by_known_persons();"""


class Migration(migrations.Migration):
    """Two guards; no data change. They ask only what is confirmed from now on."""

    dependencies: ClassVar = [("accounts", "0005_account_help"), ("people", "0004_invitation")]
    operations: ClassVar = [migrations.RunSQL(OFFICER), migrations.RunSQL(HELPERS)]
