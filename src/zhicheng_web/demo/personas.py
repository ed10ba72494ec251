"""The people of the demo city whom a visitor can be: what each can show."""

from zhicheng.procedure.states import State
from zhicheng_web.demo.another_city import has_departments, name_here
from zhicheng_web.demonstration import Persona

FIRM = name_here("昆明滇池机械有限公司")
UNIT_NAME = name_here("昆明重工研究院有限公司")
AGENCY = name_here("昆明同舟劳务派遣有限公司")
AGENCY_ON_PAPER = name_here("昆明远帆劳务派遣有限公司")
"""It has nobody in this system: what it does it does on paper, and the employer records it."""
COUNTY = name_here("五华区人力资源和社会保障局")
DEPARTMENT = name_here("昆明市住房和城乡建设局")
CITY = name_here("昆明市人力资源和社会保障局")
APPLICANTS, EMPLOYERS, OFFICERS, SUPERVISION = "/my/", "/employer/", "/authority/", "/bureau/"
OWN = f"申报人，{FIRM}"

SIDES = {APPLICANTS: "申报人", EMPLOYERS: "单位人事", OFFICERS: "认定部门", SUPERVISION: "市人社局"}

ROWS: tuple[Persona, ...] = (
    Persona("he-miao", "何苗", OWN, "刚受单位邀请，还没有开始：从第一行填起", APPLICANTS),
    Persona("li-yun", "李云", OWN, "草稿填好了，材料还没有传：看怎样一步步填、核对和提交", APPLICANTS, State.DRAFT),
    Persona(
        "jin-lan",
        "金兰",
        OWN,
        "证件号码和另一位申报人的一样：看本人读到什么，再换成市局管理去核定号码是谁的",
        APPLICANTS,
        State.DRAFT,
    ),
    Persona(
        "ma-lin", "马林", OWN, "被单位退回补正：只打开有问题的部分，改好再提交", APPLICANTS, State.RETURNED_TO_APPLICANT
    ),
    Persona("zhang-hui", "张慧", OWN, "正在公示：看现在由谁办、等到哪一天、之后做什么", APPLICANTS, State.IN_PUBLICITY),
    Persona(
        "bai-xue", "白雪", OWN, "被认定部门退回：期限内补正重报，仍按原申报日", APPLICANTS, State.RETURNED_TO_EMPLOYER
    ),
    Persona(
        "yang-chun",
        "杨春",
        OWN,
        "已取得职称：从以前的申报进去，看认定号、日期和全部办理经过",
        APPLICANTS,
        State.RECOGNISED,
    ),
    Persona(
        "sha-ning", "沙宁", OWN, "不予认定：从以前的申报进去，看理由、依据的条款和不服怎么办", APPLICANTS, State.REFUSED
    ),
    Persona("wang-fang", "王芳", FIRM, "单位人事，桌上各种情形都有：审核、考核、公示、异议、上报、补正", EMPLOYERS),
    Persona("zhao-min", "赵敏", FIRM, "同一单位的另一位人事：两人同时办，每一步都记下是谁办的", EMPLOYERS),
    Persona("zhou-min", "周敏", UNIT_NAME, "有自主评审权的单位人事：报给本单位自己的认定人员", EMPLOYERS),
    Persona("tang-ying", "唐颖", AGENCY, "派遣公司人事：在自己的一列审核、公示、盖章，看用工单位办到哪一格", EMPLOYERS),
    Persona("chen-jing", "陈静", COUNTY, "经办：受理、逐条审查、一次性告知、提交复核", OFFICERS),
    Persona("yang-fan", "杨帆", COUNTY, "复核：第二个人把关，同意认定、不予认定或退回经办", OFFICERS),
    Persona("lu-yuan", "陆远", COUNTY, "另一位经办：沙宁申请复查以后，由没有办过的人重新审查", OFFICERS),
    Persona(
        "su-jing",
        "苏静",
        COUNTY,
        "另一位复核：复查的决定也由没有办过的人作出；登录像正式环境一样要两步验证，验证码写在页面上",
        OFFICERS,
        factor=True,
    ),
    Persona("duan-lei", "段磊", DEPARTMENT, "市级主管部门经办：市属设计院的建筑类申报", OFFICERS),
    Persona("gao-lan", "高岚", DEPARTMENT, "市级主管部门复核：同意认定、不予认定或退回经办", OFFICERS),
    Persona("shi-rui", "施瑞", UNIT_NAME, "自主评审单位的经办：认定本单位职工，不能办外单位的", OFFICERS),
    Persona("guo-jia", "郭佳", UNIT_NAME, "自主评审单位的复核：和经办不能是同一个人", OFFICERS),
    Persona("he-zhiming", "和志明", CITY, "市局管理：看全市的申报为什么停在那里，改派、管理单位和人员", SUPERVISION),
    Persona("mu-lan", "木兰", CITY, "市局的另一位：确认新的认定人员，和同事一起帮人找回账号", SUPERVISION),
)

PERSONAS = tuple(
    persona._replace(side=SIDES[persona.opens]) for persona in ROWS if persona.place != DEPARTMENT or has_departments()
)
