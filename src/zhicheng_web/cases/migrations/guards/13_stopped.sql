-- An office that was stopped at once (membership.stopped_at) is over from that moment, not only from the next day: no act is
-- dated at or after it, whichever of the two is written first. Otherwise as in 01_people.sql and 07_ledger.sql.
CREATE OR REPLACE FUNCTION membership_at_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.role = 'system' AND NEW.actor_id IS NULL AND NEW.membership_id IS NULL THEN
        RETURN NEW;
    END IF;
    IF NEW.role = 'applicant' AND NEW.membership_id IS NULL THEN
        PERFORM FROM cases WHERE id = NEW.case_id AND person_id = NEW.actor_id;
    ELSE
        PERFORM FROM membership WHERE id = NEW.membership_id AND person_id = NEW.actor_id AND role = NEW.role
            AND valid @> (NEW.at AT TIME ZONE 'Asia/Shanghai')::date AND (stopped_at IS NULL OR NEW.at < stopped_at)
            FOR SHARE;
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'entry % of case % is by nobody who may', NEW.seq, NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_at_act', TABLE = 'entry';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION membership_not_cut_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.person_id, NEW.organisation_id, NEW.role)
        IS DISTINCT FROM (OLD.person_id, OLD.organisation_id, OLD.role)
        OR EXISTS (SELECT FROM entry WHERE membership_id = OLD.id
            AND (TG_OP = 'DELETE' OR NOT NEW.valid @> (at AT TIME ZONE 'Asia/Shanghai')::date
                OR (NEW.stopped_at IS DISTINCT FROM OLD.stopped_at AND at >= NEW.stopped_at))) THEN
        RAISE EXCEPTION 'acts were done under membership %', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_not_cut_back', TABLE = 'membership';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
