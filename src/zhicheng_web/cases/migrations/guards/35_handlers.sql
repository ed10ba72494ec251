-- 三（三） who handles a case is a person; two pairs of eyes are two people (case_handlers_are_two).
ALTER TABLE cases
    ADD CONSTRAINT case_handling_examiner FOREIGN KEY (handling_examiner_id) REFERENCES person,
    ADD CONSTRAINT case_handling_approver FOREIGN KEY (handling_approver_id) REFERENCES person;
