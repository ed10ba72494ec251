-- A draft that is withdrawn asks for no number: whoever chose the wrong unit has not come so far yet.
ALTER TABLE cases
    DROP CONSTRAINT case_person_identified,
    DROP COLUMN needs_identity;
ALTER TABLE cases
    ADD COLUMN needs_identity boolean GENERATED ALWAYS AS
        (CASE WHEN state NOT IN ('draft', 'withdrawn') THEN true END) STORED,
    ADD CONSTRAINT case_person_identified FOREIGN KEY (person_id, needs_identity) REFERENCES person (id, identified);
