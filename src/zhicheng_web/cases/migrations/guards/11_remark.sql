-- The words of an act are those whose hash stands in its entry, by whom and when the entry says. Deferred, because the
-- entry is written after what the act leaves.
ALTER TABLE remark
    ADD CONSTRAINT remark_person FOREIGN KEY (by_id) REFERENCES person,
    ADD CONSTRAINT remark_of_its_act FOREIGN KEY (case_id, seq) REFERENCES entry (case_id, seq)
        DEFERRABLE INITIALLY DEFERRED;
CREATE FUNCTION remark_is_what_was_hashed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM entry WHERE case_id = NEW.case_id AND seq = NEW.seq AND at = NEW.at AND actor_id = NEW.by_id
        AND body::jsonb #>> '{note,remark}'
            = encode(sha256(uuid_send(NEW.salt) || convert_to(NEW.words, 'UTF8')), 'hex')) THEN
        RAISE EXCEPTION 'the words of act % of case % are not those of its entry', NEW.seq, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER remark_is_what_was_hashed AFTER INSERT ON remark
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION remark_is_what_was_hashed();
CREATE TRIGGER remark_append_only BEFORE UPDATE OR DELETE ON remark FOR EACH ROW EXECUTE FUNCTION append_only();

-- A refusal that was set aside, and what its applicant wrote against it, stay as they are.
CREATE TRIGGER appeal_stays BEFORE UPDATE OR DELETE ON decision FOR EACH ROW WHEN (OLD.superseded_at IS NOT NULL)
    EXECUTE FUNCTION append_only();
