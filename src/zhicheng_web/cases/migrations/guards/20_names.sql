-- What people and units were called at an act: rows of that act, only added.
ALTER TABLE act_name ADD CONSTRAINT act_name_of_its_act FOREIGN KEY (case_id, seq) REFERENCES entry (case_id, seq)
    DEFERRABLE INITIALLY DEFERRED;
CREATE TRIGGER act_name_append_only BEFORE UPDATE OR DELETE ON act_name FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE CONSTRAINT TRIGGER act_name_by_an_act AFTER INSERT ON act_name
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();

-- Why a case was returned stays as it was written; beside each reason comes how it was answered, until all of them are. Each of
-- these rows comes by an act, and changes by one.
CREATE FUNCTION reasons_alone(reasons jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_agg(fault - ARRAY['answer', 'answered'] ORDER BY place)
    FROM jsonb_array_elements(reasons) WITH ORDINALITY AS one (fault, place)
$$;
CREATE FUNCTION return_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.answered_at IS NULL AND reasons_alone(NEW.reasons) = reasons_alone(OLD.reasons)
        AND to_jsonb(NEW) - ARRAY['reasons', 'answered_at'] = to_jsonb(OLD) - ARRAY['reasons', 'answered_at'] THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'return % stays as it was written', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER return_stays AFTER UPDATE OR DELETE ON return_round FOR EACH ROW EXECUTE FUNCTION return_stays();
CREATE CONSTRAINT TRIGGER return_by_an_act AFTER INSERT OR UPDATE ON return_round
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER name_change_by_an_act AFTER INSERT ON name_change
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER party_by_an_act AFTER INSERT ON case_party
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER new_paper_by_an_act AFTER INSERT ON paper
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();

-- 三（三）: whoever judges is known by a number at every act, not only at the first: somebody may have begun before that was
-- asked. So are both people of a decision, whenever the proposal was made.
CREATE FUNCTION is_known_by_number(person_id bigint) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (SELECT FROM person WHERE id = person_id AND number_state = 'confirmed')
$$;
CREATE FUNCTION acting_officer_has_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT is_known_by_number(NEW.actor_id) THEN
        RAISE EXCEPTION 'officer % of entry % of case % has stated no number', NEW.actor_id, NEW.seq, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER acting_officer_has_number BEFORE INSERT ON entry FOR EACH ROW WHEN (NEW.role IN ('examiner', 'approver'))
    EXECUTE FUNCTION acting_officer_has_number();
CREATE FUNCTION decision_by_known_officers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT is_known_by_number(NEW.examiner_id) OR NOT is_known_by_number(NEW.approver_id) THEN
        RAISE EXCEPTION 'an officer of decision % has stated no number', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decision_by_known_officers BEFORE INSERT ON decision
    FOR EACH ROW EXECUTE FUNCTION decision_by_known_officers();
