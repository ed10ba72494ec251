-- A number of identity that was typed is a claim; confirmed, it is one person's alone (person_one_per_id_number). The second
-- who confirms it makes it contested for all of them, until the bureau has decided whose it is.
ALTER TABLE contested_claim
    ADD CONSTRAINT claim_contest FOREIGN KEY (contest_id) REFERENCES number_contest,
    ADD CONSTRAINT claim_person FOREIGN KEY (person_id) REFERENCES person;
ALTER TABLE number_contest
    ADD CONSTRAINT contest_holder FOREIGN KEY (id, holder_id) REFERENCES contested_claim (contest_id, person_id)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT contest_decider FOREIGN KEY (decided_by_id) REFERENCES person;
ALTER TABLE number_correction
    ADD CONSTRAINT correction_person FOREIGN KEY (person_id) REFERENCES person,
    ADD CONSTRAINT correction_decider FOREIGN KEY (decided_by_id) REFERENCES person,
    ADD CONSTRAINT correction_of_its_act FOREIGN KEY (case_id, seq) REFERENCES entry (case_id, seq)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT correction_proof FOREIGN KEY (proof_id, case_id) REFERENCES paper (id, case_id);

CREATE TRIGGER contested_claim_append_only BEFORE UPDATE OR DELETE ON contested_claim
    FOR EACH ROW EXECUTE FUNCTION append_only();

-- A decision is made once, by somebody who does not claim the number.
CREATE FUNCTION contest_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.decided_at IS NOT NULL
        OR (NEW.public_id, NEW.id_index, NEW.opened_at) IS DISTINCT FROM (OLD.public_id, OLD.id_index, OLD.opened_at) THEN
        RAISE EXCEPTION 'contest % stays as it was', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'contest_decided_once', TABLE = 'number_contest';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER contest_decided_once BEFORE UPDATE OR DELETE ON number_contest
    FOR EACH ROW EXECUTE FUNCTION contest_decided_once();
CREATE FUNCTION contest_decided_by_third() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM contested_claim WHERE contest_id = NEW.id AND person_id = NEW.decided_by_id) THEN
        RAISE EXCEPTION 'contest % is decided by somebody who claims the number', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'contest_decided_by_third', TABLE = 'number_contest';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER contest_decided_by_third BEFORE INSERT OR UPDATE ON number_contest
    FOR EACH ROW EXECUTE FUNCTION contest_decided_by_third();

-- A correction is decided once; what was asked stays. A new seal of the numbers may come (another key).
CREATE FUNCTION decided_correction_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := ARRAY['id_number_enc', 'former_number_enc'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.decided_at IS NULL THEN
        free := free || ARRAY['granted', 'decided_at', 'decided_by_id', 'answer'];
    END IF;
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free
        OR (NEW.former_number_enc IS NULL) <> (OLD.former_number_enc IS NULL) THEN
        RAISE EXCEPTION 'correction % stays as it was', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decided_correction_stays', TABLE = 'number_correction';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decided_correction_stays BEFORE UPDATE OR DELETE ON number_correction
    FOR EACH ROW EXECUTE FUNCTION decided_correction_stays();

-- What was confirmed changes by a granted correction alone; while it is contested, not at all.
CREATE FUNCTION confirmed_number_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.number_state IN ('confirmed', 'contested')
        AND (NEW.id_index, NEW.document) IS DISTINCT FROM (OLD.id_index, OLD.document)
        AND (OLD.number_state = 'contested' OR NOT EXISTS (SELECT FROM number_correction
            WHERE person_id = NEW.id AND id_index = NEW.id_index AND document = NEW.document AND granted))
        OR OLD.number_state = 'confirmed' AND NEW.number_state NOT IN ('confirmed', 'contested') THEN
        RAISE EXCEPTION 'the number of % is confirmed', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'confirmed_number_stays', TABLE = 'person';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER confirmed_number_stays BEFORE UPDATE ON person
    FOR EACH ROW EXECUTE FUNCTION confirmed_number_stays();

-- Nobody confirms a number that others have contested; out of a contest leads its decision alone.
CREATE FUNCTION contested_number_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number_state = 'confirmed' AND EXISTS (SELECT FROM person
            WHERE id_index = NEW.id_index AND id <> NEW.id AND number_state = 'contested')
        OR OLD.number_state = 'contested' AND NEW.number_state <> 'contested' AND (
            EXISTS (SELECT FROM number_contest WHERE id_index = OLD.id_index AND decided_at IS NULL)
            OR NOT EXISTS (SELECT FROM number_contest c JOIN contested_claim k ON k.contest_id = c.id
                WHERE c.id_index = OLD.id_index AND k.person_id = OLD.id AND NEW.number_state = CASE
                    WHEN c.holder_id = OLD.id THEN 'confirmed' ELSE 'disproved' END)) THEN
        RAISE EXCEPTION 'the number of % is contested', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'contested_number_waits', TABLE = 'person';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER contested_number_waits BEFORE UPDATE ON person
    FOR EACH ROW EXECUTE FUNCTION contested_number_waits();

-- A case is handed over, filed and recognised under a number that holds. The row of the person is locked: who contests the
-- number at the same moment waits. AFTER, because a BEFORE trigger makes every UPDATE lock the row against keys.
CREATE FUNCTION case_number_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id AND number_state = 'confirmed' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the number of the person of case % does not hold', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_number_holds', TABLE = 'cases';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER case_number_holds AFTER UPDATE ON cases FOR EACH ROW
    WHEN (NEW.state IS DISTINCT FROM OLD.state AND (NEW.state IN ('submitted', 'recognised')
        OR NEW.state = 'filed' AND OLD.state = 'publicity_closed'))
    EXECUTE FUNCTION case_number_holds();

-- Examiner and approver take a side under a number that holds. Otherwise as in 14_natural_persons.sql.
CREATE OR REPLACE FUNCTION officer_has_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.side IN ('examiner', 'approver')
        AND NOT EXISTS (SELECT FROM person WHERE id = NEW.person_id AND number_state = 'confirmed') THEN
        RAISE EXCEPTION 'officer % of case % has no number that holds', NEW.person_id, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_has_number', TABLE = 'case_party';
    END IF;
    RETURN NEW;
END $$;

-- Asked of a number that is confirmed: of one that was only typed it would tell whose it is. Who has confirmed it with another
-- side in the case is found by the contest. Otherwise as in 14_natural_persons.sql.
CREATE OR REPLACE FUNCTION number_has_one_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number_state = 'confirmed'
        AND (NEW.id_index, NEW.number_state) IS DISTINCT FROM (OLD.id_index, OLD.number_state) AND EXISTS (
        SELECT FROM case_party mine JOIN case_party other ON other.case_id = mine.case_id AND other.person_id <> mine.person_id
            JOIN person p ON p.id = other.person_id
        WHERE mine.person_id = NEW.id AND p.id_index = NEW.id_index AND p.number_state IN ('confirmed', 'contested')) THEN
        RAISE EXCEPTION 'the number now stated for % has another side in a case of theirs', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'number_has_one_side', TABLE = 'person';
    END IF;
    RETURN NEW;
END $$;

-- Proofs come into a case in every state, a filed one too, and never leave it. Otherwise as in 17_name_change.sql.
CREATE OR REPLACE FUNCTION filed_papers_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.kind IN ('name_change_proof', 'number_change_proof') THEN
        RETURN NEW;
    END IF;
    PERFORM FROM cases WHERE id = NEW.case_id AND (filed_at IS NULL OR state = 'returned_to_employer') FOR KEY SHARE;
    IF NOT FOUND OR (TG_OP = 'UPDATE' AND OLD.kind IN ('name_change_proof', 'number_change_proof')) THEN
        RAISE EXCEPTION 'the papers of case % are filed', NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'filed_papers_stay', TABLE = 'paper';
    END IF;
    RETURN NEW;
END $$;
