-- 三（二）: a publicity is closed by somebody who attests its result by their name, with no objection to it open, and none that holds.
ALTER TABLE publicity ADD CONSTRAINT publicity_attester FOREIGN KEY (attested_by_id) REFERENCES person;
DROP TRIGGER publicity_stays ON publicity;
CREATE TRIGGER publicity_stays AFTER UPDATE OR DELETE ON publicity FOR EACH ROW EXECUTE FUNCTION
    written_once('state closed_on words result attested_by_id calendar_id start_on start_ordinal start_working last_on last_ordinal', '');
DROP TRIGGER ended_publicity_stays ON publicity;
CREATE TRIGGER ended_publicity_stays AFTER UPDATE ON publicity FOR EACH ROW
    WHEN (OLD.state <> 'running'
            AND (NEW.calendar_id, NEW.start_on, NEW.start_ordinal, NEW.start_working, NEW.last_on, NEW.last_ordinal)
            IS DISTINCT FROM
            (OLD.calendar_id, OLD.start_on, OLD.start_ordinal, OLD.start_working, OLD.last_on, OLD.last_ordinal)
        OR OLD.state = 'void' AND (NEW.state, NEW.closed_on, NEW.words, NEW.result, NEW.attested_by_id)
            IS DISTINCT FROM (OLD.state, OLD.closed_on, OLD.words, OLD.result, OLD.attested_by_id))
    EXECUTE FUNCTION append_only();

CREATE FUNCTION publicity_result_attested() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    noted bigint := (SELECT count(*) FROM objection
        WHERE case_id = NEW.case_id AND lane = NEW.lane AND kind = 'publicity' AND raised_at >= NEW.at);
BEGIN
    IF NEW.attested_by_id IS NULL OR NEW.result = '' OR (NEW.result = 'none') <> (noted = 0)
        OR NOT EXISTS (SELECT FROM entry WHERE case_id = NEW.case_id AND actor_id = NEW.attested_by_id
            AND event IN ('close_publicity', 'close_agency_publicity') AND xid = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'the result of publicity % is attested by nobody', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER publicity_result_attested AFTER INSERT OR UPDATE OF state ON publicity
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'closed') EXECUTE FUNCTION publicity_result_attested();

-- Asked of both rows, in whichever order they come: no closed publicity has an objection that is open, or that holds.
CREATE FUNCTION closed_without_objection() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM publicity p JOIN objection o ON o.case_id = p.case_id AND o.lane = p.lane
        WHERE p.case_id = NEW.case_id AND p.lane = NEW.lane AND p.state = 'closed' AND o.kind = 'publicity'
            AND (o.state = 'open' OR o.state = 'upheld' AND o.settled_at > p.at)) THEN
        RAISE EXCEPTION 'a publicity of case % is closed over an objection', NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER publicity_closed_over_objection AFTER INSERT OR UPDATE OF state ON publicity
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'closed') EXECUTE FUNCTION closed_without_objection();
CREATE CONSTRAINT TRIGGER objection_over_closed_publicity AFTER INSERT OR UPDATE OF state ON objection
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state IN ('open', 'upheld')) EXECUTE FUNCTION closed_without_objection();
