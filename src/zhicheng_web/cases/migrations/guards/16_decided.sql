-- What was decided stays as it was, also for the role of the pages, and for an owner who has not torn these down first.
-- All of them look AFTER a change: a BEFORE trigger makes every UPDATE lock its row against keys.

-- Rows of some tables change only in columns named here. The first argument names those that an act may change again, the
-- second those that are written once, where nothing stood. What the database reckons itself follows from the others.
CREATE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    reckoned text[] := ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = TG_RELID AND attgenerated <> '');
    former jsonb := to_jsonb(OLD) - reckoned;
    later text[] := string_to_array(TG_ARGV[0], ' ') || ARRAY(SELECT one FROM unnest(string_to_array(TG_ARGV[1], ' ')) AS one
        WHERE coalesce(former->>one, '') = '');
BEGIN
    IF TG_OP = 'UPDATE' AND former - later = to_jsonb(NEW) - reckoned - later THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'row % of % stays as it was decided', OLD.id, TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER assessment_stays AFTER UPDATE OR DELETE ON assessment
    FOR EACH ROW EXECUTE FUNCTION written_once('', '');
CREATE TRIGGER opinion_stays AFTER UPDATE OR DELETE ON opinion
    FOR EACH ROW EXECUTE FUNCTION written_once('', '');
CREATE TRIGGER manifest_stays AFTER UPDATE OR DELETE ON filing_paper
    FOR EACH ROW EXECUTE FUNCTION written_once('', '');
CREATE TRIGGER salt_stays AFTER UPDATE OR DELETE ON commitment_salt
    FOR EACH ROW EXECUTE FUNCTION written_once('', '');
CREATE TRIGGER publicity_stays AFTER UPDATE OR DELETE ON publicity FOR EACH ROW EXECUTE FUNCTION
    written_once('state closed_on words calendar_id start_ordinal start_working last_on last_ordinal', '');
CREATE TRIGGER objection_stays AFTER UPDATE OR DELETE ON objection
    FOR EACH ROW EXECUTE FUNCTION written_once('state', 'settled_at settled_by_id conclusion');
CREATE TRIGGER filing_stays AFTER UPDATE OR DELETE ON filing FOR EACH ROW EXECUTE FUNCTION
    written_once('opens_on closes_on policy_from policy_until', 'recalled_at');
CREATE TRIGGER proposal_stays AFTER UPDATE OR DELETE ON proposal
    FOR EACH ROW EXECUTE FUNCTION written_once('', 'sent_back_at sent_back_reason superseded_at');
CREATE TRIGGER decision_stays AFTER UPDATE OR DELETE ON decision
    FOR EACH ROW EXECUTE FUNCTION written_once('', 'superseded_at appeal');
CREATE TRIGGER recognition_stays AFTER UPDATE OR DELETE ON recognition
    FOR EACH ROW EXECUTE FUNCTION written_once('title specialty', 'revoked_at barred_until revocation_reason');
CREATE TRIGGER paper_stays AFTER UPDATE OR DELETE ON paper
    FOR EACH ROW EXECUTE FUNCTION written_once('', 'replaced_by_id removed_at');

-- A publicity that is closed or void keeps its days; one that is void stays void, with its words.
CREATE TRIGGER ended_publicity_stays AFTER UPDATE ON publicity FOR EACH ROW
    WHEN (OLD.state <> 'running' AND (NEW.calendar_id, NEW.start_ordinal, NEW.start_working, NEW.last_on, NEW.last_ordinal)
            IS DISTINCT FROM (OLD.calendar_id, OLD.start_ordinal, OLD.start_working, OLD.last_on, OLD.last_ordinal)
        OR OLD.state = 'void' AND (NEW.state, NEW.closed_on, NEW.words)
            IS DISTINCT FROM (OLD.state, OLD.closed_on, OLD.words))
    EXECUTE FUNCTION append_only();
CREATE TRIGGER settled_objection_stays AFTER UPDATE ON objection FOR EACH ROW
    WHEN (OLD.state <> 'open' AND NEW.state IS DISTINCT FROM OLD.state) EXECUTE FUNCTION append_only();

-- What was filed is changed by nobody, unless the authority has returned it: then by the applicant, where it was faulted.
CREATE TRIGGER filed_facts_stay AFTER UPDATE ON cases FOR EACH ROW
    WHEN (OLD.filed_at IS NOT NULL AND NEW.filed_at IS NOT NULL AND OLD.state <> 'returned_to_employer'
        AND (NEW.facts, NEW.series, NEW.specialty, NEW.level, NEW.content_hash, NEW.employer_id, NEW.agency_id)
            IS DISTINCT FROM
            (OLD.facts, OLD.series, OLD.specialty, OLD.level, OLD.content_hash, OLD.employer_id, OLD.agency_id))
    EXECUTE FUNCTION append_only();

-- Nothing of a case comes or changes but in the transaction of an act on it, whose entry says so. Deferred, because the
-- entry is written after what the act leaves.
CREATE FUNCTION changed_by_an_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_case bigint := CASE WHEN TG_TABLE_NAME = 'cases' THEN NEW.id ELSE (to_jsonb(NEW)->>'case_id')::bigint END;
BEGIN
    IF NOT EXISTS (SELECT FROM entry WHERE case_id = of_case AND xid = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'a row of % is changed by no act on case %', TG_TABLE_NAME, of_case
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER case_changed_by_an_act AFTER UPDATE ON cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((NEW.facts, NEW.brought, NEW.series, NEW.specialty, NEW.level, NEW.content_hash, NEW.employer_id, NEW.agency_id,
            NEW.authority_id, NEW.handed_over, NEW.filed_at, NEW.filing_seq, NEW.state, NEW.version)
        IS DISTINCT FROM
        (OLD.facts, OLD.brought, OLD.series, OLD.specialty, OLD.level, OLD.content_hash, OLD.employer_id, OLD.agency_id,
            OLD.authority_id, OLD.handed_over, OLD.filed_at, OLD.filing_seq, OLD.state, OLD.version))
    EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER assessment_by_an_act AFTER INSERT ON assessment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER publicity_by_an_act AFTER INSERT OR UPDATE ON publicity
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER objection_by_an_act AFTER INSERT OR UPDATE ON objection
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER filing_by_an_act AFTER INSERT OR UPDATE OF recalled_at ON filing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER manifest_by_an_act AFTER INSERT ON filing_paper
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER paper_by_an_act AFTER UPDATE ON paper
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER verdict_by_an_act AFTER INSERT ON verdict
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER opinion_by_an_act AFTER INSERT ON opinion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER proposal_by_an_act AFTER INSERT OR UPDATE ON proposal
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER decision_by_an_act AFTER INSERT OR UPDATE ON decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER recognition_by_an_act AFTER INSERT OR UPDATE ON recognition
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();

ALTER TABLE commitment_salt
    ADD CONSTRAINT salt_of_its_act FOREIGN KEY (case_id, seq) REFERENCES entry (case_id, seq) DEFERRABLE INITIALLY DEFERRED;
