-- What a case was submitted, publicised and filed with (case_snapshot): rows of its acts, only added.
ALTER TABLE case_snapshot
    ADD CONSTRAINT snapshot_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT snapshot_of_its_act FOREIGN KEY (case_id, seq) REFERENCES entry (case_id, seq)
        DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE cases
    ADD CONSTRAINT case_snapshot FOREIGN KEY (snapshot_id, id) REFERENCES case_snapshot (id, case_id);

-- A new seal of the number may come (another key); which number it is says its index, and that stays.
CREATE FUNCTION snapshot_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'id_number_enc' = to_jsonb(OLD) - 'id_number_enc'
        AND (NEW.id_number_enc IS NULL) = (OLD.id_number_enc IS NULL) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'snapshot % is only added', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'snapshot_append_only', TABLE = 'case_snapshot';
END $$;
CREATE TRIGGER snapshot_append_only BEFORE UPDATE OR DELETE ON case_snapshot
    FOR EACH ROW EXECUTE FUNCTION snapshot_append_only();

-- Under a filing that stands a case keeps the snapshot it was filed with; a new one is that of the act being done. AFTER,
-- because a BEFORE trigger makes every UPDATE lock the row against keys.
CREATE FUNCTION filed_snapshot_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.filing_seq IS NOT NULL AND NEW.filing_seq IS NOT DISTINCT FROM OLD.filing_seq OR NEW.snapshot_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM case_snapshot
            WHERE id = NEW.snapshot_id AND seq = NEW.version AND NEW.version > OLD.version) THEN
        RAISE EXCEPTION 'case % changes what it was filed with', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'filed_snapshot_stays', TABLE = 'cases';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER filed_snapshot_stays AFTER UPDATE ON cases FOR EACH ROW
    WHEN (NEW.snapshot_id IS DISTINCT FROM OLD.snapshot_id) EXECUTE FUNCTION filed_snapshot_stays();

-- Who was publicised is who is filed: with a publicity that counts, a later snapshot names the same person.
CREATE FUNCTION publicised_person_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM cases c JOIN case_snapshot s ON s.id = c.snapshot_id
        WHERE c.id = NEW.case_id AND (s.name, s.document, s.id_index) IS DISTINCT FROM (NEW.name, NEW.document, NEW.id_index)
        AND EXISTS (SELECT FROM publicity p WHERE p.case_id = c.id AND p.state <> 'void')) THEN
        RAISE EXCEPTION 'case % names somebody else than was publicised', NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'publicised_person_stays', TABLE = 'case_snapshot';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER publicised_person_stays AFTER INSERT ON case_snapshot
    FOR EACH ROW EXECUTE FUNCTION publicised_person_stays();
