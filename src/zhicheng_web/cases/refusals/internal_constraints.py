"""The constraints that only carry others: references, closed lists of words, keys to which no page can lead."""

from typing import Final

INTERNAL_CONSTRAINTS: Final = frozenset(
    """
    account_notice agreement_agency agreement_by_an_act agreement_case agreement_employer agreement_once agreement_paper
    agreement_person agreement_recorded lane_by_an_act lane_recorded lane_case lane_checker lane_key lane_known lane_once
    lane_proof lane_stamper objection_lane_known
    assessment_case assessment_once assessment_person calendar_begins_once calendar_day_once calendar_day_ordinal
    calendar_day_version calendar_day_working calendar_once case_agency case_authority case_content case_dispatched
    case_handling_approver case_handling_examiner
    case_employer case_parties case_person case_public_id case_reference case_snapshot case_standing_filing case_unfiled
    confirmation_has_time decision_key decision_outcome decision_outcome_known entry_actor entry_actor_pseudonym
    entry_counts_from_one entry_link entry_membership entry_of_case entry_state filing_case filing_first filing_key
    filing_kind_known filing_once filing_paper_filing filing_paper_once filing_person filing_policy filing_standing
    help_asker help_channel help_person help_public_id help_second help_used_when_sent
    invitation_confirmed_by invitation_has_times invitation_invited_by invitation_key invitation_opened_by
    invitation_organisation invitation_public_id longer_membership_waits_for_acts membership_key membership_organisation
    membership_person membership_waits_for_acts name_change_of_its_act name_change_once name_change_proof
    number_counter_authority number_counter_once number_from_one objection_case objection_kind_known objection_recorder
    objection_settler objection_state_known opinion_case opinion_once opinion_person organisation_public_id outbox_entry
    outbox_recipient page_picture_once page_picture_paper page_picture_shape
    page_picture_thumbnail printed_paper_public_id printed_paper_shape printed_paper_case printed_paper_person
    printed_paper_recorded paper_case paper_content paper_hash_shape
    paper_of_case paper_public_id paper_uploader party_case party_key party_person party_side_known person_identified
    person_number_with_index person_pseudonym person_public_id policy_version_grace policy_version_hash
    policy_version_period policy_version_publicity proposal_advice proposal_case proposal_examiner proposal_key
    proposal_membership proposal_once publicity_attester publicity_case publicity_key publicity_lane_known publicity_person
    publicity_photo
    publicity_public_id publicity_result_known publicity_state_known recognition_public_id remark_of_its_act
    remark_once remark_person
    return_case return_key return_once return_person snapshot_case snapshot_number_with_index snapshot_of_case
    snapshot_of_its_act snapshot_once snapshot_source_known verdict_case verdict_key verdict_policy verdict_result_known
    window_days window_once window_policy
    assessment_by_an_act decision_by_an_act filing_by_an_act manifest_by_an_act objection_by_an_act opinion_by_an_act
    paper_by_an_act proposal_by_an_act publicity_by_an_act recognition_by_an_act verdict_by_an_act
    salt_of_its_act salt_once salt_stays
    claim_contest claim_person contest_decider contest_public_id contested_claim_once
    correction_decider correction_of_its_act correction_person correction_proof correction_public_id correction_with_its_act
    title_change_once title_change_kind_known title_change_of_title title_change_of_its_act title_change_decided_by_its_act
    title_change_key title_change_reviewed title_change_proof title_change_statement_proof title_change_appeal_proof
    title_change_by_an_act second_return_once second_return_of_its_act second_return_answered_by_its_act second_return_by_an_act
    parent_report_public_id parent_report_of_its_act parent_report_answered_by_its_act parent_report_asker parent_report_paper
    parent_report_by_an_act parent_report_recorded
    unit_request_public_id unit_request_code unit_request_whole unit_request_unit unit_request_asker unit_request_answerer
    unit_request_invitation unit_request_recorded employee_request_public_id employee_request_person employee_request_unit
    employee_request_answerer employee_request_recorded leave_cover_public_id leave_cover_absent leave_cover_stand_in
    leave_cover_organisation leave_cover_namer leave_cover_recorded
    earlier_title_public_id earlier_title_one_per_line earlier_title_organisation earlier_title_proposer
    earlier_title_approver earlier_title_key earlier_title_voids earlier_title_level_known earlier_title_recorded
    earlier_title_by_officers earlier_title_void_reason earlier_title_answered_whole earlier_title_stays
    earlier_title_voided_by_two earlier_title_by_an_act
    unit_entry_chain_once unit_entry_chained view_log_chain_once view_log_chained row_entry_chain_once row_entry_chained
    person_recorded membership_recorded unit_recorded account_recorded factor_recorded channel_recorded
    paper_recorded picture_recorded party_recorded contest_recorded claim_recorded correction_recorded invitation_recorded
    unit_entry_as_called view_log_as_called help_recorded policy_recorded window_recorded calendar_recorded day_recorded
    person_stays account_stays new_channel_by_an_act
    act_name_by_an_act act_name_of_its_act act_name_once name_change_by_an_act new_paper_by_an_act party_by_an_act
    return_by_an_act
    """.split()  # noqa: SIM905 - a page of words, not of 130 lines
)
