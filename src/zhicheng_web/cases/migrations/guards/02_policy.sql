-- Numbers of the notice come by key from here; a wrong copy has no row to refer to.
ALTER TABLE policy_version
    ADD CONSTRAINT policy_version_publicity UNIQUE (id, publicity_days, posting_day_counts, starts_on_working_day),
    ADD CONSTRAINT policy_version_grace UNIQUE (id, grace_days),
    ADD CONSTRAINT policy_version_period UNIQUE (id, in_force_from, in_force_until);

ALTER TABLE filing_window
    ADD CONSTRAINT window_policy FOREIGN KEY (policy_id) REFERENCES policy_version,
    ADD CONSTRAINT window_days UNIQUE (id, policy_id, opens_on, closes_on);

ALTER TABLE number_counter
    ADD CONSTRAINT number_counter_authority FOREIGN KEY (authority_id) REFERENCES organisation;

-- Each day's ordinal follows the day before's: a calendar that skips or repeats one cannot be stored.
ALTER TABLE calendar_day
    ADD COLUMN prev_day date GENERATED ALWAYS AS (CASE WHEN NOT first THEN day - 1 END) STORED,
    ADD COLUMN prev_ordinal int GENERATED ALWAYS AS (ordinal - working::int) STORED,
    ADD CONSTRAINT calendar_day_version FOREIGN KEY (version_id) REFERENCES calendar_version,
    ADD CONSTRAINT calendar_day_ordinal UNIQUE (version_id, day, ordinal),
    ADD CONSTRAINT calendar_day_working UNIQUE (version_id, day, ordinal, working),
    ADD CONSTRAINT calendar_ordinals_run_on FOREIGN KEY (version_id, prev_day, prev_ordinal)
        REFERENCES calendar_day (version_id, day, ordinal) DEFERRABLE INITIALLY DEFERRED;
