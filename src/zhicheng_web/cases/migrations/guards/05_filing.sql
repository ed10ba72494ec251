-- 四: filing inside a window by arrival, or within the grace of the first filing. A recalled filing lets go of its keys.
ALTER TABLE return_round
    ADD CONSTRAINT return_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT return_person FOREIGN KEY (by_id) REFERENCES person,
    ADD CONSTRAINT return_day FOREIGN KEY (calendar_id, returned_on, returned_ordinal)
        REFERENCES calendar_day (version_id, day, ordinal),
    ADD CONSTRAINT return_on_its_day CHECK (returned_on = (at AT TIME ZONE 'Asia/Shanghai')::date),
    ADD CONSTRAINT return_key UNIQUE (id, case_id, calendar_id, returned_on, returned_ordinal);

ALTER TABLE filing
    ADD COLUMN arrived_on date GENERATED ALWAYS AS ((arrived_at AT TIME ZONE 'Asia/Shanghai')::date) STORED,
    ADD COLUMN stands boolean GENERATED ALWAYS AS (recalled_at IS NULL) STORED,
    ADD COLUMN standing_content varchar(80) GENERATED ALWAYS AS (CASE WHEN recalled_at IS NULL THEN content_hash END) STORED,
    ADD COLUMN standing_lanes boolean GENERATED ALWAYS AS (CASE WHEN recalled_at IS NULL THEN dispatched END) STORED,
    ADD COLUMN closed varchar(16) GENERATED ALWAYS AS (CASE WHEN recalled_at IS NULL THEN 'closed' END) STORED,
    ADD COLUMN employer_lane varchar(16) GENERATED ALWAYS AS ('employer') STORED,
    ADD COLUMN agency_lane varchar(16) GENERATED ALWAYS AS ('agency') STORED,
    ADD CONSTRAINT filing_policy UNIQUE (case_id, seq, policy_id, policy_hash),
    ADD CONSTRAINT filing_first UNIQUE (case_id, seq, filing_on, policy_id, policy_hash, stands),
    ADD CONSTRAINT filing_standing UNIQUE (case_id, seq, stands),
    ADD CONSTRAINT filing_key UNIQUE (id, case_id),
    ADD CONSTRAINT filing_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT filing_person FOREIGN KEY (by_id) REFERENCES person,
    ADD CONSTRAINT filing_day_is_arrival
        CHECK (kind <> 'window' OR filing_on = (arrived_at AT TIME ZONE 'Asia/Shanghai')::date),
    ADD CONSTRAINT filing_window_copied FOREIGN KEY (window_id, policy_id, opens_on, closes_on)
        REFERENCES filing_window (id, policy_id, opens_on, closes_on) ON UPDATE CASCADE,
    ADD CONSTRAINT filing_policy_pinned FOREIGN KEY (policy_id, policy_hash) REFERENCES policy_version (id, hash),
    ADD CONSTRAINT filing_policy_period FOREIGN KEY (policy_id, policy_from, policy_until)
        REFERENCES policy_version (id, in_force_from, in_force_until) ON UPDATE CASCADE,
    ADD CONSTRAINT filing_of_this_content FOREIGN KEY (case_id, standing_content) REFERENCES cases (id, content_hash),
    ADD CONSTRAINT filing_lanes_copied FOREIGN KEY (case_id, standing_lanes) REFERENCES cases (id, dispatched),
    ADD CONSTRAINT filing_employer_publicity
        FOREIGN KEY (employer_publicity_id, case_id, employer_lane, closed, content_hash, employer_last_on)
        REFERENCES publicity (id, case_id, lane, state, content_hash, last_on),
    ADD CONSTRAINT filing_agency_publicity
        FOREIGN KEY (agency_publicity_id, case_id, agency_lane, closed, content_hash, agency_last_on)
        REFERENCES publicity (id, case_id, lane, state, content_hash, last_on),
    ADD CONSTRAINT filing_grace_days FOREIGN KEY (policy_id, grace_days) REFERENCES policy_version (id, grace_days),
    ADD CONSTRAINT filing_grace_keeps_date FOREIGN KEY (case_id, first_seq, filing_on, policy_id, policy_hash, stands)
        REFERENCES filing (case_id, seq, filing_on, policy_id, policy_hash, stands),
    ADD CONSTRAINT filing_returned_day FOREIGN KEY (returned_id, case_id, calendar_id, returned_on, returned_ordinal)
        REFERENCES return_round (id, case_id, calendar_id, returned_on, returned_ordinal),
    ADD CONSTRAINT filing_arrived_day FOREIGN KEY (calendar_id, arrived_on, arrived_ordinal, arrived_working)
        REFERENCES calendar_day (version_id, day, ordinal, working);

ALTER TABLE cases
    ADD CONSTRAINT case_filing FOREIGN KEY (id, filing_seq, filing_stands) REFERENCES filing (case_id, seq, stands)
        DEFERRABLE INITIALLY DEFERRED;

-- The manifest freezes the papers of a filed case: no other bytes under the same row, no deletion.
ALTER TABLE filing_paper
    ADD CONSTRAINT filing_paper_filing FOREIGN KEY (filing_id, case_id) REFERENCES filing (id, case_id),
    ADD CONSTRAINT filed_paper_is_frozen FOREIGN KEY (paper_id, case_id, sha256) REFERENCES paper (id, case_id, sha256);
