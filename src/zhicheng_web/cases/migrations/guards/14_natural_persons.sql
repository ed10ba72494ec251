-- 三（三）: two pairs of eyes are two people, not two accounts. Whoever has taken a side in a case is a natural person of one
-- number; the same number takes no other side in it under another account, the applicant's included. Examiner and approver are
-- known by a number, or this could not be asked of them. The row of the person is locked: a number that is stated at the same
-- moment waits, and is asked by the second trigger.
CREATE FUNCTION one_side_per_number() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    number bytea;
BEGIN
    SELECT id_index INTO number FROM person WHERE id = NEW.person_id FOR SHARE;
    IF number IS NOT NULL AND EXISTS (SELECT FROM person p WHERE p.id_index = number AND p.id <> NEW.person_id
        AND (EXISTS (SELECT FROM case_party c WHERE c.case_id = NEW.case_id AND c.person_id = p.id)
            OR EXISTS (SELECT FROM cases c WHERE c.id = NEW.case_id AND c.person_id = p.id))) THEN
        RAISE EXCEPTION 'the number of % has a side in case % already', NEW.person_id, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'one_side_per_number', TABLE = 'case_party';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER one_side_per_number BEFORE INSERT ON case_party
    FOR EACH ROW EXECUTE FUNCTION one_side_per_number();

CREATE FUNCTION officer_has_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.side IN ('examiner', 'approver')
        AND NOT EXISTS (SELECT FROM person WHERE id = NEW.person_id AND id_index IS NOT NULL) THEN
        RAISE EXCEPTION 'officer % of case % has stated no number', NEW.person_id, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_has_number', TABLE = 'case_party';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER officer_has_number BEFORE INSERT ON case_party
    FOR EACH ROW EXECUTE FUNCTION officer_has_number();

CREATE FUNCTION number_has_one_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id_index IS NOT NULL AND NEW.id_index IS DISTINCT FROM OLD.id_index AND EXISTS (
        SELECT FROM case_party mine JOIN case_party other ON other.case_id = mine.case_id AND other.person_id <> mine.person_id
            JOIN person p ON p.id = other.person_id
        WHERE mine.person_id = NEW.id AND p.id_index = NEW.id_index) THEN
        RAISE EXCEPTION 'the number now stated for % has another side in a case of theirs', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'number_has_one_side', TABLE = 'person';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER number_has_one_side BEFORE UPDATE ON person
    FOR EACH ROW EXECUTE FUNCTION number_has_one_side();
