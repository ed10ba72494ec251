"""On what a spell of work rests, and where the register lies, are each said in one wording."""

import pytest

from tools.zc.checkout import CHECKOUT
from zhicheng.policy.installed import find_policy
from zhicheng.words.fact_lines import CaseNames, describe_work
from zhicheng.words.records import REGISTER_PLACE

SPELL = {"start": "2024-07-15", "end": None, "employer": "91530102MA6K3H5X1C", "work": "professional"}
WHERE_IT_LIES = "人事档案"


@pytest.mark.parametrize(
    ("policy", "record", "said"),
    [
        ("kunming/2023", "recruitment_register", "，依据《云南省招工录用登记表》"),
        ("kunming/2023", "none", "，没有登记表或聘用通知书"),
        ("kunming/2023", None, "，入职依据不清楚"),
        ("hangzhou/2026", "insurance_record", "，依据社保缴费记录"),
        ("hangzhou/2026", "none", "，没有合同或社保记录"),
    ],
)
def test_a_line_of_work_says_on_what_it_rests(policy: str, record: str | None, said: str) -> None:
    names = CaseNames(find_policy(policy), "91530102MA6K3H5X1C")
    assert describe_work(SPELL | {"record": record}, names) == f"2024年7月15日至今，申报单位，专业技术工作{said}"
    assert describe_work(SPELL, names).endswith("专业技术工作"), "nothing was said of it yet"


def test_where_the_register_lies_is_said_once() -> None:
    told = [
        path.name
        for root in ("zhicheng", "zhicheng_web")
        for path in (CHECKOUT / "src" / root).rglob("*.*")
        if path.suffix in (".py", ".html") and WHERE_IT_LIES in path.read_text(encoding="utf-8")
    ]
    assert (told, WHERE_IT_LIES in REGISTER_PLACE) == (["records.py"], True)
