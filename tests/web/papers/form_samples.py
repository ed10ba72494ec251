"""附件3 as it is ordinarily, and as long and as rare as it gets: 2,000 characters, twelve employers, 䶮㛃𠮷."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from zhicheng_web.cases.papers.typesetting.kinds.recognition_form import (
    FormCondition,
    FormCredential,
    FormDecision,
    FormInsurance,
    FormJob,
    FormNote,
    FormOpinion,
    FormPerson,
    FormPublicity,
    FormSchool,
    FormTarget,
    FormUnit,
    RecognitionForm,
    StampPlace,
)
from zhicheng_web.ledger.chain import KUNMING

FIRM: Final = "昆明滇池机械有限公司"
OPINION: Final = "品德：遵纪守法，作风踏实。能力水平：能独立完成设计。工作成绩：参与三个项目。"
ORDINARY: Final = RecognitionForm(
    issued_at=datetime(2026, 3, 16, 9, tzinfo=KUNMING),
    copy=1,
    city="昆明市",
    maker="昆明市人力资源和社会保障局",
    form_number="3F2A91BC",
    check_code="K7QM-2XWD",
    filled_on=date(2026, 2, 3),
    notes=[FormNote("打印后不得涂改；内容有误的，在系统中更正后重新打印，原表作废。", "三（四）")],
    stamps=[StampPlace("单位考核意见", FIRM, "三（二）"), StampPlace("派遣公司意见", "", "三（二）")],
    person=FormPerson(
        "李云", "", "女", date(1998, 12, 31), "居民身份证", "11010519491231002X", "13800000000", "",
        "机械设计员", "机械", "设计部", date(2024, 8, 1), 19, "合格",
    ),
    unit=FormUnit(FIRM, "91530102MA6K3H5X1C", "企业", "无主管部门", "0871-60000000", "", ""),
    target=FormTarget("工程", "机械", "助理工程师", True, "first", "same"),
    schools=[
        FormSchool(date(2024, 6, 30), date(2024, 6, 30), "滇池学院", "机械设计", "本科", "全日制", "DC2024001", "")
    ],
    credentials=[FormCredential("职称", "技术员", "员级", date(2024, 1, 5))],
    jobs=[FormJob(date(2024, 8, 1), None, FIRM, "机械设计员", "专业技术工作", "云南省招工录用登记表")],
    insurance=[FormInsurance("2025-01", "2026-02", FIRM, "昆明市")],
    conditions=[FormCondition("二（二）4", "本科，满12个月", "2024年8月1日起，满19个月", "符合")],
    summary="到岗后跟着师傅画图，第二年起独立设计。",
    achievements="完成三台泵的设计",
    promise="本人承诺：本表所填内容及所附材料真实、准确、完整、有效；如有不实，愿意承担由此产生的一切责任。",
    publicities=[FormPublicity(FIRM, date(2026, 3, 2), date(2026, 3, 9), "公告栏", "公示期间没有收到异议")],
    opinions=[FormOpinion("单位考核意见", "三（二）", FIRM, OPINION, ["考核负责人", "单位负责人"])],
    decision=FormDecision(
        "五华区人力资源和社会保障局", True, "助理工程师", "2026年第1号", date(2026, 3, 16), "同意认定。"
    ),
    remarks="",
)  # fmt: skip
RARE_NAME: Final = "古丽·杨䶮㛃𠮷"
LONG: Final = replace(
    ORDINARY,
    person=replace(ORDINARY.person, name=RARE_NAME, post="主任助理兼机械设计与工艺验证组组长", former_name="杨小妹"),
    unit=replace(ORDINARY.unit, name="中国云南滇池流域水环境综合治理与机械装备制造股份有限公司昆明分公司",
                 agency="昆明某某人力资源服务外包有限责任公司", agency_code="91530100MA6NCD2W34"),
    schools=ORDINARY.schools * 3,
    credentials=ORDINARY.credentials * 4,
    jobs=[replace(ORDINARY.jobs[0], unit=f"云南第{place}机械设备安装维修与技术服务有限责任公司") for place in range(1, 13)],
    insurance=ORDINARY.insurance * 5,
    conditions=ORDINARY.conditions * 14,
    summary="负责水泵站的机械设计和现场安装，解决了叶轮汽蚀的问题。" * 75,
    achievements="独立完成泵站改造一项。\n" * 20,
    opinions=[
        *ORDINARY.opinions,
        FormOpinion("派遣公司意见", "三（二）", "派遣公司", "经审核，材料属实，同意上报。", ["审核人", "单位负责人"]),
        FormOpinion("上级法人推荐意见", "三（二）附件2", "总公司", "同意推荐。", ["经办人", "法定代表人"]),
    ],
    publicities=ORDINARY.publicities * 2,
)  # fmt: skip
