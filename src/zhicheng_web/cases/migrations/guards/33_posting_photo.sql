-- 三（二）: the photo of a notice is a paper of its case; another one may take its place.
ALTER TABLE publicity ADD CONSTRAINT publicity_photo FOREIGN KEY (photo_id, case_id) REFERENCES paper (id, case_id);
DROP TRIGGER publicity_stays ON publicity;
CREATE TRIGGER publicity_stays AFTER UPDATE OR DELETE ON publicity FOR EACH ROW EXECUTE FUNCTION
    written_once('state closed_on words result attested_by_id photo_id calendar_id start_on start_ordinal start_working last_on last_ordinal', '');
