-- Nobody becomes an officer by an invitation that was opened long ago (people/invitation_model.py, CONFIRM_TERM).
CREATE FUNCTION invitation_confirmed_in_time() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.confirmed_at > NEW.opened_at + interval '30 days' THEN
        RAISE EXCEPTION 'invitation % was opened too long ago', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'invitation_confirmed_in_time', TABLE = 'invitation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER invitation_confirmed_in_time BEFORE INSERT OR UPDATE OF confirmed_at ON invitation
    FOR EACH ROW WHEN (NEW.confirmed_at IS NOT NULL) EXECUTE FUNCTION invitation_confirmed_in_time();
