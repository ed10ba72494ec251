-- 四: filed again within the working days of grace of the policy; one that gives none lets the window itself be the term.
ALTER TABLE filing ADD CONSTRAINT filing_within_grace CHECK (kind = 'window'
    OR (grace_days = 0 AND arrived_on <= closes_on)
    OR (grace_days > 0 AND (arrived_ordinal < returned_ordinal + grace_days
        OR (arrived_working AND arrived_ordinal = returned_ordinal + grace_days))));

-- By when the holder acts changes by an act alone, as the rest of the case (16_decided.sql).
DROP TRIGGER case_changed_by_an_act ON cases;
CREATE CONSTRAINT TRIGGER case_changed_by_an_act AFTER UPDATE ON cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((NEW.facts, NEW.brought, NEW.series, NEW.specialty, NEW.level, NEW.content_hash, NEW.employer_id, NEW.agency_id,
            NEW.authority_id, NEW.handed_over, NEW.filed_at, NEW.filing_seq, NEW.state, NEW.version, NEW.due_on)
        IS DISTINCT FROM
        (OLD.facts, OLD.brought, OLD.series, OLD.specialty, OLD.level, OLD.content_hash, OLD.employer_id, OLD.agency_id,
            OLD.authority_id, OLD.handed_over, OLD.filed_at, OLD.filing_seq, OLD.state, OLD.version, OLD.due_on))
    EXECUTE FUNCTION changed_by_an_act();
