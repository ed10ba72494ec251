-- 三（四）, 五（二）: a granted title is corrected, revoked or restored by the approval of a second person on evidence, never
-- otherwise; the person is heard before a revocation; a review is made by other people.
ALTER TABLE title_change
    ADD COLUMN examiner_side varchar(16) GENERATED ALWAYS AS ('examiner') STORED,
    ADD COLUMN approver_side varchar(16) GENERATED ALWAYS AS ('approver') STORED,
    ADD CONSTRAINT title_change_of_title FOREIGN KEY (case_id) REFERENCES recognition (case_id),
    ADD CONSTRAINT title_change_of_its_act FOREIGN KEY (case_id, seq) REFERENCES entry (case_id, seq)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT title_change_decided_by_its_act FOREIGN KEY (case_id, decided_seq) REFERENCES entry (case_id, seq)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT title_change_key UNIQUE (id, case_id),
    ADD CONSTRAINT title_change_reviewed FOREIGN KEY (reviewed_id, case_id) REFERENCES title_change (id, case_id),
    ADD CONSTRAINT title_change_proof FOREIGN KEY (proof_id, case_id) REFERENCES paper (id, case_id),
    ADD CONSTRAINT title_change_statement_proof FOREIGN KEY (statement_proof_id, case_id) REFERENCES paper (id, case_id),
    ADD CONSTRAINT title_change_appeal_proof FOREIGN KEY (appeal_proof_id, case_id) REFERENCES paper (id, case_id),
    ADD CONSTRAINT title_change_examiner FOREIGN KEY (case_id, examiner_id, examiner_side)
        REFERENCES case_party (case_id, person_id, side),
    ADD CONSTRAINT title_change_approver FOREIGN KEY (case_id, approver_id, approver_side)
        REFERENCES case_party (case_id, person_id, side),
    ADD CONSTRAINT title_change_examiner_member
        FOREIGN KEY (examiner_membership_id, examiner_id, authority_id, examiner_side)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT title_change_approver_member
        FOREIGN KEY (approver_membership_id, approver_id, authority_id, approver_side)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT title_change_has_term
        CHECK (kind <> 'revocation' OR coalesce(answer_until > (at AT TIME ZONE 'Asia/Shanghai')::date, false)),
    ADD CONSTRAINT title_change_person_heard CHECK (kind <> 'revocation' OR outcome <> 'approved' OR answered_at IS NOT NULL
        OR answer_until < (decided_at AT TIME ZONE 'Asia/Shanghai')::date),
    ADD CONSTRAINT title_change_judged CHECK (kind <> 'correction' OR coalesce(
        (judged_facts::jsonb)->'target'->>'series' = series AND (judged_facts::jsonb)->'target'->>'specialty' = specialty
        AND coalesce((judged_answer::jsonb)->>'title', title) = title
        AND NOT jsonb_path_exists(judged_answer::jsonb, '$.checks[*] ? (@.key == "series_in_scope" && @.result == "fail")'),
        false));

-- What was written to a change stays; the answer, the decision and the asking for a review come once.
CREATE TRIGGER title_change_stays AFTER UPDATE OR DELETE ON title_change FOR EACH ROW EXECUTE FUNCTION
    written_once('', 'answered_at statement statement_proof_id outcome decided_at decided_seq approver_id '
    'approver_membership_id approver_name decision review_asked_at appeal appeal_proof_id');
CREATE CONSTRAINT TRIGGER title_change_by_an_act AFTER INSERT OR UPDATE ON title_change
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();

-- A review is made by other people than the decision, and undoing gives back what stood.
CREATE FUNCTION title_reviewed_by_others() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM title_change r WHERE r.id = NEW.reviewed_id
        AND (NEW.examiner_id IN (r.examiner_id, r.approver_id)
            OR coalesce(NEW.approver_id IN (r.examiner_id, r.approver_id), false))) THEN
        RAISE EXCEPTION 'title change % is reviewed by those who made it', NEW.reviewed_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER title_reviewed_by_others AFTER INSERT OR UPDATE ON title_change
    FOR EACH ROW WHEN (NEW.reviewed_id IS NOT NULL) EXECUTE FUNCTION title_reviewed_by_others();
CREATE FUNCTION title_review_fits() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM title_change r WHERE r.id = NEW.reviewed_id AND r.review_asked_at IS NOT NULL
        AND (NEW.kind = 'keep' OR r.kind = 'revocation'
            OR (NEW.series, NEW.title, NEW.specialty) = (r.former_series, r.former_title, r.former_specialty))) THEN
        RAISE EXCEPTION 'title change % is no review of %', NEW.id, NEW.reviewed_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER title_review_fits AFTER INSERT ON title_change
    FOR EACH ROW WHEN (NEW.reviewed_id IS NOT NULL) EXECUTE FUNCTION title_review_fits();

-- A title changes by an approval of that very act alone: its words by a correction or by undoing one, its end by a revocation
-- or by undoing one. Deferred, because the entry of the act is written last.
CREATE FUNCTION title_changed_by_two() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM title_change c LEFT JOIN title_change r ON r.id = c.reviewed_id
        JOIN entry e ON e.case_id = c.case_id AND e.seq = c.decided_seq AND e.xid = pg_current_xact_id()
        WHERE c.case_id = NEW.case_id AND c.outcome = 'approved' AND CASE
            WHEN (NEW.series, NEW.title, NEW.specialty) IS DISTINCT FROM (OLD.series, OLD.title, OLD.specialty)
                THEN 'correction' IN (c.kind, r.kind) AND c.kind <> 'keep' AND NEW.revoked_at IS NOT DISTINCT FROM OLD.revoked_at
                    AND (NEW.series, NEW.title, NEW.specialty) = (c.series, c.title, c.specialty)
            WHEN OLD.revoked_at IS NULL THEN c.kind = 'revocation' AND NEW.revoked_at = c.decided_at
            ELSE c.kind = 'undo' AND r.kind = 'revocation' AND NEW.revoked_at IS NULL AND NEW.barred_until IS NULL
                AND NEW.revocation_reason = '' END) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'title % is changed without the approval of a second person', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;
DROP TRIGGER recognition_stays ON recognition;
CREATE TRIGGER recognition_stays AFTER UPDATE OR DELETE ON recognition FOR EACH ROW EXECUTE FUNCTION
    written_once('series title specialty revoked_at barred_until revocation_reason', '');
CREATE CONSTRAINT TRIGGER title_changed_by_two AFTER UPDATE OF series, title, specialty, revoked_at, barred_until,
    revocation_reason ON recognition DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION title_changed_by_two();

-- A case becomes revoked with its title alone, and is recognised again with it.
CREATE FUNCTION case_revoked_with_title() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM cases c JOIN recognition r ON r.case_id = c.id
        WHERE c.id = NEW.id AND (c.state = 'revoked') <> (r.revoked_at IS NOT NULL)) THEN
        RAISE EXCEPTION 'case % and its title do not stand alike', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER case_revoked_with_title AFTER UPDATE OF state ON cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state AND 'revoked' IN (OLD.state, NEW.state))
    EXECUTE FUNCTION case_revoked_with_title();

-- Evidence comes into a case in every state, and never leaves it. Otherwise as in 18_number_claims.sql.
CREATE FUNCTION is_evidence(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT kind IN ('name_change_proof', 'number_change_proof', 'title_change_proof', 'statement_proof', 'appeal_proof')
$$;
CREATE OR REPLACE FUNCTION filed_papers_stay() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' AND is_evidence(NEW.kind) THEN
        RETURN NEW;
    END IF;
    PERFORM FROM cases WHERE id = NEW.case_id AND (filed_at IS NULL OR state = 'returned_to_employer') FOR KEY SHARE;
    IF NOT FOUND OR (TG_OP = 'UPDATE' AND is_evidence(OLD.kind)) THEN
        RAISE EXCEPTION 'the papers of case % are filed', NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'filed_papers_stay', TABLE = 'paper';
    END IF;
    RETURN NEW;
END $$;
