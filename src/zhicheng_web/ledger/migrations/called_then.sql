-- Who acted on a unit or an account, whom it concerned, and who looked at whose data keep the names of their day: the database writes
-- them into the row before it is chained (the triggers of a row fire in the order of their names).
CREATE FUNCTION unit_entry_as_called() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    NEW.by_name := coalesce((SELECT name FROM person WHERE id = NEW."by"), '');
    NEW.person_name := coalesce((SELECT name FROM person WHERE id = NEW.person_id), '');
    RETURN NEW;
END $$;
CREATE FUNCTION view_log_as_called() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    NEW.by_name := coalesce((SELECT name FROM person WHERE id = NEW."by"), '');
    RETURN NEW;
END $$;
CREATE TRIGGER unit_entry_as_called BEFORE INSERT ON unit_entry FOR EACH ROW EXECUTE FUNCTION unit_entry_as_called();
CREATE TRIGGER view_log_as_called BEFORE INSERT ON view_log FOR EACH ROW EXECUTE FUNCTION view_log_as_called();

-- Of before, the names of today, once: nobody can say more of them. What was hashed of those rows holds no name.
ALTER TABLE unit_entry DISABLE TRIGGER unit_entry_append_only;
UPDATE unit_entry SET by_name = coalesce((SELECT name FROM person WHERE id = unit_entry.by), ''),
    person_name = coalesce((SELECT name FROM person WHERE id = unit_entry.person_id), '');
ALTER TABLE unit_entry ENABLE ALWAYS TRIGGER unit_entry_append_only;
ALTER TABLE view_log DISABLE TRIGGER view_log_append_only;
UPDATE view_log SET by_name = coalesce((SELECT name FROM person WHERE id = view_log.by), '');
ALTER TABLE view_log ENABLE ALWAYS TRIGGER view_log_append_only;
