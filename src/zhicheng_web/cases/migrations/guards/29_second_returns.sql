-- 三（三）: a second return of the same filing is asked for by one officer and agreed to by another of the same authority; without
-- that no case is returned twice.
ALTER TABLE second_return
    ADD COLUMN examiner_side varchar(16) GENERATED ALWAYS AS ('examiner') STORED,
    ADD COLUMN approver_side varchar(16) GENERATED ALWAYS AS ('approver') STORED,
    ADD CONSTRAINT second_return_of_its_act FOREIGN KEY (case_id, seq) REFERENCES entry (case_id, seq)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT second_return_answered_by_its_act FOREIGN KEY (case_id, answered_seq) REFERENCES entry (case_id, seq)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT second_return_examiner FOREIGN KEY (examiner_membership_id, examiner_id, authority_id, examiner_side)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT second_return_approver FOREIGN KEY (approver_membership_id, approver_id, authority_id, approver_side)
        REFERENCES membership (id, person_id, organisation_id, role);
CREATE TRIGGER second_return_stays AFTER UPDATE OR DELETE ON second_return FOR EACH ROW EXECUTE FUNCTION
    written_once('', 'agreed answered_at answered_seq approver_id approver_membership_id answer');
CREATE CONSTRAINT TRIGGER second_return_by_an_act AFTER INSERT OR UPDATE ON second_return
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();

CREATE FUNCTION filing_returned_once() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM return_round r JOIN cases c ON c.id = r.case_id
            JOIN filing f ON f.case_id = c.id AND f.seq = c.filing_seq
            WHERE r.case_id = NEW.case_id AND r.side = 'authority' AND r.id <> NEW.id AND r.seq > f.first_seq)
        AND NOT EXISTS (SELECT FROM second_return s
            WHERE s.case_id = NEW.case_id AND s.agreed AND s.answered_seq = NEW.seq) THEN
        RAISE EXCEPTION 'case % is returned a second time without consent', NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER filing_returned_once AFTER INSERT ON return_round DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.side = 'authority') EXECUTE FUNCTION filing_returned_once();
