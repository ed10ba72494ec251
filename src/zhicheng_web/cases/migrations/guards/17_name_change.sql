-- 一（一）: a change of name is an act of the case that tells it, with a proof that lies in that case; rows are only added.
ALTER TABLE name_change
    ADD CONSTRAINT name_change_of_its_act FOREIGN KEY (case_id, seq) REFERENCES entry (case_id, seq)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT name_change_proof FOREIGN KEY (proof_id, case_id) REFERENCES paper (id, case_id);
CREATE TRIGGER name_change_append_only BEFORE UPDATE OR DELETE ON name_change
    FOR EACH ROW EXECUTE FUNCTION append_only();

-- The proof comes into a case in every state, a filed one too, and never leaves it. Otherwise as in 09_every_act.sql.
CREATE OR REPLACE FUNCTION filed_papers_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.kind = 'name_change_proof' THEN
        RETURN NEW;
    END IF;
    PERFORM FROM cases WHERE id = NEW.case_id AND (filed_at IS NULL OR state = 'returned_to_employer') FOR KEY SHARE;
    IF NOT FOUND OR (TG_OP = 'UPDATE' AND OLD.kind = 'name_change_proof') THEN
        RAISE EXCEPTION 'the papers of case % are filed', NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'filed_papers_stay', TABLE = 'paper';
    END IF;
    RETURN NEW;
END $$;
