-- What says who took which side, which papers and pictures a case has, whose a number is, who was invited and helped by whom, and
-- by which policy and calendar days are counted: the database writes down every such row, too (19_rights.sql).
CREATE CONSTRAINT TRIGGER paper_recorded AFTER INSERT OR UPDATE OR DELETE ON paper
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id kind name sha256 size media_type pages at
        removed_at case_id replaced_by_id uploaded_by_id');
CREATE CONSTRAINT TRIGGER picture_recorded AFTER INSERT OR UPDATE OR DELETE ON page_picture
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('paper_id number sha256');
CREATE CONSTRAINT TRIGGER party_recorded AFTER INSERT OR UPDATE OR DELETE ON case_party
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('case_id person_id side');
CREATE CONSTRAINT TRIGGER contest_recorded AFTER INSERT OR UPDATE OR DELETE ON number_contest
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id id_index opened_at same_person decided_at
        reason decided_by_id holder_id');
CREATE CONSTRAINT TRIGGER claim_recorded AFTER INSERT OR UPDATE OR DELETE ON contested_claim
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('at person_id contest_id');
CREATE CONSTRAINT TRIGGER correction_recorded AFTER INSERT OR DELETE OR UPDATE OF public_id, seq, document, id_index, reason,
    asked_at, granted, decided_at, answer, case_id, decided_by_id, person_id, proof_id ON number_correction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id seq document id_index reason asked_at
        granted decided_at answer case_id decided_by_id person_id proof_id');
CREATE CONSTRAINT TRIGGER invitation_recorded AFTER INSERT OR DELETE OR UPDATE OF public_id, role, name, phone, created_at,
    opened_at, confirmed_at, withdrawn_at, confirmed_by_id, invited_by_id, opened_by_id, organisation_id ON invitation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id role name phone created_at opened_at
        confirmed_at withdrawn_at confirmed_by_id invited_by_id opened_by_id organisation_id');
CREATE CONSTRAINT TRIGGER help_recorded AFTER INSERT OR DELETE OR UPDATE OF public_id, organisation_id, asked_at, reason,
    remove_factors, code_digest, origin, confirmed_at, declined_at, sent_at, used_at, asked_by_id, confirmed_by_id, person_id,
    channel_id, expires_at, expired_at ON help_with_account
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id organisation_id asked_at reason
        remove_factors code_digest origin confirmed_at declined_at sent_at used_at asked_by_id confirmed_by_id person_id
        channel_id expires_at expired_at');
CREATE CONSTRAINT TRIGGER policy_recorded AFTER INSERT OR UPDATE OR DELETE ON policy_version
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('city name hash in_force_from in_force_until
        publicity_days posting_day_counts starts_on_working_day grace_days');
CREATE CONSTRAINT TRIGGER window_recorded AFTER INSERT OR UPDATE OR DELETE ON filing_window
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('opens_on closes_on policy_id');
CREATE CONSTRAINT TRIGGER calendar_recorded AFTER INSERT OR UPDATE OR DELETE ON calendar_version
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('hash imported_at');
CREATE CONSTRAINT TRIGGER day_recorded AFTER INSERT OR UPDATE OR DELETE ON calendar_day
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('day working ordinal first version_id');
