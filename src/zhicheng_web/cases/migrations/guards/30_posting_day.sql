-- 三（二）: what hangs on the wall counts. The day on which a notice went up may lie before the act that records it, but after the
-- check of its content, and only while it hangs; once it hangs its day is put right to none that is still to come.
ALTER TABLE publicity DROP CONSTRAINT publicity_not_back_dated;
DROP TRIGGER publicity_stays ON publicity;
CREATE TRIGGER publicity_stays AFTER UPDATE OR DELETE ON publicity FOR EACH ROW EXECUTE FUNCTION
    written_once('state closed_on words calendar_id start_on start_ordinal start_working last_on last_ordinal', '');
DROP TRIGGER ended_publicity_stays ON publicity;
CREATE TRIGGER ended_publicity_stays AFTER UPDATE ON publicity FOR EACH ROW
    WHEN (OLD.state <> 'running'
            AND (NEW.calendar_id, NEW.start_on, NEW.start_ordinal, NEW.start_working, NEW.last_on, NEW.last_ordinal)
            IS DISTINCT FROM
            (OLD.calendar_id, OLD.start_on, OLD.start_ordinal, OLD.start_working, OLD.last_on, OLD.last_ordinal)
        OR OLD.state = 'void' AND (NEW.state, NEW.closed_on, NEW.words)
            IS DISTINCT FROM (OLD.state, OLD.closed_on, OLD.words))
    EXECUTE FUNCTION append_only();

-- Each looks on its own at the day of the act that has written the row: the argument says what it asks.
CREATE FUNCTION publicity_day_fits() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    acted date := (CASE WHEN TG_OP = 'INSERT' THEN NEW.at ELSE (SELECT max(at) FROM entry
        WHERE case_id = NEW.case_id AND xid = pg_current_xact_id()) END AT TIME ZONE 'Asia/Shanghai')::date;
    checked date;
    fits boolean;
BEGIN
    IF TG_ARGV[0] = 'checked' THEN
        SELECT (max(at) AT TIME ZONE 'Asia/Shanghai')::date INTO checked FROM entry WHERE case_id = NEW.case_id AND event IN (
            CASE NEW.lane WHEN 'agency' THEN 'check_as_agency' ELSE 'assess' END,
            'uphold_objection', 'uphold_agency_objection', 'restart_agency_publicity');
        fits := NEW.start_on >= checked;
    ELSIF TG_ARGV[0] = 'hangs' THEN
        fits := NEW.last_on >= acted;
    ELSE
        fits := TG_OP = 'INSERT' OR OLD.start_on > acted OR NEW.start_on <= acted;
    END IF;
    IF NOT fits THEN
        RAISE EXCEPTION 'publicity % cannot have begun on %', NEW.id, NEW.start_on
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER publicity_after_check AFTER INSERT OR UPDATE OF start_on ON publicity
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION publicity_day_fits('checked');
CREATE CONSTRAINT TRIGGER publicity_before_its_end AFTER INSERT OR UPDATE OF start_on ON publicity
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION publicity_day_fits('hangs');
CREATE CONSTRAINT TRIGGER publicity_begun_stays_begun AFTER UPDATE OF start_on ON publicity
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION publicity_day_fits('begun');
