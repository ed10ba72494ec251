-- What an officer looks at is the picture that was drawn of this page: none is put in its place.
ALTER TABLE page_picture ADD CONSTRAINT page_picture_paper FOREIGN KEY (paper_id) REFERENCES paper;
CREATE TRIGGER page_picture_append_only BEFORE UPDATE OR DELETE ON page_picture
    FOR EACH ROW EXECUTE FUNCTION append_only();
