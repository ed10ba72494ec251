"""What people call the words of a case file, and how they say days and months."""

from functools import lru_cache

from zhicheng.workdays.days import iso, iso_month

LEVELS = ("", "员级", "助理级", "中级", "高级")
STATUSES = ("", "在职", "公务员", "参照公务员法管理的人员", "离退休人员", "没有就业")
ANNUAL_REVIEWS = ("", "优秀", "合格", "基本合格", "不合格", "没有考核")
EMPLOYER_KINDS = ("", "企业", "国有企业", "事业单位", "社会组织", "律师事务所", "个体工商户", "机关")
AFFILIATIONS = ("", "是中央单位", "是省属单位", "是市属单位", "是县（市）区属单位", "没有上级隶属关系")
MAJOR_RELATIONS = ("", "一致", "相近", "不一致也不相近")
EDUCATIONS = ("", "中专", "大专", "本科", "硕士", "博士", "中级工班", "高级工班", "预备技师班")
SKILLS = ("", "高级工", "技师", "高级技师")
WORKS = ("", "专业技术工作", "技术技能工作", "其他工作")


@lru_cache(maxsize=65536)
def said(day: int) -> str:
    """A day as it is said: 2026年3月2日."""
    year, month, of_month = iso(day).split("-")
    return f"{year}年{int(month)}月{int(of_month)}日"


@lru_cache(maxsize=65536)
def said_with_weekday(day: int) -> str:
    """A day that somebody has to keep: 2026年6月11日（星期四）. Day 0 was a Thursday."""
    return f"{said(day)}（星期{'四五六日一二三'[day % 7]}）"


@lru_cache(maxsize=4096)
def said_month(month: int) -> str:
    """A month as it is said: 2026年2月."""
    year, of_year = iso_month(month).split("-")
    return f"{year}年{int(of_year)}月"
