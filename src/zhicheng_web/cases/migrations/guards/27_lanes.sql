-- 三（二） 双审核、双公示、双盖章: a dispatched worker's case is filed with all six cells done, of the very content that is filed.
ALTER TABLE case_lane
    ADD COLUMN settled boolean GENERATED ALWAYS AS
        (CASE WHEN checked_on IS NOT NULL AND stamped_on IS NOT NULL THEN true END) STORED,
    ADD COLUMN standing boolean GENERATED ALWAYS AS (CASE WHEN checked_on IS NOT NULL THEN true END) STORED,
    ADD COLUMN standing_content varchar(80) GENERATED ALWAYS AS
        (CASE WHEN checked_on IS NOT NULL THEN content_hash END) STORED,
    ADD COLUMN closed varchar(16) GENERATED ALWAYS AS (CASE WHEN publicity_id IS NOT NULL THEN 'closed' END) STORED,
    ADD CONSTRAINT lane_key UNIQUE (id, case_id, lane, settled, content_hash, on_paper),
    ADD CONSTRAINT lane_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT lane_checker FOREIGN KEY (checked_by_id) REFERENCES person,
    ADD CONSTRAINT lane_stamper FOREIGN KEY (stamped_by_id) REFERENCES person,
    ADD CONSTRAINT lane_of_dispatched FOREIGN KEY (case_id, standing) REFERENCES cases (id, dispatched),
    ADD CONSTRAINT lane_of_this_content FOREIGN KEY (case_id, standing_content) REFERENCES cases (id, content_hash),
    ADD CONSTRAINT lane_stamp_of_closed_publicity FOREIGN KEY (publicity_id, case_id, lane, closed, content_hash, posted_until)
        REFERENCES publicity (id, case_id, lane, state, content_hash, last_on),
    ADD CONSTRAINT lane_proof FOREIGN KEY (proof_id, case_id) REFERENCES paper (id, case_id);
CREATE CONSTRAINT TRIGGER lane_by_an_act AFTER INSERT OR UPDATE ON case_lane
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER lane_recorded AFTER INSERT OR UPDATE OR DELETE ON case_lane
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('case_id lane content_hash checked_on checked_by_id
        checked_words publicity_id posted_on posted_until stamped_on stamped_by_id on_paper proof_id');

-- A standing filing of a dispatched worker holds both lanes by key: none of them can be opened again under it.
ALTER TABLE filing
    ADD COLUMN cells_settled boolean GENERATED ALWAYS AS (CASE WHEN recalled_at IS NULL THEN true END) STORED,
    ADD COLUMN employer_not_on_paper boolean GENERATED ALWAYS AS (false) STORED,
    ADD CONSTRAINT filing_employer_cells FOREIGN KEY
        (employer_cells_id, case_id, employer_lane, cells_settled, content_hash, employer_not_on_paper)
        REFERENCES case_lane (id, case_id, lane, settled, content_hash, on_paper),
    ADD CONSTRAINT filing_agency_cells FOREIGN KEY
        (agency_cells_id, case_id, agency_lane, cells_settled, content_hash, agency_on_paper)
        REFERENCES case_lane (id, case_id, lane, settled, content_hash, on_paper);

ALTER TABLE dispatch_agreement
    ADD CONSTRAINT agreement_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT agreement_paper FOREIGN KEY (paper_id, case_id) REFERENCES paper (id, case_id),
    ADD CONSTRAINT agreement_employer FOREIGN KEY (employer_id) REFERENCES organisation,
    ADD CONSTRAINT agreement_agency FOREIGN KEY (agency_id) REFERENCES organisation,
    ADD CONSTRAINT agreement_person FOREIGN KEY (by_id) REFERENCES person;
CREATE TRIGGER agreement_append_only BEFORE UPDATE OR DELETE ON dispatch_agreement
    FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE CONSTRAINT TRIGGER agreement_by_an_act AFTER INSERT ON dispatch_agreement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER agreement_recorded AFTER INSERT OR DELETE ON dispatch_agreement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('case_id paper_id employer_id agency_id valid_until
        by_id at');

