"""What must hold before a step is taken: each guard a function of GuardInputs, named in the rows of the table."""

from collections.abc import Callable, Mapping

from zhicheng.finding import Finding
from zhicheng.procedure.guards import (
    authority,
    dates,
    declines,
    employer,
    handling,
    lanes,
    papers,
    people,
    returns,
    titles,
)
from zhicheng.procedure.guards.inputs import GuardInputs
from zhicheng.procedure.step import Step

__all__ = ["GUARDS", "GuardInputs"]

Guard = Callable[[GuardInputs, Step], Finding]

GUARDS: Mapping[str, Guard] = {
    function.__name__: function
    for function in (
        papers.facts_valid,
        papers.brought_confirmed,
        papers.papers_complete,
        papers.commitment_made,
        papers.content_unchanged,
        papers.faults_answered,
        papers.only_faulted_parts,
        papers.printed_fields_filled,
        papers.changes_checked,
        people.not_own_case,
        people.not_own_employer,
        people.lies_with_authority,
        people.second_person,
        people.not_judged_before,
        people.number_holds,
        employer.material_checked,
        employer.assessment_complete,
        employer.conduct_attested,
        employer.starts_on_working_day,
        employer.posting_day_fits,
        employer.publicity_elapsed,
        employer.result_attested,
        employer.other_objections_open,
        employer.last_open_objection,
        employer.no_open_objection,
        lanes.lane_in_turn,
        lanes.six_cells_closed,
        lanes.own_objection_open,
        lanes.proof_enclosed,
        lanes.stamp_day_fits,
        lanes.paper_days_fit,
        lanes.other_lane_can_act,
        lanes.not_reminded_today,
        authority.authority_known,
        authority.clauses_examined,
        authority.deviation_has_reason,
        authority.proposed_to_recognise,
        authority.proposed_to_refuse,
        authority.not_reviewed,
        dates.not_barred,
        dates.window_open,
        dates.another_window,
        dates.within_grace,
        dates.grace_over,
        declines.second_of_unit,
        declines.no_decline_waits,
        declines.declined_alone,
        declines.appeal_open,
        authority.review_in_time,
        authority.as_rules_say,
        returns.not_returned_before,
        returns.returned_before,
        returns.no_second_return_asked,
        returns.second_return_asked,
        titles.no_open_change,
        titles.change_awaits_this,
        titles.change_proposed,
        titles.person_heard,
        titles.answer_awaited,
        titles.change_reviewable,
        handling.free_to_take_on,
        handling.no_other_handler,
        authority.no_transfer_asked,
        authority.transfer_asked,
    )
}
