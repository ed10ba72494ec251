-- 二（二）, 二（七）: a title of before the system is brought in by two people of one authority, from a paper of before that day.
ALTER TABLE earlier_title
    ADD CONSTRAINT earlier_title_organisation FOREIGN KEY (organisation_id) REFERENCES organisation,
    ADD CONSTRAINT earlier_title_proposer FOREIGN KEY (proposer_membership_id, proposer_id, organisation_id, proposer_role)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT earlier_title_approver FOREIGN KEY (approver_membership_id, approver_id, organisation_id, approver_role)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT earlier_title_key UNIQUE (id, organisation_id, id_index),
    ADD CONSTRAINT earlier_title_voids FOREIGN KEY (voids_id, organisation_id, id_index)
        REFERENCES earlier_title (id, organisation_id, id_index),
    ADD CONSTRAINT earlier_title_is_earlier CHECK (granted_on < (proposed_at AT TIME ZONE 'Asia/Shanghai')::date);

-- What was proposed stays; the answer comes once, and so does that it does not count. A new key encrypts a number anew.
CREATE TRIGGER earlier_title_stays AFTER UPDATE OR DELETE ON earlier_title FOR EACH ROW EXECUTE FUNCTION
    written_once('id_number_enc', 'outcome answered_at approver_id approver_membership_id approver_role approver_name '
    'answer voided_at');

-- An authority brings in what it granted itself; the bureau, what any did. Nobody brings in or confirms their own.
CREATE FUNCTION earlier_title_of_its_own() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM organisation o WHERE o.id = NEW.organisation_id AND o.name = NEW.authority_name) THEN
        RAISE EXCEPTION 'title % was granted by another authority', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER earlier_title_of_its_own AFTER INSERT ON earlier_title FOR EACH ROW
    WHEN (NEW.proposer_role <> 'bureau' AND NEW.voids_id IS NULL) EXECUTE FUNCTION earlier_title_of_its_own();
CREATE FUNCTION earlier_title_of_another() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM person p WHERE p.id IN (NEW.proposer_id, NEW.approver_id) AND p.id_index = NEW.id_index) THEN
        RAISE EXCEPTION 'title % is brought in by its holder', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER earlier_title_of_another AFTER INSERT OR UPDATE OF approver_id ON earlier_title
    FOR EACH ROW EXECUTE FUNCTION earlier_title_of_another();

-- It stops counting by what two people have confirmed of it, at that moment, and never otherwise.
CREATE FUNCTION earlier_title_voided_by_two() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM earlier_title v WHERE v.voids_id = NEW.id AND v.outcome = 'confirmed'
            AND v.answered_at = NEW.voided_at) THEN
        RAISE EXCEPTION 'title % is voided without the word of a second person', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER earlier_title_voided_by_two AFTER INSERT OR UPDATE OF voided_at ON earlier_title
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.voided_at IS NOT NULL)
    EXECUTE FUNCTION earlier_title_voided_by_two();

-- Each row by an act of its authority, written in the same transaction, and written down like every row that gives a right.
CREATE FUNCTION earlier_title_by_an_act() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM unit_entry u WHERE u.xid = pg_current_xact_id() AND u.organisation_id = NEW.organisation_id
            AND u.event IN ('propose_earlier_titles', 'confirm_earlier_titles', 'decline_earlier_titles', 'void_earlier_title')
            AND u.body->>'sheet' IS NOT NULL) THEN
        RAISE EXCEPTION 'title % is brought in by no act', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER earlier_title_by_an_act AFTER INSERT OR UPDATE OF outcome, voided_at ON earlier_title
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION earlier_title_by_an_act();
CREATE CONSTRAINT TRIGGER earlier_title_recorded AFTER INSERT OR DELETE OR UPDATE OF outcome, voided_at ON earlier_title
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id sheet line name document id_index series
        level title specialty granted_on authority_name source source_number organisation_id proposer_id proposer_membership_id
        proposed_at voids_id void_reason outcome answered_at approver_id approver_membership_id answer voided_at');
