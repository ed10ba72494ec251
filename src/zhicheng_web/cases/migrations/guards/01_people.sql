-- Who acts for whom. A membership is a fact with dates; acts hold on to it (06_ledger.sql).
ALTER TABLE person
    ADD COLUMN identified boolean GENERATED ALWAYS AS (id_index IS NOT NULL) STORED,
    ADD CONSTRAINT person_pseudonym UNIQUE (id, public_id),
    ADD CONSTRAINT person_identified UNIQUE (id, identified);

ALTER TABLE membership
    ADD CONSTRAINT membership_person FOREIGN KEY (person_id) REFERENCES person,
    ADD CONSTRAINT membership_organisation FOREIGN KEY (organisation_id) REFERENCES organisation,
    ADD CONSTRAINT membership_key UNIQUE (id, person_id, organisation_id, role);

-- A period is not cut back behind an act already done under it; organisation, person and role never change.
CREATE FUNCTION membership_not_cut_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.person_id, NEW.organisation_id, NEW.role)
        IS DISTINCT FROM (OLD.person_id, OLD.organisation_id, OLD.role)
        OR EXISTS (SELECT FROM entry WHERE membership_id = OLD.id
            AND (TG_OP = 'DELETE' OR NOT NEW.valid @> (at AT TIME ZONE 'Asia/Shanghai')::date)) THEN
        RAISE EXCEPTION 'acts were done under membership %', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_not_cut_back', TABLE = 'membership';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER membership_not_cut_back BEFORE UPDATE OR DELETE ON membership
    FOR EACH ROW EXECUTE FUNCTION membership_not_cut_back();
CREATE INDEX entry_under_membership ON entry (membership_id) WHERE membership_id IS NOT NULL;
