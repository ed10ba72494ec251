-- 三（二）: a notice that was recorded too early is put right also when its days seemed full. A publicity whose result was noted gets
-- other days only in the act that opens it again, and is opened again by an objection, or with a written reason.
DROP TRIGGER ended_publicity_stays ON publicity;
CREATE TRIGGER ended_publicity_stays AFTER UPDATE ON publicity FOR EACH ROW
    WHEN (NEW.state <> 'running'
            AND (NEW.calendar_id, NEW.start_on, NEW.start_ordinal, NEW.start_working, NEW.last_on, NEW.last_ordinal)
            IS DISTINCT FROM
            (OLD.calendar_id, OLD.start_on, OLD.start_ordinal, OLD.start_working, OLD.last_on, OLD.last_ordinal)
        OR OLD.state = 'void' AND (NEW.state, NEW.closed_on, NEW.words, NEW.result, NEW.attested_by_id)
            IS DISTINCT FROM (OLD.state, OLD.closed_on, OLD.words, OLD.result, OLD.attested_by_id))
    EXECUTE FUNCTION append_only();

CREATE FUNCTION publicity_reopened_with_reason() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM entry e WHERE e.case_id = NEW.case_id AND e.xid = pg_current_xact_id()
        AND (e.event IN ('raise_objection', 'raise_agency_objection')
            OR e.event IN ('reopen_publicity', 'reopen_agency_publicity')
                AND EXISTS (SELECT FROM remark r WHERE r.case_id = e.case_id AND r.seq = e.seq))) THEN
        RAISE EXCEPTION 'publicity % is opened again without a reason', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER publicity_reopened_with_reason AFTER UPDATE OF state ON publicity
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state = 'closed' AND NEW.state = 'running')
    EXECUTE FUNCTION publicity_reopened_with_reason();

CREATE OR REPLACE FUNCTION publicity_day_fits() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
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
        fits := NEW.last_on >= acted OR TG_OP = 'UPDATE' AND NEW.start_on > OLD.start_on;
    ELSE
        fits := TG_OP = 'INSERT' OR OLD.start_on > acted OR NEW.start_on <= acted;
    END IF;
    -- What is not known (no check, no act) does not fit: NOT NULL would let it pass.
    IF fits IS NOT TRUE THEN
        RAISE EXCEPTION 'publicity % cannot have begun on %', NEW.id, NEW.start_on
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
