-- Whoever has confirmed a number first goes on with what others have given them to do, while somebody else claims it: or anybody
-- who knows the number of an examiner, and those of the bureau, could stop the office, and nobody would be left to decide. Until
-- the decision the others wait. Whether two accounts are one person is asked of the number itself, whatever its state.
CREATE OR REPLACE FUNCTION is_known_by_number(person_id bigint) RETURNS boolean LANGUAGE sql
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM person p WHERE p.id = $1 AND (p.number_state = 'confirmed' OR p.number_state = 'contested'
        AND p.id = (SELECT k.person_id FROM contested_claim k JOIN number_contest c ON c.id = k.contest_id
            WHERE c.id_index = p.id_index AND c.decided_at IS NULL ORDER BY k.id LIMIT 1)))
$$;

-- Otherwise as in 18_number_claims.sql.
CREATE OR REPLACE FUNCTION officer_has_number() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.side IN ('examiner', 'approver') AND NOT is_known_by_number(NEW.person_id) THEN
        RAISE EXCEPTION 'officer % of case % has no number that holds', NEW.person_id, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_has_number', TABLE = 'case_party';
    END IF;
    RETURN NEW;
END $$;

-- Who becomes an officer has a number that nobody else claims; who invites and confirms, one that is known. Otherwise as in
-- accounts/migrations/0011_confirmed_numbers.py, as is the next one.
CREATE OR REPLACE FUNCTION officer_is_identified() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.confirmed_by_id IS NOT NULL AND NEW.role IN ('examiner', 'approver', 'bureau')
        AND (NOT EXISTS (SELECT FROM person WHERE id = NEW.opened_by_id AND number_state = 'confirmed')
            OR NOT is_known_by_number(NEW.invited_by_id) OR NOT is_known_by_number(NEW.confirmed_by_id)) THEN
        RAISE EXCEPTION 'somebody of invitation % has no number that holds', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_is_identified', TABLE = 'invitation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION help_by_known_persons() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.confirmed_by_id IS NOT NULL
        AND NOT (is_known_by_number(NEW.asked_by_id) AND is_known_by_number(NEW.confirmed_by_id)) THEN
        RAISE EXCEPTION 'somebody of help % has no number that holds', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'help_by_known_persons', TABLE = 'help_with_account';
    END IF;
    RETURN NEW;
END $$;
