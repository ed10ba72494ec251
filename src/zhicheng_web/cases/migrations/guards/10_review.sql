-- A refusal that is reviewed stays on record and lets go of what stands: filing, authority, the state of the case. Keys are
-- looked at in the order in which they were made: those that follow are made again, so that the most telling speaks first.
ALTER TABLE cases
    DROP CONSTRAINT case_state_has_decision,
    DROP CONSTRAINT case_recognised_has_title,
    DROP CONSTRAINT case_state_is_ledger_head;
ALTER TABLE decision
    DROP CONSTRAINT decision_outcome,
    DROP CONSTRAINT decision_on_standing_filing,
    DROP CONSTRAINT decision_by_competent_authority,
    DROP CONSTRAINT decision_examiner_member,
    DROP CONSTRAINT decision_approver_member,
    DROP CONSTRAINT decision_confirms_proposal;
ALTER TABLE decision
    ADD COLUMN stands boolean GENERATED ALWAYS AS (CASE WHEN superseded_at IS NULL THEN true END) STORED,
    ADD COLUMN standing_filing int GENERATED ALWAYS AS (CASE WHEN superseded_at IS NULL THEN filing_seq END) STORED,
    ADD COLUMN standing_authority bigint GENERATED ALWAYS AS (CASE WHEN superseded_at IS NULL THEN authority_id END) STORED,
    ADD CONSTRAINT decision_outcome UNIQUE (case_id, outcome, stands),
    ADD CONSTRAINT decision_by_competent_authority FOREIGN KEY (case_id, standing_authority, employer_id)
        REFERENCES cases (id, authority_id, employer_id),
    ADD CONSTRAINT decision_examiner_member FOREIGN KEY (examiner_membership_id, examiner_id, authority_id, examiner_side)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT decision_approver_member FOREIGN KEY (approver_membership_id, approver_id, authority_id, approver_side)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT decision_confirms_proposal
        FOREIGN KEY (proposal_id, case_id, examiner_id, examiner_membership_id, outcome, advice_id, proposal_stands)
        REFERENCES proposal (id, case_id, examiner_id, examiner_membership_id, outcome, advice_id, stands),
    ADD CONSTRAINT decision_on_standing_filing FOREIGN KEY (case_id, standing_filing) REFERENCES cases (id, filing_seq);
ALTER TABLE cases
    ADD COLUMN decision_stands boolean GENERATED ALWAYS AS
        (CASE WHEN state IN ('recognised', 'revoked', 'refused') THEN true END) STORED,
    ADD CONSTRAINT case_state_has_decision FOREIGN KEY (id, decided, decision_stands)
        REFERENCES decision (case_id, outcome, stands) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT case_recognised_has_title FOREIGN KEY (titled) REFERENCES recognition (case_id)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT case_state_is_ledger_head FOREIGN KEY (id, version, state) REFERENCES entry (case_id, seq, state_after)
        DEFERRABLE INITIALLY DEFERRED;
