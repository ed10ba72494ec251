"""Every question of the self-check, in the order of exclusion: who is outside the notice hears it after the first few.

The table says what a question is called, why it is asked and on which paper the answer stands. It does not say when it is
asked: that follows from the engine (`next_question`).
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

NONE: Final = "none"
"""The answer of who has no such thing."""
MOST_QUESTIONS: Final = 20
"""Questions that anybody is asked; a test walks through all kinds of stories."""
FieldKind = Literal["choice", "day", "month", "text"]


class AnswerField(NamedTuple):
    """One blank of a question: its key among the answers, what it is called, how it is answered."""

    key: str
    name: str
    kind: FieldKind = "choice"
    required: bool = True  # else it may stay empty, which says that there is no such thing
    unsure: bool = False  # 我不清楚 is a true answer


class Question(NamedTuple):
    """One question, on a page of its own."""

    key: str
    part: str
    sentence: str
    reason: str  # why it is asked, with the clause
    paper: str  # where the answer stands, "" where one knows it by heart
    fields: Sequence[AnswerField]


def build_question(part: str, key: str, sentence: str, reason: str, paper: str = "", unsure: bool = False) -> Question:
    """A question with one blank, which bears its name."""
    return Question(key, part, sentence, reason, paper, [AnswerField(key, sentence, unsure=unsure)])


YOU, UNIT, TARGET = "您", "单位", "申报什么"
EDUCATION, TITLE, WORK, INSURANCE = "学历", "职称和证书", "工作", "社保"
DIPLOMA_PAPER: Final = "毕业证书、学位证书"
REGISTER_PAPER: Final = "录用、聘用的材料，一般由单位人事保管"

QUESTIONS: Final[Sequence[Question]] = (
    build_question(
        YOU,
        "status",
        "您的在职状态是哪一种？",
        "公务员、离退休人员和没有就业的人不能申报（一（一）、一（二））；劳务派遣人员由派遣公司和用人单位共同考核（三（一））。",
    ),
    build_question(
        *(UNIT, "affiliation", "您的单位由谁管理？", "中央单位、省属单位不在本通知范围（一（四））。"),
        paper="看单位公章上的全称，或者问单位人事",
        unsure=True,
    ),
    Question(
        "series",
        TARGET,
        "您申报哪个系列、什么专业？",
        "有的系列和专业靠考试取得职称，不在这里申报（一（三））。按现在做的工作选，不按毕业的专业选。",
        "",
        [
            AnswerField("series", "系列", unsure=True),
            AnswerField("specialty", "专业，例如机械、建筑、小学语文；还没有定的不填", "text", required=False),
        ],
    ),
    build_question(
        *(
            UNIT,
            "registration",
            "单位在哪里登记？",
            "单位要在昆明登记；外省公司的分公司还要总公司推荐（一（一）、三（二））。",
        ),
        paper="营业执照或事业单位法人证书",
        unsure=True,
    ),
    build_question(
        YOU, "origin", "您是哪里的居民？", "外国人要有工作许可证；港澳台居民可以申报（一（一））。", "身份证件"
    ),
    build_question(
        *(UNIT, "kind", "单位是什么性质？", "机关和个体工商户的人员要由认定部门判断（一（一））。"),
        paper="营业执照或法人证书上的“类型”",
        unsure=True,
    ),
    build_question(
        *(
            TITLE,
            "title",
            "您已经有职称吗？",
            "已有中级以上职称的，不用再申报初级；有员级或其他系列职称的，按另外的条件计算（二（二）、二（七））。",
        ),
        paper="职称证书",
    ),
    Question(
        "title_obtained",
        TITLE,
        "这个职称是哪个系列的，哪天取得？",
        "员级的年限从取得那天计算；别的系列的要看转到现岗位多久（二（二）、二（七））。",
        "职称证书或认定文件",
        [AnswerField("title_series", "系列"), AnswerField("title_date", "取得日期", "day")],
    ),
    Question(
        "education",
        EDUCATION,
        "您的最高学历是什么，证书上是哪一天？",
        "各种学历要求的年限不同，从取得学历、学位以后计算（二（二）、二（三））。两个日期至少填一个。",
        DIPLOMA_PAPER,
        [
            AnswerField("education", "最高学历"),
            AnswerField("diploma_date", "毕业证上的日期", "day", required=False),
            AnswerField("degree_date", "学位证上的日期，没有学位的不填", "day", required=False),
        ],
    ),
    build_question(
        *(EDUCATION, "recognized", "这个学历得到承认吗？"),
        "大专以上由学信网或留学服务中心核实，中专由省教育部门核实，技工院校由人社部门核实（二（一））。",
        "学历认证报告；技工院校毕业证在学信网上查不到是正常的",
        True,
    ),
    Question(
        "skill",
        TITLE,
        "您有技能等级证书吗？",
        "高级工以上可以走另一条途径，年限从取得那天以后计算（二（二））。",
        "技能等级证书",
        [AnswerField("skill", "等级"), AnswerField("skill_date", "发证日期，没有证书的不填", "day", required=False)],
    ),
    Question(
        "work_start",
        WORK,
        "您从哪一天开始做现在的工作？",
        "年限按录用、聘用材料上的日期计算（二（四））。没有这些材料的，填入职那一天；手头没有的，可以以后补。",
        REGISTER_PAPER,
        [AnswerField("work_start", "开始工作的日期", "day"), AnswerField("record", "入职时办了哪一份", unsure=True)],
    ),
    Question(
        "post_start",
        WORK,
        "您哪天转到申报的这个系列的岗位？",
        "有别的系列职称的，要在现岗位满12个月（二（七））。入职就在这个岗位的，填入职那一天。",
        "岗位聘任文件或劳动合同",
        [AnswerField("post_start", "转岗的日期", "day")],
    ),
    build_question(WORK, "work", "您做的是哪一类工作？", "各条途径认的工作不同（二（二））。"),
    build_question(
        TARGET,
        "major_relation",
        "所学专业和现在的工作一致吗？",
        "不一致也不相近的，年限要多一年（二（五））。",
        "毕业证书上的专业",
        True,
    ),
    Question(
        "earlier",
        WORK,
        "来这里以前，还做过专业技术工作吗？",
        "以前的年限可以累计，重叠的日子只算一次（二（四））。做过几段的，填最长的一段；其余的申报时逐段填写。",
        "以前单位的录用材料、合同或社保记录",
        [
            AnswerField("earlier", "以前的工作"),
            AnswerField("earlier_start", "第一天，没有做过的不填", "day", required=False),
            AnswerField("earlier_end", "最后一天，没有做过的不填", "day", required=False),
        ],
    ),
    build_question(
        *(INSURANCE, "payer", "社保由谁缴纳？"),
        "最近一个月要由现在的单位缴纳（二（二））。不清楚的，先按没有缴过计算；查到以后请回来改。",
        "社保个人权益记录单",
        True,
    ),
    Question(
        "insured_months",
        INSURANCE,
        "社保在哪里、连续缴纳了哪些月份？",
        "要在昆明连续缴满规定的月份（二（二））。中间断过的，从断开以后的第一个月填起。",
        "社保个人权益记录单",
        [
            AnswerField("insured_area", "缴在哪里"),
            AnswerField("insured_from", "第一个月", "month"),
            AnswerField("insured_to", "最后一个月", "month"),
        ],
    ),
    build_question(
        YOU, "residence", "您有本市居住证或户籍吗？", "可以代替缴纳社保的月份（二（二））。", "居住证、户口本", True
    ),
    Question(
        "licence",
        TITLE,
        "您有这个系列要求的从业资格证吗？",
        "这个系列要先取得从业资格，例如教师资格（二（六））。",
        "从业资格证书",
        [
            AnswerField("licence", "从业资格证"),
            AnswerField("licence_date", "发证日期，没有的不填", "day", required=False),
        ],
    ),
    build_question(
        TARGET,
        "school_stage",
        "您教哪个学段？",
        "中小学教师系列各学段的要求不同（二（二））。",
        "教师资格证、聘用合同",
        True,
    ),
    Question(
        "other_education",
        EDUCATION,
        "您还有一个更早的学历吗？",
        "先取得的学历可能先满年限（二（二））。",
        DIPLOMA_PAPER,
        [
            AnswerField("other_education", "更早的学历"),
            AnswerField("other_diploma_date", "毕业证上的日期，没有的不填", "day", required=False),
        ],
    ),
    build_question(
        YOU,
        "annual_review",
        "上一年度考核是什么结果？",
        "基本合格、不合格的要等（一（二））；新入职没有考核的照实选。",
        "年度考核表",
        True,
    ),
    build_question(
        UNIT,
        "area",
        "单位由哪个县（市）区或开发区管理？",
        "由管理归属地的部门认定（三（三））。",
        "营业执照上的登记机关",
        True,
    ),
)
QUESTIONS_BY_KEY: Final[Mapping[str, Question]] = {one.key: one for one in QUESTIONS}
FIELDS_BY_KEY: Final[Mapping[str, AnswerField]] = {field.key: field for one in QUESTIONS for field in one.fields}
