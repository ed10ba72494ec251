-- 三（二） 附件2: what the parent of a branch was asked and has answered stays as it was; it comes and changes by an act on the case.
ALTER TABLE parent_report
    ADD CONSTRAINT parent_report_of_its_act FOREIGN KEY (case_id, seq) REFERENCES entry (case_id, seq)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT parent_report_answered_by_its_act FOREIGN KEY (case_id, answered_seq) REFERENCES entry (case_id, seq)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT parent_report_asker FOREIGN KEY (asked_by_id) REFERENCES person,
    ADD CONSTRAINT parent_report_paper FOREIGN KEY (paper_id, case_id) REFERENCES paper (id, case_id);
CREATE TRIGGER parent_report_stays AFTER UPDATE OR DELETE ON parent_report FOR EACH ROW EXECUTE FUNCTION
    written_once('', 'sent_at withdrawn_at answer answered_at answered_seq answerer_name answerer_post answerer_phone reason paper_id');
CREATE CONSTRAINT TRIGGER parent_report_by_an_act AFTER INSERT OR UPDATE OF withdrawn_at, answer ON parent_report
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION changed_by_an_act();
CREATE CONSTRAINT TRIGGER parent_report_recorded AFTER INSERT OR DELETE OR UPDATE OF public_id, case_id, seq, body, parent_name,
    mail, origin, asked_by_id, asked_at, expires_at, withdrawn_at, answer, answered_at, answered_seq, answerer_name,
    answerer_post, answerer_phone, reason, paper_id ON parent_report
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id case_id seq body parent_name mail origin
        asked_by_id asked_at expires_at withdrawn_at answer answered_at answered_seq answerer_name answerer_post answerer_phone
        reason paper_id');
