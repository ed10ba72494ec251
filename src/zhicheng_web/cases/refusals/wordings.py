"""What it means to people that a constraint refused: name, clause, sentence, what to do; in the order of a case."""

from typing import Final, NamedTuple

from zhicheng.procedure.reason import MIN_REASON_LENGTH, REASON_REMEDY
from zhicheng_web.people.invitation_model import CONFIRM_TERM


class Wording(NamedTuple):
    """A sentence without its full stop, the clause it rests on ("" where it is a rule of this office), the remedy."""

    clause: str
    sentence: str
    remedy: str


REFRESH_PAGE: Final = "请刷新页面，核对后再办理。"
CONTACT_BUREAU: Final = "已填写的内容没有丢失；请刷新后再试，仍不成功请联系市人社局。"
PUBLICISE_ANEW: Final = "请作废原公示，按现在的内容重新公示。"

SETTLE_FIRST: Final = "请先核查异议并登记结论。"

CONSTRAINT_WORDINGS: Final = {
    # People and memberships.
    "person_one_per_id_number": Wording("一（一）", "证件号码这次没有确认成", "请刷新页面，再确认一次。"),
    "person_number_has_state": Wording("一（一）", "证件号码和它的状态不一致", CONTACT_BUREAU),
    "confirmed_number_stays": Wording(
        "一（一）", "证件号码已经由本人确认，不能直接改", "填错了的，请申请更正，写明理由并附身份证件。"
    ),
    "contested_number_waits": Wording(
        "一（一）", "证件号码还有另一处登记，正在由市人社局核定", "核定以后就能办理；本人可以带身份证件到市人社局说明。"
    ),
    "contest_one_open": Wording("一（一）", "这个证件号码的争议已经列入核定", REFRESH_PAGE),
    "contest_decided_whole": Wording("一（一）", "核定没有写明由谁、何时、为什么", "请写明理由，再核定。"),
    "contest_decided_once": Wording("一（一）", "证件号码的争议已经核定，不能更改", REFRESH_PAGE),
    "contest_decided_by_third": Wording(
        "一（一）", "您也登记了这个号码，不能由您核定", "请由市人社局的另一位同事核定。"
    ),
    "contest_holder": Wording("一（一）", "核定的人没有登记过这个号码", REFRESH_PAGE),
    "contested_claim_append_only": Wording("一（一）", "有争议的登记只增不改", CONTACT_BUREAU),
    "correction_one_open": Wording("一（一）", "已有一份更正证件号码的申请在等市人社局办理", "请等市人社局办理。"),
    "correction_decided_whole": Wording("一（一）", "更正的决定没有写明由谁、何时、为什么", "请写明理由，再决定。"),
    "correction_decided_by_another": Wording(
        "一（一）", "自己的证件号码不能由自己决定更正", "请由市人社局的另一位同事办理。"
    ),
    "decided_correction_stays": Wording("一（一）", "证件号码更正的申请和决定只存不改", REFRESH_PAGE),
    "person_one_per_account": Wording("", "这个账号已经属于另一个人", "请各用各的账号。"),
    "organisation_one_per_uscc": Wording("", "这个统一社会信用代码的单位已经登记过", "请直接选择已登记的单位。"),
    "organisation_one_per_code": Wording("三（三）", "这个认定部门代码已经有单位使用", "请核对代码。"),
    "membership_no_overlap": Wording(
        "", "这个人在该单位的同一身份已经有重叠的有效期", "请先结束原来的任期，再登记新的。"
    ),
    "membership_has_days": Wording("", "任期的结束早于开始", "请核对任期的起止日期。"),
    "membership_not_cut_back": Wording(
        "", "这个任期内已经办过事，不能删除或缩短到办事之前", "请把结束日期定在最后一次办理之后。"
    ),
    "membership_at_act": Wording("", "办理时您在该单位的身份无效或已到期", "请联系单位或市人社局核对您的任期。"),
    "membership_by_invitation": Wording("", "这个身份没有相应的、已确认的邀请", "请重新邀请，由另一位同事确认。"),
    "membership_by_an_act": Wording("", "任职只能随登记、加入或结束的一步更改", CONTACT_BUREAU),
    "unit_by_an_act": Wording("", "单位资料只能随登记、更正或停用的一步更改", CONTACT_BUREAU),
    "name_by_an_act": Wording("一（一）", "姓名只能由本人填写，或凭证明更名", CONTACT_BUREAU),
    "account_stays_its_persons": Wording("", "账号不能改为别人的", CONTACT_BUREAU),
    "account_by_an_act": Wording("", "密码只能由本人修改", "请用“账号”里的“修改密码”，或请人帮助重设。"),
    "factor_by_an_act": Wording("", "两步验证只能由本人更改，或由市人社局取消", "请在“账号”里办理，或联系市人社局。"),
    "channel_by_an_act": Wording("", "邮箱只能由本人更换", "请在“账号”里更换。"),
    "invitation_once": Wording("", "已经邀请过同名同手机的人担任这个身份", REFRESH_PAGE),
    "invitation_tries": Wording("", "邀请链接输错的次数太多", "请重新邀请。"),
    "invitation_opened_by_another": Wording("", "邀请的人不能自己用这个邀请", "请发给要加入的那一位。"),
    "invitation_confirmed_by_second": Wording("", "邀请的人和加入的人都不能自己确认", "请由市人社局的另一位同事确认。"),
    "invitation_confirmed_in_time": Wording(
        "", f"加入以后超过{CONFIRM_TERM.days}天没有确认，这个任职已经失效", "仍要任职的，请重新邀请或登记。"
    ),
    "invitation_of_natural_persons": Wording(
        "", "邀请、加入和确认的人里有两个账号是同一个证件号码", "请由另一个人办理。"
    ),
    "officer_is_identified": Wording(
        "三（三）", "邀请、加入和确认的人没有都登记并确认证件号码", "请各自在“账号”的“证件号码”里登记、核对，再办理。"
    ),
    # Help with an account.
    "help_not_for_oneself": Wording("", "自己的账号不能由自己帮助", "请在“账号”里修改密码，或由别人帮助。"),
    "help_confirmed_by_second": Wording("", "提出的人不能自己确认", "请由市人社局的另一位同事确认。"),
    "help_by_two": Wording("", "这个求助要有第二个人确认", "请由市人社局的另一位同事确认。"),
    "help_of_office_by_two": Wording("", "办理业务的账号要由两个人帮助", "请由市人社局的另一位同事确认。"),
    "help_by_natural_persons": Wording("", "两个账号是同一个证件号码", "请由另一个人办理。"),
    "help_by_known_persons": Wording(
        "", "帮助的两个人没有都登记并确认证件号码", "请各自在“账号”的“证件号码”里登记、核对，再办理。"
    ),
    "help_without_interest": Wording("", "经手的人办过这个人的申报", "请由没有办过的同事经手。"),
    "help_letter_has_code": Wording("", "打印的信没有配验证码", "请重新提出。"),
    "help_in_time": Wording("", "这个求助已经过了期限，没有办成", "本人还需要的，请重新提出。"),
    "help_expired_unanswered": Wording("", "已经有人办理的求助不会过期", REFRESH_PAGE),
    "help_tries": Wording("", "验证码输错的次数太多", "请重新申请帮助。"),
    # The case.
    "case_number_holds": Wording(
        "一（一）", "申报人的证件号码没有确认，或正在由市人社局核定", "请由本人确认；正在核定的，核定以后再办理。"
    ),
    "one_active_case": Wording(
        "一（一）", "已有一件正在办理的申报，同一人同时只能有一件", "请先办完或撤回正在办理的那一件。"
    ),
    "brought_confirmed": Wording(
        "三（一）", "从上次申报带入的内容还没有核对完", "请在任务清单里逐项打开“待核对”的，核对后再提交。"
    ),
    "case_person_identified": Wording("一（一）", "申报人还没有填写证件号码", "请先填写身份信息，再提交。"),
    "case_state_is_filed": Wording("四", "没有上报记录，不能进入认定部门的环节", REFRESH_PAGE),
    "case_state_before_filing": Wording("四", "这件申报已经上报，不能回到上报以前的环节", "请先由单位撤回上报。"),
    "case_filed_has_filing": Wording("四", "上报时间和上报记录不一致", REFRESH_PAGE),
    "case_filing": Wording("四", "上报记录不存在或已撤回", REFRESH_PAGE),
    "case_state_has_decision": Wording("三（三）", "没有相应的认定决定，不能登记为这个结果", "请先作出决定。"),
    "case_recognised_has_title": Wording("三（三）", "认定通过却没有编号的职称", "请同时给出认定编号。"),
    "case_state_is_ledger_head": Wording("", "状态和办件记录不一致，没有记录的改动不予保存", CONTACT_BUREAU),
    "paper_not_empty": Wording("三（一）", "上传的文件是空的", "请重新选择文件上传。"),
    "paper_replaced_in_its_case": Wording("三（一）", "只能用同一件申报的材料替换", "请重新上传。"),
    "case_stays_its_persons": Wording("一（一）", "一件申报不能改为别人的", "请由本人另行申报。"),
    "submitted_case_has_snapshot": Wording(
        "三（一）", "申报的姓名、单位没有随提交留存，或在本人手里就已留存", REFRESH_PAGE
    ),
    "snapshot_append_only": Wording("三（一）", "提交、公示、上报时留存的姓名、单位只增不改", CONTACT_BUREAU),
    "filed_snapshot_stays": Wording("四", "已上报的姓名、单位、职称以上报时的为准，不能更改", CONTACT_BUREAU),
    "publicised_person_stays": Wording("三（二）", "公示的是谁，上报的就是谁，姓名和证件不能更改", PUBLICISE_ANEW),
    "name_change_changes": Wording("一（一）", "没有写新的姓名", "请填写和现在不同的姓名。"),
    "name_change_append_only": Wording("一（一）", "更名的记录只增不改", CONTACT_BUREAU),
    # Sides.
    "one_side_per_person": Wording(
        "三（三）", "您在这件申报里已有另一个身份，不能再以别的身份办理", "请由其他同事办理。"
    ),
    "case_handlers_are_two": Wording("三（三）", "经办人和复核人不能是同一个人", "请由本部门的另一位同事办理。"),
    "officer_not_of_employer": Wording("三（三）", "申报人所在的单位也是您的单位，须回避", "请转给本部门的其他同事。"),
    "act_not_for_own_employer": Wording(
        "三（三）", "申报人所在的单位现在也是您的单位，须回避", "请转给本部门的其他同事。"
    ),
    "one_side_per_number": Wording(
        "三（三）", "这个证件号码的人在这件申报里已有另一个身份，换一个账号也不能再办理", "请由其他同事办理。"
    ),
    "number_has_one_side": Wording(
        "三（三）", "这个证件号码的人在您办理过的申报里已有另一个身份", "请核对号码；确是同一个人的，请联系市人社局。"
    ),
    "officer_has_number": Wording("三（三）", "您还没有登记证件号码，不能审查和复核", "请在“账号”的“证件号码”里登记。"),
    "acting_officer_has_number": Wording(
        "三（三）", "您还没有登记证件号码，不能审查和复核", "请在“账号”的“证件号码”里登记。"
    ),
    "party_stays": Wording("三（三）", "已经办过的身份不能更改", "请由其他同事办理。"),
    # 三（二） The employer.
    "assessment_material_checked": Wording(
        "三（二）", "材料的合法性、真实性、完整性、有效性没有全部确认", "请逐项核对勾选。"
    ),
    "assessment_conduct_attested": Wording(
        "一（二）", "还没有说明申报人是否服从安排、胜任岗位", "请在考核评议中选择。"
    ),
    "assessment_complete": Wording("三（二）", "考核评议没有写全（品德、能力水平、工作成绩）", "请补写后再提交。"),
    "assessment_reason": Wording("三（二）", "不予推荐没有写明理由", REASON_REMEDY),
    "assessment_relation_known": Wording("二（五）", "专业关系没有这个选项", "请从一致、相近、不一致也不相近里选择。"),
    "assessment_relation_explained": Wording("二（五）", "专业关系的判断没有写依据", REASON_REMEDY),
    "assessment_evidence_known": Wording("三（二）", "依据没有这个选项", "请从原件核对、系统比对、仅本人陈述里选择。"),
    "publicity_long_enough": Wording("三（二）", "公示没有满规定的工作日", "请按系统算出的最后一日公示。"),
    "publicity_days_from_policy": Wording("三（二）", "公示的天数不是政策规定的天数", REFRESH_PAGE),
    "publicity_starts_on_working_day": Wording("三（二）", "公示要在工作日张贴", "请选择一个工作日。"),
    "publicity_start_day": Wording("三（二）", "公示开始的日子和工作日历对不上", REFRESH_PAGE),
    "publicity_last_day": Wording("三（二）", "公示最后一日不是工作日历上的那个工作日", REFRESH_PAGE),
    "publicity_closed_after_last_day": Wording(
        "三（二）", "公示还没有满，最后一日过后才能登记结果", "请在最后一日的次日办理。"
    ),
    "publicity_one_standing": Wording("三（二）", "已有一次有效的公示", "要重新公示，请先作废原来的。"),
    "publicity_after_check": Wording("三（二）", "公示不能早于审核", "请按实际张贴的日子填写。"),
    "publicity_before_its_end": Wording("三（二）", "公示期已经满了，过后不能补登记", "请重新张贴，登记新的日子。"),
    "publicity_begun_stays_begun": Wording(
        "三（二）", "登记的张贴日已经到了，改成的日子不能晚于今天", "请按实际张贴的日子填写。"
    ),
    "publicity_dated_by_its_act": Wording("三（二）", "公示的登记时间不是办理的时间", REFRESH_PAGE),
    "publicity_of_this_content": Wording("三（二）", "公示的内容和申报内容不一致，公示期间内容不能改", PUBLICISE_ANEW),
    "publicity_reopened_with_reason": Wording(
        "三（二）", "公示结果已经登记，没有新的异议，也没有写明更正的原因", "请写明为什么更正张贴的日子。"
    ),
    "publicity_result_attested": Wording(
        "三（二）", "公示结果没有人署名证实，或者和登记的异议不一致", "请逐人选择公示期间有没有收到异议。"
    ),
    "publicity_closed_over_objection": Wording("三（二）", "还有异议没有查清，不能登记公示结果", SETTLE_FIRST),
    "objection_over_closed_publicity": Wording("三（二）", "公示结果已经登记，异议要重新打开公示", REFRESH_PAGE),
    "objection_open_blocks_filing": Wording(
        "三（二）", "有异议没有核查完，不能上报；已上报的不再登记公示异议", SETTLE_FIRST
    ),
    "objection_has_words": Wording("三（二）", "异议没有写内容", "请写明异议的内容。"),
    "objection_settled_with_conclusion": Wording(
        "三（二）", "异议的结论没有写明", f"请写明核查结论（至少{MIN_REASON_LENGTH}个字）。"
    ),
    "return_has_reasons": Wording("三（二）", "退回没有写原因", "请一次列全退回的原因。"),
    "return_on_its_day": Wording("四", "退回日期和退回时间不是同一天", REFRESH_PAGE),
    "return_day": Wording("四", "退回的日子和工作日历对不上", REFRESH_PAGE),
    "return_dated_by_its_act": Wording("四", "退回时间不是办理的时间", REFRESH_PAGE),
    # 四 Filing.
    "filing_in_window": Wording("四", "申报日不在申报窗口内", "请在窗口开放期间上报，公示结果一直有效。"),
    "filing_day_is_arrival": Wording("四", "申报日不是上报到达的日子", REFRESH_PAGE),
    "filing_dated_by_its_act": Wording("四", "到达时间不是上报的时间", REFRESH_PAGE),
    "filing_window_copied": Wording("四", "没有这个申报窗口", "请在公布的申报窗口内上报。"),
    "filing_policy_in_force": Wording("五（二）", "申报日不在这版政策的施行期内", REFRESH_PAGE),
    "filing_policy_pinned": Wording("五（二）", "上报时锁定的政策版本不能更改", REFRESH_PAGE),
    "filing_policy_period": Wording("五（二）", "政策的施行期和登记的不一致", REFRESH_PAGE),
    "filing_of_this_content": Wording(
        "三（二）", "上报的内容和申报内容不一致，上报后公示过的内容不能改", "请先撤回上报，再重新公示。"
    ),
    "lane_stamped_after_check": Wording("三（二）", "还没有审核，不能盖章", "请先登记审核。"),
    "lane_stamped_after_publicity": Wording("三（二）", "盖章的日子要在公示期满以后", "请核对盖章和公示的日子。"),
    "lane_stamp_rests_on_publicity": Wording("三（二）", "没有完成公示，不能登记盖章", "请先完成公示。"),
    "lane_stamp_of_closed_publicity": Wording("三（二）", "没有就这份内容完成公示，不能登记盖章", PUBLICISE_ANEW),
    "lane_paper_is_the_agencys": Wording(
        "三（二）", "只能凭证明材料代录派遣公司的一列", "请先附上证明材料；本单位的一列自己办理。"
    ),
    "lane_paper_in_order": Wording("三（二）", "证明材料上的日子先后不对", "请对照证明材料核对审核、公示的日子。"),
    "lane_of_dispatched": Wording("三（二）", "申报人不是劳务派遣人员，没有派遣公司这一列", REFRESH_PAGE),
    "lane_of_this_content": Wording("三（二）", "审核过的内容和申报内容不一致", "请按现在的内容重新审核。"),
    "agreement_append_only": Wording("三（二）", "派遣协议的登记只增不改", CONTACT_BUREAU),
    "agreement_between_two": Wording("三（二）", "派遣公司和用工单位不能是同一家", "请核对申报选的单位和派遣公司。"),
    "filing_both_lanes": Wording(
        "三（二）", "劳务派遣人员须派遣公司和用工单位都公示", "请派遣公司也完成公示，或凭证明材料代录。"
    ),
    "filing_six_cells": Wording(
        "三（二）", "劳务派遣人员须两家都审核、公示、盖章", "请两家都办好，或凭证明材料代录派遣公司的一列。"
    ),
    "filing_employer_cells": Wording("三（二）", "用工单位没有就这份内容审核、盖章", "请先登记审核和盖章。"),
    "filing_agency_cells": Wording(
        "三（二）", "派遣公司没有就这份内容审核、盖章", "请派遣公司办理，或凭证明材料代录。"
    ),
    "filing_lanes_copied": Wording("三（二）", "是否劳务派遣和申报内容不一致", REFRESH_PAGE),
    "filing_employer_publicity": Wording("三（二）", "用人单位没有就这份内容完成公示", PUBLICISE_ANEW),
    "filing_agency_publicity": Wording("三（二）", "派遣公司没有就这份内容完成公示", PUBLICISE_ANEW),
    "filing_after_publicity": Wording("三（二）", "公示最后一日过后才能上报", "请在最后一日的次日起上报。"),
    "filing_grace": Wording("四", "补正重报没有对应的退回记录", REFRESH_PAGE),
    "filing_within_grace": Wording("四", "补正期已满", "请在下一个窗口重新申报。"),
    "filing_grace_days": Wording("四", "补正期的天数不是政策规定的天数", REFRESH_PAGE),
    "filing_grace_keeps_date": Wording("四", "补正重报保留原申报日和原政策，不能更改", REFRESH_PAGE),
    "filing_returned_day": Wording("四", "没有这一次退回", REFRESH_PAGE),
    "filing_arrived_day": Wording("四", "重报的日子和工作日历对不上", REFRESH_PAGE),
    "filed_paper_is_frozen": Wording(
        "三（一）", "已上报的材料不能替换或删除", "请由认定部门退回补正后，上传新的一份。"
    ),
    "filed_papers_stay": Wording(
        "三（一）", "这件申报已在认定部门，材料不能增减或替换", "请由认定部门退回补正后再上传。"
    ),
    # 三（三） The authority.
    "verdict_is_its_answer": Wording("三（三）", "系统意见和保存的判定不一致", CONTACT_BUREAU),
    "verdict_append_only": Wording("三（三）", "系统意见只增不改", CONTACT_BUREAU),
    "opinion_deviation_reason": Wording("三（三）", "与系统意见不同，没有写明理由", REASON_REMEDY),
    "proposal_evidence_known": Wording("三（二）", "依据没有这个选项", "请从原件核对、系统比对、仅本人陈述里选择。"),
    "proposal_one_standing": Wording("三（三）", "已有一份待复核的经办意见", REFRESH_PAGE),
    "decision_one_per_case": Wording("三（三）", "这件申报已经作出决定", REFRESH_PAGE),
    "decision_four_eyes": Wording("三（三）", "经办和复核不能是同一个人", "请由本部门的另一位同事复核。"),
    "decision_examiner": Wording("三（三）", "经办人没有以经办身份办理过这件申报", REFRESH_PAGE),
    "decision_approver": Wording("三（三）", "复核人没有以复核身份办理过这件申报", REFRESH_PAGE),
    "decision_examiner_member": Wording("三（三）", "经办人不是认定部门的经办人员", "请由本部门的经办人员办理。"),
    "decision_approver_member": Wording("三（三）", "复核人不是认定部门的复核人员", "请由本部门的复核人员办理。"),
    "decision_by_competent_authority": Wording("三（三）", "这件申报不由本部门认定", "请移送有权的认定部门。"),
    "decision_confirms_proposal": Wording("三（三）", "决定和经办意见不一致", "不同意的，请退回经办。"),
    "decision_has_advice": Wording("三（三）", "决定没有引用这件申报的系统意见", REFRESH_PAGE),
    "decision_under_pinned_policy": Wording("五（二）", "决定没有依据上报时锁定的政策", REFRESH_PAGE),
    "decision_on_standing_filing": Wording("四", "决定针对的不是现在这一次上报", REFRESH_PAGE),
    "decision_reason": Wording("三（三）", "不予认定，或与系统意见不同，没有写明理由", REASON_REMEDY),
    "decision_refusal_clause": Wording("三（三）", "不予认定没有写明依据的条款", "请选择依据的条款。"),
    "decision_by_known_officers": Wording(
        "三（三）",
        "经办人或复核人还没有登记证件号码，不能作出决定",
        "请本人在“账号”的“证件号码”里登记；经办人已离开的，请退回重新审查。",
    ),
    "decision_dated_by_its_act": Wording("四", "决定时间不是办理的时间，不能提前或推后", REFRESH_PAGE),
    "review_once": Wording("三（三）", "这件申报已经复查过一次", "可在下一窗口重新申报。"),
    "review_by_another_examiner": Wording("三（三）", "复查须由另一位经办人办理", "请由本部门的其他同事办理。"),
    "review_by_another_approver": Wording("三（三）", "复查须由另一位复核人决定", "请由本部门的其他同事办理。"),
    "review_of_refusal_with_reason": Wording("三（三）", "只有不予认定的决定可以申请复查，并须写明理由", REASON_REMEDY),
    "appeal_stays": Wording("三（三）", "申请复查的理由和原来的决定只存不改", CONTACT_BUREAU),
    "recognition_by_decision": Wording("四", "职称日期须是认定之日，并以认定决定为据", REFRESH_PAGE),
    "recognition_one_per_case": Wording("三（三）", "这件申报已经认定过", REFRESH_PAGE),
    "number_once": Wording("三（三）", "这个认定编号已经用过", "请再试一次。"),
    "number_without_gap": Wording("三（三）", "认定编号须连续，不能跳号或删除", "请再试一次。"),
    "revocation_reason": Wording("五（二）", "撤销职称没有写明理由和禁止期", REASON_REMEDY),
    # 一次性告知.
    "filing_returned_once": Wording(
        "三（三）", "这次上报已经一次性告知过，没有复核同意，不能再退回", "请写明上次不能告知的原因，申请再次告知。"
    ),
    "second_return_one_open": Wording("三（三）", "已经申请再次告知，复核还没有答复", REFRESH_PAGE),
    "second_return_reason": Wording("三（三）", "再次告知没有写明要补正什么，或上次不能告知的原因", REASON_REMEDY),
    "second_return_four_eyes": Wording("三（三）", "申请再次告知的人不能自己同意", "请由本部门的另一位同事复核。"),
    "second_return_answered_whole": Wording("三（三）", "对再次告知的答复没有写全（人、时间、理由）", REASON_REMEDY),
    "second_return_examiner": Wording("三（三）", "申请人不是认定部门的经办人员", "请由本部门的经办人员申请。"),
    "second_return_approver": Wording("三（三）", "答复的人不是认定部门的复核人员", "请由本部门的复核人员答复。"),
    "second_return_stays": Wording("三（三）", "再次告知的申请和答复写下以后不能更改", CONTACT_BUREAU),
    "earlier_title_once": Wording(
        "二（二）", "这个人同系列、同层级的职称已经登记，或在等确认", "写错的，先申请不再作数。"
    ),
    "earlier_title_voided_once": Wording("二（二）", "这个职称已经提出不再作数", "请等另一位同事答复。"),
    "earlier_title_four_eyes": Wording("二（二）", "提出的人不能自己确认", "请由本部门的另一位同事确认。"),
    "earlier_title_is_earlier": Wording(
        "二（二）", "取得日期不早于今天，不是以前取得的职称", "请对照证书核对取得日期。"
    ),
    "earlier_title_of_its_own": Wording(
        "三（三）", "只能登记本部门认定的职称", "其他部门认定的，请由那个部门或市人社局登记。"
    ),
    "earlier_title_of_another": Wording("二（二）", "不能登记或确认自己的职称", "请由本部门的其他同事办理。"),
    "leave_cover_by_another": Wording("三（三）", "不能由本人代本人办理", "请选本部门的另一位同事。"),
    "leave_cover_has_days": Wording("三（三）", "代办没有写明日子", "请核对第一天和最后一天。"),
    "leave_cover_of_officers": Wording("三（三）", "只有经办和复核可以登记代办", "请核对身份。"),
    "leave_cover_one_at_a_time": Wording("三（三）", "这几天已经有人代办", "请先结束原来的代办，再登记。"),
    "leave_cover_stays": Wording("三（三）", "代办登记以后不能更改", "请结束它，再另外登记。"),
    "employee_request_one_open": Wording("一（一）", "已经请这个单位确认，还没有答复", "请等单位人事答复。"),
    "employee_request_answered_whole": Wording("一（一）", "对职工申请的答复没有写全（人、时间、理由）", REASON_REMEDY),
    "employee_request_by_another": Wording("一（一）", "不能确认自己是本单位职工", "请由本单位的其他人事确认。"),
    "employee_request_stays": Wording("一（一）", "职工的申请和答复写下以后不能更改", CONTACT_BUREAU),
    "unit_request_one_change": Wording("三（三）", "本单位已有一项更正在等市人社局确认", REFRESH_PAGE),
    "unit_request_answered_whole": Wording("三（三）", "对申请的答复没有写全（人、时间、理由）", REASON_REMEDY),
    "unit_request_by_another": Wording("三（三）", "申请的人不能自己确认", "请由市人社局的另一位同事办理。"),
    "unit_request_stays": Wording("三（三）", "单位的申请和答复写下以后不能更改", CONTACT_BUREAU),
    "parent_report_one_open": Wording(
        "三（二）", "已经请总公司出推荐报告，总公司还没有答复", "要重新发的，请先取消原来的链接。"
    ),
    "parent_report_in_time": Wording("三（二）", "总公司的链接已经过期", "请用人单位重新发一个链接。"),
    "parent_report_answered_once": Wording("三（二）", "这个链接已经取消", "请用人单位重新发一个链接。"),
    "parent_report_answered_whole": Wording(
        "三（二）", "总公司的答复没有写全（姓名、职务，不同意的写明理由）", REASON_REMEDY
    ),
    "parent_report_stays": Wording("三（二）", "推荐报告和总公司的答复写下以后不能更改", CONTACT_BUREAU),
    # What becomes of a granted title.
    "title_change_one_open": Wording("三（三）", "这个职称已有一项更正、撤销或复查没有办完", REFRESH_PAGE),
    "title_change_reason": Wording("三（三）", "更正、撤销或复查的意见没有写明理由", REASON_REMEDY),
    "title_change_four_eyes": Wording("三（三）", "提出更正、撤销的人不能自己同意", "请由本部门的另一位同事复核。"),
    "title_change_on_evidence": Wording("三（三）", "更正、撤销没有附上证据", "请上传证据，再提出。"),
    "title_change_changes": Wording("三（四）", "没有要更正的内容", "请填写更正后的职称或专业，和现在的不同。"),
    "title_change_judged": Wording(
        "三（四）", "更正后的职称没有按规则再审，或者不在本通知的范围", "请从列出的职称中选择。"
    ),
    "title_change_decided_whole": Wording("三（三）", "更正、撤销的决定没有写全（人、时间、理由）", REASON_REMEDY),
    "title_change_has_term": Wording("五（二）", "提出撤销没有给本人留出陈述申辩的期限", REFRESH_PAGE),
    "title_change_person_heard": Wording(
        "五（二）", "本人陈述申辩的期限还没有满，也没有答复，不能撤销", "请等本人答复，或者等期限满了再决定。"
    ),
    "title_change_answer_with_words": Wording("五（二）", "没有写明您的意见", REASON_REMEDY),
    "title_change_review_with_words": Wording(
        "三（三）", "只有已经决定的更正、撤销可以申请复查，并须写明理由", REASON_REMEDY
    ),
    "title_change_reviewed_once": Wording(
        "三（三）", "这项更正或撤销已经复查过一次", "仍不服的，可以依法申请行政复议。"
    ),
    "title_reviewed_by_others": Wording(
        "三（三）", "原来的决定是您参与作出的，复查须由其他人办理", "请由本部门的其他同事办理。"
    ),
    "title_review_fits": Wording("三（三）", "本人没有申请复查，或者复查改成了别的写法", REFRESH_PAGE),
    "title_change_examiner": Wording("三（三）", "提出人没有以经办身份办理过这件申报", REFRESH_PAGE),
    "title_change_approver": Wording("三（三）", "同意的人没有以复核身份办理过这件申报", REFRESH_PAGE),
    "title_change_examiner_member": Wording("三（三）", "提出人不是认定部门的经办人员", "请由本部门的经办人员提出。"),
    "title_change_approver_member": Wording("三（三）", "同意的人不是认定部门的复核人员", "请由本部门的复核人员决定。"),
    "title_changed_by_two": Wording(
        "三（四）", "职称的更正、撤销和恢复须由一人提出、另一人同意", "请由经办提出并附证据，再由复核决定。"
    ),
    "case_revoked_with_title": Wording("五（二）", "申报和职称的状态不一致：撤销要连同职称一起撤销", REFRESH_PAGE),
    # What was decided stays.
    "assessment_stays": Wording("三（二）", "考核评议写下以后不能更改", CONTACT_BUREAU),
    "publicity_stays": Wording("三（二）", "公示张贴的内容不能更改", PUBLICISE_ANEW),
    "ended_publicity_stays": Wording("三（二）", "已结束或作废的公示不能更改", PUBLICISE_ANEW),
    "objection_stays": Wording("三（二）", "异议的内容和核查结论写下以后不能更改", CONTACT_BUREAU),
    "settled_objection_stays": Wording("三（二）", "异议已有结论，不能再更改", CONTACT_BUREAU),
    "filing_stays": Wording("四", "上报记录写下以后不能更改", CONTACT_BUREAU),
    "manifest_stays": Wording("三（一）", "上报的材料清单不能更改", CONTACT_BUREAU),
    "filed_facts_stay": Wording("三（二）", "已上报的申报内容不能更改", "确有错误的，请由认定部门退回补正。"),
    "paper_stays": Wording("三（一）", "上传的材料不能改动，只能用新的替换", "请重新上传。"),
    "return_stays": Wording("四", "退回的原因写下以后不能更改", CONTACT_BUREAU),
    "opinion_stays": Wording("三（三）", "审查意见写下以后不能更改", CONTACT_BUREAU),
    "proposal_stays": Wording("三（三）", "经办意见写下以后不能更改", "请由复核退回经办，另提意见。"),
    "decision_stays": Wording("三（三）", "认定决定作出以后不能更改", CONTACT_BUREAU),
    "recognition_stays": Wording("三（三）", "认定的职称只能更正名称和专业，或依规定撤销", CONTACT_BUREAU),
    "title_change_stays": Wording("三（三）", "更正、撤销的意见和决定写下以后不能更改", CONTACT_BUREAU),
    "case_changed_by_an_act": Wording("", "申报内容只能随办理的一步更改", REFRESH_PAGE),
    # The ledger, the calendar, messages.
    "entry_once": Wording("", "他人已先行办理", REFRESH_PAGE),
    "entry_chain": Wording("", "办件记录没有接在上一条之后", CONTACT_BUREAU),
    "entry_genesis": Wording("", "办件记录的第一条不对", CONTACT_BUREAU),
    "entry_hash": Wording("", "办件记录的校验值不对", CONTACT_BUREAU),
    "entry_columns_are_the_body": Wording("", "办件记录的各栏和正文不一致", CONTACT_BUREAU),
    "entry_not_before_previous": Wording("", "办理时间早于上一步", "请核对服务器的时钟。"),
    "entry_is_head": Wording("", "办件记录超出了申报的现状", CONTACT_BUREAU),
    "entry_append_only": Wording("", "办件记录只增不改", CONTACT_BUREAU),
    "entry_no_truncate": Wording("", "办件记录不能清空", CONTACT_BUREAU),
    "remark_has_words": Wording("", "这一步没有写明理由", REASON_REMEDY),
    "remark_is_what_was_hashed": Wording("", "写明的理由和办件记录对不上", CONTACT_BUREAU),
    "page_picture_append_only": Wording("", "页面的图片只增不改", CONTACT_BUREAU),
    "printed_paper_append_only": Wording("三（四）", "打印记录只增不改", CONTACT_BUREAU),
    "act_name_append_only": Wording("", "办理时的名称只增不改", CONTACT_BUREAU),
    "remark_append_only": Wording("", "写明的理由只增不改", CONTACT_BUREAU),
    "view_log_no_truncate": Wording("", "查看记录不能清空", CONTACT_BUREAU),
    "unit_entry_no_truncate": Wording("", "单位记录不能清空", CONTACT_BUREAU),
    "row_entry_no_truncate": Wording("", "权限登记不能清空", CONTACT_BUREAU),
    "row_entry_append_only": Wording("", "权限登记只增不改", CONTACT_BUREAU),
    "view_log_append_only": Wording("", "查看记录只增不改", CONTACT_BUREAU),
    "unit_entry_append_only": Wording("", "单位记录只增不改", CONTACT_BUREAU),
    "act_once": Wording("", "这项操作已经提交过", REFRESH_PAGE),
    "digest_once": Wording("", "今天的晨报已经发过", REFRESH_PAGE),
    "outbox_once": Wording("", "这条消息已经发过", REFRESH_PAGE),
    "outbox_sent": Wording("", "消息的发送时间和状态不一致", CONTACT_BUREAU),
    "policy_one_in_force": Wording("五（二）", "同一时间只能有一版政策施行", "请先写明旧版的截止日期。"),
    "window_closes_after_opening": Wording("四", "申报窗口的结束早于开始", "请核对窗口的日期。"),
    "calendar_ordinals_run_on": Wording("三（二）", "工作日历的序号不连续", "请检查导入的日历。"),
}

INTERNAL_WORDING: Final = Wording("", "数据之间的关系不成立，没有保存", CONTACT_BUREAU)
"""For keys that only carry others: an ordinary reference, a closed list of words. No page can lead there."""
