-- The ledger: each entry chained to the one before by a key on its hash, never changed, and the case's state its head.
ALTER TABLE entry
    ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    ADD COLUMN prev_seq int GENERATED ALWAYS AS (CASE WHEN seq > 1 THEN seq - 1 END) STORED,
    ADD CONSTRAINT entry_state UNIQUE (case_id, seq, state_after),
    ADD CONSTRAINT entry_link UNIQUE (case_id, seq, hash, at),
    ADD CONSTRAINT entry_of_case FOREIGN KEY (case_id, case_ref) REFERENCES cases (id, public_id),
    ADD CONSTRAINT entry_actor FOREIGN KEY (actor_id, actor_ref) REFERENCES person (id, public_id),
    ADD CONSTRAINT entry_actor_pseudonym CHECK ((actor_id IS NULL) = (actor_ref IS NULL)),
    ADD CONSTRAINT entry_membership FOREIGN KEY (membership_id) REFERENCES membership,
    ADD CONSTRAINT entry_chain FOREIGN KEY (case_id, prev_seq, prev_hash, prev_at)
        REFERENCES entry (case_id, seq, hash, at),
    ADD CONSTRAINT entry_genesis
        CHECK (seq > 1 OR prev_hash = sha256(convert_to('zhicheng:' || case_ref::text, 'UTF8'))),
    ADD CONSTRAINT entry_hash CHECK (hash = sha256(prev_hash || convert_to(body, 'UTF8'))),
    ADD CONSTRAINT entry_columns_are_the_body CHECK (coalesce(
        body::jsonb->>'case' = case_ref::text AND body::jsonb->>'seq' = seq::text AND body::jsonb->>'event' = event
        AND body::jsonb->>'after' = state_after AND (body::jsonb->>'at')::timestamptz = at
        AND body::jsonb->>'role' = role AND body::jsonb->>'actor' IS NOT DISTINCT FROM actor_ref::text
        AND body::jsonb->>'membership' IS NOT DISTINCT FROM membership_id::text, false));

ALTER TABLE cases
    ADD CONSTRAINT case_state_is_ledger_head FOREIGN KEY (id, version, state) REFERENCES entry (case_id, seq, state_after)
        DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION entry_is_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM cases WHERE id = NEW.case_id AND version >= NEW.seq) THEN
        RAISE EXCEPTION 'entry % of case % lies beyond its version', NEW.seq, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_is_head', TABLE = 'entry';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entry_is_head AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION entry_is_head();

-- Whoever acts, acts as the applicant, as the system, or under a membership of theirs that holds at that moment. The row
-- is read FOR SHARE: a revocation waits for the act, or the act for the revocation.
CREATE FUNCTION membership_at_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.role = 'system' AND NEW.actor_id IS NULL AND NEW.membership_id IS NULL THEN
        RETURN NEW;
    END IF;
    IF NEW.role = 'applicant' AND NEW.membership_id IS NULL THEN
        PERFORM FROM cases WHERE id = NEW.case_id AND person_id = NEW.actor_id;
    ELSE
        PERFORM FROM membership WHERE id = NEW.membership_id AND person_id = NEW.actor_id AND role = NEW.role
            AND valid @> (NEW.at AT TIME ZONE 'Asia/Shanghai')::date FOR SHARE;
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'entry % of case % is by nobody who may', NEW.seq, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_at_act', TABLE = 'entry';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER membership_at_act BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION membership_at_act();

-- Append-only, also under session_replication_role = replica (ENABLE ALWAYS).
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER view_log_append_only BEFORE UPDATE OR DELETE ON view_log FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER verdict_append_only BEFORE UPDATE OR DELETE ON verdict FOR EACH ROW EXECUTE FUNCTION append_only();
ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_append_only, ENABLE ALWAYS TRIGGER entry_no_truncate;

ALTER TABLE outbox
    ADD CONSTRAINT outbox_entry FOREIGN KEY (case_id, seq) REFERENCES entry (case_id, seq),
    ADD CONSTRAINT outbox_recipient FOREIGN KEY (recipient_id) REFERENCES person;
