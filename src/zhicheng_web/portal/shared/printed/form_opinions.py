"""附件3: what the units and the authority say, in the order in which they stamp (三（二）–三（四）)."""

from zhicheng.procedure.lanes import LANE_NAMES, Lane
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.papers.typesetting.kinds.recognition_form import (
    FormDecision,
    FormOpinion,
    FormPublicity,
    StampPlace,
)
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.lanes import find_lane_row
from zhicheng_web.cases.read.row_types import Case, ParentReport, Publicity
from zhicheng_web.portal.shared.printed.title_wording import find_issued_wording

UNIT_BLOCK, AGENCY_BLOCK, PARENT_BLOCK, AUTHORITY_BLOCK = (
    "单位考核意见",
    "派遣公司意见",
    "上级法人推荐意见",
    "认定部门意见",
)
UNIT_SIGNERS, AGENCY_SIGNERS, PARENT_SIGNERS = (
    ["考核负责人", "单位负责人"],
    ["审核人", "单位负责人"],
    ["经办人", "法定代表人"],
)


def list_opinions(case_file: CaseFile, title: str) -> list[FormOpinion]:
    """The opinions of the units, each with its places for signatures and seal; of an agency and a parent where there is one."""
    particulars, report = case_file.case.particulars, case_file.parent_report
    found = [
        FormOpinion(
            UNIT_BLOCK, "三（二）", particulars.employer.name, describe_assessment(case_file, title), UNIT_SIGNERS
        )
    ]
    if particulars.agency is not None:
        words = describe_agency_check(case_file.case)
        found.append(FormOpinion(AGENCY_BLOCK, "三（二）", particulars.agency.name, words, AGENCY_SIGNERS))
    if particulars.employer.branch_of is not None:
        parent, words = (report.parent_name, describe_parent(report)) if report else ("", "")
        found.append(FormOpinion(PARENT_BLOCK, "三（二）", parent, words, PARENT_SIGNERS))
    return found


def describe_assessment(case_file: CaseFile, title: str) -> str:
    """The assessment in the employer's own words; "" before there is one."""
    one = case_file.assessment
    if one is None or not one.recommended:
        return ""
    parts = [f"品德：{one.character}", f"专业技术工作能力、水平：{one.ability}", f"工作成绩：{one.achievements}"]
    whole = "".join(f"{part.strip().rstrip('。')}。" for part in parts)
    return f"{whole}申报材料经审核合法、真实、完整、有效，同意推荐考核认定{title}资格。"


def describe_agency_check(case: Case) -> str:
    """What the agency has checked; "" before it has."""
    row = find_lane_row(case, Lane.AGENCY)
    if row is None or row.checked_on is None:
        return ""
    if row.on_paper:
        return "审核、公示、盖章见所附的双公示、双审核、双盖章证明材料。"
    return f"{(row.checked_words or '材料已逐项核对').rstrip('。')}，同意申报。"


def describe_parent(report: ParentReport) -> str:
    """What the parent has answered; "" before it has, or where it declined."""
    if report.answer == ParentReport.Answer.STAMPED:
        return "见所附盖章的推荐报告（附件2）。"
    if report.answer != ParentReport.Answer.CONFIRMED:
        return ""
    return f"同意推荐（{report.answerer_name}，{report.answerer_post}，按附件2确认）。"


def list_stamps(case_file: CaseFile, authority: str) -> list[StampPlace]:
    """All seals that a form may have, in their order; those that this one waits for have the name of their unit."""
    particulars, report = case_file.case.particulars, case_file.parent_report
    parent = report.parent_name if report and particulars.employer.branch_of is not None else ""
    agency = particulars.agency.name if particulars.agency else ""
    return [
        StampPlace(UNIT_BLOCK, particulars.employer.name, "三（二）"),
        StampPlace(AGENCY_BLOCK, agency, "三（二）双盖章"),
        StampPlace(PARENT_BLOCK, parent, "三（二）附件2"),
        StampPlace(AUTHORITY_BLOCK, authority, "三（三）"),
    ]


def list_standing_publicities(case: Case) -> list[Publicity]:
    """The publicities that run or were closed: the employer's, and the agency's where there is one."""
    found = (engine_input.find_publicity_in_force(case, lane.value) for lane in Lane)
    return [one for one in found if one is not None]


def list_publicities(case: Case) -> list[FormPublicity]:
    """The publicities that stand, as the form has them."""
    return [
        FormPublicity(
            find_unit_name(case, Lane(one.lane)),
            one.start_on,
            one.last_on,
            one.place,
            one.result_words if one.closed_on else "",
        )
        for one in list_standing_publicities(case)
    ]


def find_unit_name(case: Case, lane: Lane) -> str:
    """The unit of a lane."""
    particulars = case.particulars
    unit = particulars.agency if lane is Lane.AGENCY else particulars.employer
    return unit.name if unit else LANE_NAMES[lane]


def build_decision(case_file: CaseFile, authority: str) -> FormDecision:
    """What the authority has decided: a title that stands; else an empty place."""
    title = case_file.recognition
    if title is None:
        return FormDecision(authority, None, "", "", None, "")
    decided, issued = engine_input.to_kunming_date(title.recognised_at), find_issued_wording(case_file, title)
    words = "经审查，符合考核认定的条件，同意认定。"
    return FormDecision(title.authority_name or authority, True, issued.title, title.formatted_number, decided, words)
