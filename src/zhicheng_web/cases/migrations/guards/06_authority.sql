-- 三（三）: the decision of two people on a standing proposal, under the pinned policy, with its advice; then the number.
ALTER TABLE verdict
    ADD CONSTRAINT verdict_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT verdict_policy FOREIGN KEY (policy_id, policy_hash) REFERENCES policy_version (id, hash),
    ADD CONSTRAINT verdict_is_its_answer CHECK (coalesce((answer::jsonb)->>'verdict' = result
        AND (answer::jsonb)->>'policy_hash' = policy_hash AND (answer::jsonb)->>'engine' = engine, false));

ALTER TABLE opinion
    ADD CONSTRAINT opinion_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT opinion_person FOREIGN KEY (by_id) REFERENCES person;

ALTER TABLE proposal
    ADD COLUMN stands boolean GENERATED ALWAYS AS (sent_back_at IS NULL) STORED,
    ADD CONSTRAINT proposal_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT proposal_advice FOREIGN KEY (advice_id) REFERENCES verdict,
    ADD CONSTRAINT proposal_examiner FOREIGN KEY (examiner_id) REFERENCES person,
    ADD CONSTRAINT proposal_membership FOREIGN KEY (examiner_membership_id) REFERENCES membership,
    ADD CONSTRAINT proposal_key
        UNIQUE (id, case_id, examiner_id, examiner_membership_id, outcome, advice_id, stands);

ALTER TABLE decision
    ADD COLUMN examiner_side varchar(16) GENERATED ALWAYS AS ('examiner') STORED,
    ADD COLUMN approver_side varchar(16) GENERATED ALWAYS AS ('approver') STORED,
    ADD COLUMN proposal_stands boolean GENERATED ALWAYS AS (true) STORED,
    ADD CONSTRAINT decision_key UNIQUE (case_id, outcome, authority_id, decided_at),
    ADD CONSTRAINT decision_outcome UNIQUE (case_id, outcome),
    ADD CONSTRAINT decision_by_competent_authority FOREIGN KEY (case_id, authority_id, employer_id)
        REFERENCES cases (id, authority_id, employer_id),
    ADD CONSTRAINT decision_examiner FOREIGN KEY (case_id, examiner_id, examiner_side)
        REFERENCES case_party (case_id, person_id, side),
    ADD CONSTRAINT decision_approver FOREIGN KEY (case_id, approver_id, approver_side)
        REFERENCES case_party (case_id, person_id, side),
    ADD CONSTRAINT decision_examiner_member FOREIGN KEY (examiner_membership_id, examiner_id, authority_id, examiner_side)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT decision_approver_member FOREIGN KEY (approver_membership_id, approver_id, authority_id, approver_side)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT decision_confirms_proposal
        FOREIGN KEY (proposal_id, case_id, examiner_id, examiner_membership_id, outcome, advice_id, proposal_stands)
        REFERENCES proposal (id, case_id, examiner_id, examiner_membership_id, outcome, advice_id, stands),
    ADD CONSTRAINT decision_has_advice FOREIGN KEY (advice_id, case_id, policy_hash, advised)
        REFERENCES verdict (id, case_id, policy_hash, result),
    ADD CONSTRAINT decision_under_pinned_policy FOREIGN KEY (case_id, filing_seq, policy_id, policy_hash)
        REFERENCES filing (case_id, seq, policy_id, policy_hash),
    ADD CONSTRAINT decision_on_standing_filing FOREIGN KEY (case_id, filing_seq) REFERENCES cases (id, filing_seq);

-- The title counts from the day of recognition (四); number n needs n − 1 of the same authority and year.
ALTER TABLE recognition
    ADD COLUMN outcome varchar(16) GENERATED ALWAYS AS ('recognised') STORED,
    ADD COLUMN title_on date GENERATED ALWAYS AS ((recognised_at AT TIME ZONE 'Asia/Shanghai')::date) STORED,
    ADD COLUMN year int GENERATED ALWAYS AS (date_part('year', recognised_at AT TIME ZONE 'Asia/Shanghai')::int) STORED,
    ADD COLUMN previous int GENERATED ALWAYS AS (CASE WHEN number > 1 THEN number - 1 END) STORED,
    ADD CONSTRAINT recognition_by_decision FOREIGN KEY (case_id, outcome, authority_id, recognised_at)
        REFERENCES decision (case_id, outcome, authority_id, decided_at),
    ADD CONSTRAINT number_once UNIQUE (authority_id, year, number),
    ADD CONSTRAINT number_without_gap FOREIGN KEY (authority_id, year, previous)
        REFERENCES recognition (authority_id, year, number);

ALTER TABLE cases
    ADD CONSTRAINT case_state_has_decision FOREIGN KEY (id, decided) REFERENCES decision (case_id, outcome)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT case_recognised_has_title FOREIGN KEY (titled) REFERENCES recognition (case_id)
        DEFERRABLE INITIALLY DEFERRED;
