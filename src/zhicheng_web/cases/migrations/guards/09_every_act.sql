-- Own employer, at every act and not only at the first: whoever has begun to examine may become a member later. An act
-- holds the officer's row by KEY SHARE, a new or longer membership takes it FOR UPDATE: whichever comes second sees the other.
CREATE FUNCTION act_not_for_own_employer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM person WHERE id = NEW.actor_id FOR KEY SHARE;
    IF EXISTS (SELECT FROM cases c JOIN membership m ON m.organisation_id IN (c.employer_id, c.agency_id)
        WHERE c.id = NEW.case_id AND m.person_id = NEW.actor_id AND c.authority_id IS DISTINCT FROM c.employer_id
        AND m.valid && daterange((c.created_at AT TIME ZONE 'Asia/Shanghai')::date, NULL)) THEN
        RAISE EXCEPTION 'entry % of case % is by a member of its employer', NEW.seq, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'act_not_for_own_employer', TABLE = 'entry';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER act_not_for_own_employer BEFORE INSERT ON entry FOR EACH ROW
    WHEN (NEW.role IN ('examiner', 'approver')) EXECUTE FUNCTION act_not_for_own_employer();

CREATE FUNCTION membership_waits_for_acts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR UPDATE;
    RETURN NEW;
END $$;
CREATE TRIGGER membership_waits_for_acts BEFORE INSERT ON membership
    FOR EACH ROW EXECUTE FUNCTION membership_waits_for_acts();
-- A shortened one does not wait: it holds its own row already, which the act wants (membership_at_act).
CREATE TRIGGER longer_membership_waits_for_acts BEFORE UPDATE ON membership
    FOR EACH ROW WHEN (NOT OLD.valid @> NEW.valid) EXECUTE FUNCTION membership_waits_for_acts();

-- The first act needs no more than that either: two cases of one officer no longer wait for each other.
CREATE OR REPLACE FUNCTION officer_not_of_employer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.side NOT IN ('examiner', 'approver') THEN
        RETURN NEW;
    END IF;
    PERFORM FROM person WHERE id = NEW.person_id FOR KEY SHARE;
    IF EXISTS (SELECT FROM cases c JOIN membership m ON m.organisation_id IN (c.employer_id, c.agency_id)
        WHERE c.id = NEW.case_id AND m.person_id = NEW.person_id AND c.authority_id IS DISTINCT FROM c.employer_id
        AND m.valid && daterange((c.created_at AT TIME ZONE 'Asia/Shanghai')::date, NULL)) THEN
        RAISE EXCEPTION 'an officer belongs to the employer of case %', NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_not_of_employer', TABLE = 'case_party';
    END IF;
    RETURN NEW;
END $$;

-- The papers of a case that lies with an authority are those of its filing: none comes, none goes, until it is returned.
CREATE FUNCTION filed_papers_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM cases WHERE id = NEW.case_id AND (filed_at IS NULL OR state = 'returned_to_employer') FOR KEY SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the papers of case % are filed', NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'filed_papers_stay', TABLE = 'paper';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER filed_papers_stay BEFORE INSERT OR UPDATE OF case_id, kind, replaced_by_id, removed_at ON paper
    FOR EACH ROW EXECUTE FUNCTION filed_papers_stay();
