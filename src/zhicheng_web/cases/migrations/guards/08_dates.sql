-- A day that counts is the day of an act in the ledger, whose moments only go forward: nothing is dated back.
ALTER TABLE publicity
    ADD CONSTRAINT publicity_not_back_dated CHECK (start_on >= (at AT TIME ZONE 'Asia/Shanghai')::date);

-- Deferred, because the entry of an act is written after what the act leaves. The arguments name
-- the column of the moment and, for a decision, the column that says in which state the act has left the case.
CREATE FUNCTION dated_by_its_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM entry WHERE case_id = NEW.case_id
        AND at = (to_jsonb(NEW)->>TG_ARGV[0])::timestamptz
        AND (TG_NARGS = 1 OR state_after = to_jsonb(NEW)->>TG_ARGV[1])) THEN
        RAISE EXCEPTION 'a row of % is dated by no act of case %', TG_TABLE_NAME, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER publicity_dated_by_its_act AFTER INSERT OR UPDATE OF at ON publicity
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dated_by_its_act('at');
CREATE CONSTRAINT TRIGGER return_dated_by_its_act AFTER INSERT OR UPDATE OF at ON return_round
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dated_by_its_act('at');
CREATE CONSTRAINT TRIGGER decision_dated_by_its_act AFTER INSERT OR UPDATE OF decided_at ON decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dated_by_its_act('decided_at', 'outcome');

-- A request arrives before it is worked on, but not long before: the stamp of the edge, and a queue of minutes.
CREATE FUNCTION filing_dated_by_its_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM entry WHERE case_id = NEW.case_id AND seq = NEW.seq
        AND NEW.arrived_at BETWEEN at - interval '15 minutes' AND at) THEN
        RAISE EXCEPTION 'filing % of case % did not arrive with its act', NEW.seq, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER filing_dated_by_its_act AFTER INSERT OR UPDATE OF seq, arrived_at ON filing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION filing_dated_by_its_act();

-- A case stays the case of its person. AFTER, because a BEFORE trigger makes every UPDATE lock the row against keys.
CREATE FUNCTION case_stays_its_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'case % changes its person', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'case_stays_its_persons', TABLE = 'cases';
END $$;
CREATE TRIGGER case_stays_its_persons AFTER UPDATE ON cases FOR EACH ROW
    WHEN ((NEW.person_id, NEW.public_id, NEW.created_at) IS DISTINCT FROM (OLD.person_id, OLD.public_id, OLD.created_at))
    EXECUTE FUNCTION case_stays_its_persons();
