"""The people of the demo city whom a visitor can be: what each can show."""

from typing import NamedTuple

from zhicheng.procedure.states import State


class Persona(NamedTuple):
    """Somebody to sign in as with one press: `login` is the account's, `opens` the page to begin with.

    An applicant has one case, which stands at `stands`.
    """

    login: str
    name: str
    place: str
    shows: str
    opens: str
    stands: State | None = None


FIRM = "昆明滇池机械有限公司"
COUNTY = "五华区人力资源和社会保障局"
CITY = "昆明市人力资源和社会保障局"
APPLICANTS, EMPLOYERS, OFFICERS, SUPERVISION = "/my/", "/employer/", "/authority/", "/bureau/"
OWN = f"申报人，{FIRM}"

PERSONAS: tuple[Persona, ...] = (
    Persona("li-yun", "李云", OWN, "草稿填好了，材料还没有传：看怎样一步步填、核对和提交", APPLICANTS, State.DRAFT),
    Persona(
        "ma-lin", "马林", OWN, "被单位退回补正：只打开有问题的部分，改好再提交", APPLICANTS, State.RETURNED_TO_APPLICANT
    ),
    Persona("zhang-hui", "张慧", OWN, "正在公示：看现在由谁办、等到哪一天、之后做什么", APPLICANTS, State.IN_PUBLICITY),
    Persona(
        "bai-xue", "白雪", OWN, "被认定部门退回：期限内补正重报，仍按原申报日", APPLICANTS, State.RETURNED_TO_EMPLOYER
    ),
    Persona("wang-fang", "王芳", FIRM, "单位人事，桌上各种情形都有：审核、考核、公示、异议、上报、补正", EMPLOYERS),
    Persona("chen-jing", "陈静", COUNTY, "经办：受理、逐条审查、一次性告知、提交复核", OFFICERS),
    Persona("yang-fan", "杨帆", COUNTY, "复核：第二个人把关，同意认定、不予认定或退回经办", OFFICERS),
    Persona("he-zhiming", "和志明", CITY, "市局管理：看全市的申报为什么停在那里，改派、管理单位和人员", SUPERVISION),
    Persona("yang-chun", "杨春", OWN, "已取得职称：看证书编号、日期和全部办理经过", APPLICANTS, State.RECOGNISED),
)
