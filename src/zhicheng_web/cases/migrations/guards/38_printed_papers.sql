-- 三（四）: what was printed of a case, by whom and when, stays as it was written down.
ALTER TABLE printed_paper
    ADD CONSTRAINT printed_paper_case FOREIGN KEY (case_id) REFERENCES cases,
    ADD CONSTRAINT printed_paper_person FOREIGN KEY (by_id) REFERENCES person;
CREATE TRIGGER printed_paper_append_only BEFORE UPDATE OR DELETE ON printed_paper
    FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE CONSTRAINT TRIGGER printed_paper_recorded AFTER INSERT OR UPDATE OR DELETE ON printed_paper
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id case_id kind copy check_code sha256
        size data_digest layout_digest renderer by_id by_name unit_name at');
