-- 三（二）: publicity of the policy's working days, on one version of the calendar, of the very content of the case.
ALTER TABLE assessment
    ADD CONSTRAINT assessment_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT assessment_person FOREIGN KEY (by_id) REFERENCES person;

ALTER TABLE publicity
    ADD COLUMN last_working boolean GENERATED ALWAYS AS (true) STORED,
    ADD COLUMN standing_content varchar(80) GENERATED ALWAYS AS (CASE WHEN state <> 'void' THEN content_hash END) STORED,
    ADD CONSTRAINT publicity_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT publicity_person FOREIGN KEY (by_id) REFERENCES person,
    ADD CONSTRAINT publicity_of_this_content FOREIGN KEY (case_id, standing_content) REFERENCES cases (id, content_hash),
    ADD CONSTRAINT publicity_days_from_policy
        FOREIGN KEY (policy_id, required_days, posting_day_counts, starts_on_working_day)
        REFERENCES policy_version (id, publicity_days, posting_day_counts, starts_on_working_day),
    ADD CONSTRAINT publicity_start_day FOREIGN KEY (calendar_id, start_on, start_ordinal, start_working)
        REFERENCES calendar_day (version_id, day, ordinal, working),
    ADD CONSTRAINT publicity_last_day FOREIGN KEY (calendar_id, last_on, last_ordinal, last_working)
        REFERENCES calendar_day (version_id, day, ordinal, working),
    ADD CONSTRAINT publicity_key UNIQUE (id, case_id, lane, state, content_hash, last_on);

-- An open objection to a publicity needs an unfiled case: filing changes the key it holds, in whichever order they come.
ALTER TABLE objection
    ADD COLUMN blocks boolean GENERATED ALWAYS AS (CASE WHEN state = 'open' AND kind = 'publicity' THEN true END) STORED,
    ADD CONSTRAINT objection_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT objection_recorder FOREIGN KEY (recorded_by_id) REFERENCES person,
    ADD CONSTRAINT objection_settler FOREIGN KEY (settled_by_id) REFERENCES person,
    ADD CONSTRAINT objection_open_blocks_filing FOREIGN KEY (case_id, blocks) REFERENCES cases (id, unfiled);
