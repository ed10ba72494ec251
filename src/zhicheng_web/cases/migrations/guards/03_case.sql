-- The case and its guard columns: each changes when a fact changes that other tables rely on.
ALTER TABLE cases
    ADD COLUMN unfiled boolean GENERATED ALWAYS AS (filed_at IS NULL) STORED,
    ADD COLUMN dispatched boolean GENERATED ALWAYS AS (agency_id IS NOT NULL) STORED,
    ADD COLUMN filing_stands boolean GENERATED ALWAYS AS (CASE WHEN filing_seq IS NOT NULL THEN true END) STORED,
    ADD COLUMN needs_identity boolean GENERATED ALWAYS AS (CASE WHEN state <> 'draft' THEN true END) STORED,
    ADD COLUMN decided text GENERATED ALWAYS AS
        (CASE WHEN state IN ('recognised', 'revoked') THEN 'recognised' WHEN state = 'refused' THEN 'refused' END) STORED,
    ADD COLUMN titled bigint GENERATED ALWAYS AS (CASE WHEN state IN ('recognised', 'revoked') THEN id END) STORED,
    ADD CONSTRAINT case_reference UNIQUE (id, public_id),
    ADD CONSTRAINT case_content UNIQUE (id, content_hash),
    ADD CONSTRAINT case_unfiled UNIQUE (id, unfiled),
    ADD CONSTRAINT case_dispatched UNIQUE (id, dispatched),
    ADD CONSTRAINT case_standing_filing UNIQUE (id, filing_seq),
    ADD CONSTRAINT case_parties UNIQUE (id, authority_id, employer_id),
    ADD CONSTRAINT case_person FOREIGN KEY (person_id) REFERENCES person,
    ADD CONSTRAINT case_employer FOREIGN KEY (employer_id) REFERENCES organisation,
    ADD CONSTRAINT case_agency FOREIGN KEY (agency_id) REFERENCES organisation,
    ADD CONSTRAINT case_authority FOREIGN KEY (authority_id) REFERENCES organisation,
    ADD CONSTRAINT case_person_identified FOREIGN KEY (person_id, needs_identity) REFERENCES person (id, identified),
    ADD CONSTRAINT case_state_is_filed CHECK (filed_at IS NOT NULL OR state NOT IN
        ('filed', 'in_examination', 'returned_to_employer', 'proposed', 'recognised', 'refused', 'expired', 'revoked')),
    ADD CONSTRAINT case_state_before_filing CHECK (filed_at IS NULL OR state NOT IN
        ('draft', 'submitted', 'returned_to_applicant', 'left_employer', 'assessed', 'in_publicity', 'objection_open',
         'publicity_closed', 'not_recommended'));

ALTER TABLE paper
    ADD CONSTRAINT paper_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT paper_uploader FOREIGN KEY (uploaded_by_id) REFERENCES person,
    ADD CONSTRAINT paper_replaced_in_its_case FOREIGN KEY (replaced_by_id, case_id) REFERENCES paper (id, case_id);

-- A person has one side (one_side_per_person), and nobody judges a case of their own employer. That somebody is *not* a
-- member no key can say: the trigger locks the person, whom a new membership holds by key, so that the two queue up.
ALTER TABLE case_party
    ADD CONSTRAINT party_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT party_person FOREIGN KEY (person_id) REFERENCES person;
CREATE FUNCTION officer_not_of_employer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.side NOT IN ('examiner', 'approver') THEN
        RETURN NEW;
    END IF;
    PERFORM FROM person WHERE id = NEW.person_id FOR UPDATE;
    IF EXISTS (SELECT FROM cases c JOIN membership m ON m.organisation_id IN (c.employer_id, c.agency_id)
        WHERE c.id = NEW.case_id AND m.person_id = NEW.person_id AND c.authority_id IS DISTINCT FROM c.employer_id
        AND m.valid && daterange((c.created_at AT TIME ZONE 'Asia/Shanghai')::date, NULL)) THEN
        RAISE EXCEPTION 'an officer belongs to the employer of case %', NEW.case_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_not_of_employer', TABLE = 'case_party';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER officer_not_of_employer BEFORE INSERT OR UPDATE ON case_party
    FOR EACH ROW EXECUTE FUNCTION officer_not_of_employer();
CREATE FUNCTION party_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a side once taken stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'party_stays', TABLE = 'case_party';
END $$;
CREATE TRIGGER party_stays BEFORE UPDATE OR DELETE ON case_party FOR EACH ROW EXECUTE FUNCTION party_stays();
