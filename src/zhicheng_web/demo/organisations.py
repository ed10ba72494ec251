"""The organisations of the demo city: the authorities that the policy names (三（三）), and invented employers."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from zhicheng.numbers import organisation_code, uscc
from zhicheng.policy.model import Policy
from zhicheng_web.accounts.founding import build_authorities
from zhicheng_web.demo.another_city import fit_affiliation, fit_area, fit_series, name_here
from zhicheng_web.demo.personas import AGENCY, AGENCY_ON_PAPER, FIRM, UNIT_NAME
from zhicheng_web.ledger import units
from zhicheng_web.people.models import Organisation

Kind = Organisation.Kind


class Firm(NamedTuple):
    """An employer as the demo tells it; `series` and `specialty` are what its people apply for."""

    name: str
    kind: str = "enterprise"
    affiliation: str = "none"
    area: str = "530102"
    series: str = "engineering"
    specialty: str = "机械"
    self_recognition: bool = False
    branch: bool = False


def fit_firm(place: int, firm: Firm) -> Firm:
    """An employer of the demo city as another city has it."""
    return firm._replace(
        name=name_here(firm.name),
        affiliation=fit_affiliation(firm.affiliation),
        area=fit_area(place, firm.area),
        series=fit_series(firm.series),
    )


FIRMS_OF_KUNMING = (
    Firm(FIRM),
    Firm("昆明翠湖电气有限公司", specialty="电气"),
    Firm("云岭测绘有限公司", area="530103", specialty="测绘"),
    Firm("昆明盘江环保科技有限公司", area="530103", specialty="环保"),
    Firm("昆明官渡路桥有限公司", area="530111", specialty="道路桥梁"),
    Firm("云南螺蛳湾钢构有限公司", area="530111", specialty="钢结构"),
    Firm("昆明滇缅自动化有限公司", area="530112", specialty="自动化"),
    Firm("昆明碧鸡文化有限公司", area="530112", series="arts_and_crafts", specialty="工艺美术"),
    Firm("东川铜都选矿有限公司", area="530113", specialty="选矿"),
    Firm("昆明呈贡花卉有限公司", area="530114", series="agronomy", specialty="园艺"),
    Firm("昆明晋宁磷化工有限公司", area="530115", specialty="化工"),
    Firm("富民螳螂川农业有限公司", area="530124", series="agronomy", specialty="农艺"),
    Firm("宜良阳宗建材有限公司", area="530125", specialty="材料"),
    Firm("石林彩玉工艺有限公司", area="530126", series="arts_and_crafts", specialty="刺绣"),
    Firm("嵩明牧羊河乳业有限公司", area="530127", series="animal_husbandry", specialty="畜牧"),
    Firm("禄劝乌蒙电力安装有限公司", area="530128", specialty="电力"),
    Firm("寻甸清水海水务有限公司", area="530129", specialty="供水"),
    Firm("安宁温泉冶金有限公司", area="530181", specialty="冶金"),
    Firm("昆明海埂体育有限公司", area="KM-DJ", series="sports_coaching", specialty="教练员"),
    Firm("昆明经开装备有限公司", area="KM-JK", specialty="机械"),
    Firm("昆明高新仪器有限公司", area="KM-GX", specialty="仪器仪表"),
    Firm("昆明空港物流装备有限公司", area="KM-KG", specialty="机械"),
    Firm("杨林汽车零部件有限公司", area="KM-YL", specialty="车辆"),
    Firm("昆明金马建筑设计院有限公司", "state_owned_enterprise", "municipal", "530103", specialty="建筑设计"),
    Firm("昆明松华水利工程有限公司", "state_owned_enterprise", "municipal", "530103", specialty="水利工程"),
    Firm("昆明市农技试验站", "public_institution", "municipal", "530114", "agronomy", "农艺"),
    Firm("昆明市西郊林场", "public_institution", "municipal", "530112", specialty="林业"),
    Firm("昆明市滇池博物馆", "public_institution", "municipal", "530112", "museum", "文物保护"),
    Firm("五华区群众文化站", "public_institution", "county", "530102", "mass_culture", "群众文化"),
    Firm("昆明春城档案服务中心", "social_organization", "none", "530103", "archives", "档案"),
)
FIRMS = tuple(fit_firm(place, firm) for place, firm in enumerate(FIRMS_OF_KUNMING))
UNIT = fit_firm(1, Firm(UNIT_NAME, area="KM-JK", self_recognition=True))
BRANCH = fit_firm(2, Firm("成都锦江设备有限公司昆明分公司", area="530111", branch=True))
DESIGN = next(one for one in FIRMS if one.specialty == "建筑设计")
"""Municipal: its building cases go to the department of the personas, 三（三）."""


def make_credit_code(index: int, area: str = "530100") -> str:
    """The credit code of an invented organisation: valid, and in a series that nobody issues."""
    inner = f"MADEM{index:03}"
    first = f"91{area}{inner}{organisation_code.compute_check_character(inner)}"
    return first + uscc.compute_check_character(first)


PARENT = {"uscc": make_credit_code(999, "510100"), "province": "四川省", "affiliation": "none"}
"""Of the branch: registered in another province, 一（一）."""


def build_employer(firm: Firm, index: int) -> Organisation:
    """An invented employer, not saved; `index` makes its credit code and its address."""
    return Organisation(
        kind=Kind.EMPLOYER,
        name=firm.name,
        uscc=make_credit_code(index),
        employer_kind=firm.kind,
        affiliation=firm.affiliation,
        management_area=firm.area,
        self_recognition=firm.self_recognition,
        branch_of=PARENT if firm.branch else None,
        address=f"演示路{index + 1}号",
    )


def build_organisations(
    policy: Policy, at: datetime
) -> tuple[dict[str, Organisation], dict[Firm, Organisation], list[Organisation]]:
    """All of them, saved: authorities by code, employers, the dispatch agencies: one that uses the system, one on paper."""
    firms = (*FIRMS, UNIT, BRANCH)
    agencies = [
        Organisation(kind=Kind.AGENCY, name=name, uscc=make_credit_code(len(firms) + place))
        for place, name in enumerate((AGENCY, AGENCY_ON_PAPER))
    ]
    offices, employers = (
        list(build_authorities(policy)),
        [build_employer(firm, index) for index, firm in enumerate(firms)],
    )
    everybody = [*offices, *employers, *agencies]
    for index, one in enumerate(everybody):
        one.phone = f"0871-0000 {index:04}"  # no exchange of the city begins with 0000
    with transaction.atomic():
        Organisation.objects.bulk_create(everybody)
        units.record_founding([(one.pk, None, "") for one in everybody], at)
    by_code = {office.code or "": office for office in offices}
    return by_code, dict(zip(firms, employers, strict=True)), agencies
