-- Who holds an office, or did, is called otherwise by the act with a proof alone. Otherwise as in 19_rights.sql.
CREATE OR REPLACE FUNCTION name_by_an_act() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT is_new(TG_TABLE_NAME, NEW.id) AND NOT EXISTS (SELECT FROM entry e JOIN cases c ON c.id = e.case_id
        WHERE c.person_id = NEW.id AND e.xid = pg_current_xact_id() AND (e.event = 'change_name' OR e.event = 'edit'
            AND NOT EXISTS (SELECT FROM membership WHERE person_id = NEW.id AND role <> 'employee'))) THEN
        PERFORM refuse_without_act(TG_NAME, TG_TABLE_NAME, NEW.id);
    END IF;
    RETURN NULL;
END $$;
