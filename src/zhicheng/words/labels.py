"""What people call the words of a case file."""

ORIGIN_LABELS = ("", "内地居民", "港澳台居民", "外籍人员")
SCHOOL_STAGE_LABELS = ("", "幼儿园", "小学", "初中", "高中")
LEVEL_LABELS = ("", "员级", "助理级", "中级", "高级")
STATUS_LABELS = ("", "在职", "公务员", "参照公务员法管理的人员", "离退休人员", "没有就业")
ANNUAL_REVIEW_LABELS = ("", "优秀", "合格", "基本合格", "不合格", "没有考核")
EMPLOYER_KIND_LABELS = ("", "企业", "国有企业", "事业单位", "社会组织", "律师事务所", "个体工商户", "机关")
AFFILIATION_LABELS = ("", "是中央单位", "是省属单位", "是市属单位", "是县（市）区属单位", "没有上级隶属关系")
MAJOR_RELATION_LABELS = ("", "一致", "相近", "不一致也不相近")
EDUCATION_LABELS = ("", "中专", "大专", "本科", "硕士", "博士", "中级工班", "高级工班", "预备技师班")
SKILL_LABELS = ("", "高级工", "技师", "高级技师")
WORK_LABELS = ("", "专业技术工作", "技术技能工作", "其他工作")
