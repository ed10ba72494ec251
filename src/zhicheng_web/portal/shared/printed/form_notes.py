"""附件3: the notes on filling in, and the promise, as our form has them; those of the notice's own form are not known."""

from typing import Final

from zhicheng_web.cases.papers.typesetting.kinds.recognition_form import FormNote
from zhicheng_web.portal.shared.words.city_words import restate_here

NOTES: Final = (
    ("本表供与昆明市各类单位建立人事劳动关系的专业技术人员申请考核认定初级职称时使用。", "一（一）"),
    (
        "本表由申报系统按申报内容生成，A4纸打印，一式两份。打印后不得涂改；内容有误的，在系统中更正后重新打印，原表作废。",
        "三（四）",
    ),
    ("学历学位按国家教育部门承认的毕业证书、学位证书填写；技工院校毕业的，写明班别。", "二（一）、二（三）"),
    (
        "工作经历按时间逐段填写，以《云南省招工录用登记表》或《事业单位聘用通知书》记载的时间为起始时间，"
        "以用人单位公示期时间为截止时间。栏目不够的，自动续页。",
        "二（四）",
    ),
    ("所学专业与所从事专业不一致也不相近的，首次申报时履职年限增加一年。", "二（五）"),
    ("专业技术工作总结由本人撰写，写明所做的专业技术工作、能力水平和工作成绩；写得长的，自动续页。", "三（二）"),
    (
        "单位考核意见由用人单位对品德、专业技术工作能力、水平和工作成绩综合考核评议后填写，并在单位内部公示；"
        "公示无异议的，方可上报。",
        "三（二）",
    ),
    ("初级专业技术资格的起算时间，从认定机构认定之日起计算。", "四"),
    ("没有内容的栏目空着。民族、政治面貌由本人手写。", ""),
)
PROMISE: Final = (
    "本人承诺：本表所填内容及所附材料真实、准确、完整、有效，没有弄虚作假；如有不实，愿意承担由此产生的一切责任。"
)


def list_notes() -> list[FormNote]:
    """The notes in the words of this city."""
    return [FormNote(restate_here(text), restate_here(clause)) for text, clause in NOTES]
