"""Before filing: what each person still lacks, and where it is put right; what will not hold on the day of filing."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast, organisation
from tests.web.compact import compact
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from zhicheng_web.cases.models import Case
from zhicheng_web.people.models import Organisation
from zhicheng_web.portal.employer.filing_obstacles import list_agency_obstacles
from zhicheng_web.portal.employer.forecast_findings import forecast_filing

PARENT = {"uscc": None, "province": "四川省", "affiliation": "none"}


def lacks(wang_fang: Browser) -> list[tuple[str, bool]]:
    """What the page says of each person, without marks, and whether they are ticked."""
    html = compact(wang_fang.get("employer-file"))
    cells = re.findall(r'data-label="还缺什么">(.*?)</td>', html, re.DOTALL)
    return [
        (re.sub(r"<span class=.hidden.>.*?</span>|<[^>]*>", "", cell), ticked)
        for cell, ticked in zip(
            cells, ["checked" in box for box in re.findall(r'name="case"[^>]*>', html)], strict=True
        )
    ]


@pytest.mark.parametrize(
    ("about", "said", "ticked"),
    [
        ({}, "不缺", True),
        ({"branch_of": PARENT}, "缺上级法人单位的推荐报告（附件2）", False),
        ({"management_area": ""}, "不知道报给谁", False),
        ({"affiliation": "central"}, "没有本市的认定部门", False),
    ],
)
def test_each_person_is_told_what_is_missing_and_who_lacks_nothing_is_ticked(
    about: dict[str, Any], said: str, ticked: bool, people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    walking.closed(people)
    rewrite(Organisation.objects.filter(pk=people.firm.pk), **about)
    stand_on("03-11")
    assert lacks(wang_fang) == [(said, ticked)]


def test_what_is_missing_leads_to_where_it_is_put_right(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.closed(people)
    rewrite(Organisation.objects.filter(pk=people.firm.pk), branch_of=PARENT, management_area="")
    stand_on("03-11")
    html = wang_fang.get("employer-file").content.decode()
    places = (reverse("employer-enclose", args=[case.public_id]), reverse("employer-unit"))
    assert [html.count(f'<a href="{place}">') for place in places] == [1, 1]
    assert html.count("1人还缺东西，没有勾选；补上以后再报，不影响别人。") == 1


def test_a_dispatched_workers_agency_has_to_publicise_too(people: Cast) -> None:
    case = walking.closed(people)
    agency = organisation("agency", "昆明同舟劳务派遣有限公司")
    assert list_agency_obstacles(case) == []
    case.agency = agency
    assert [one.words for one in list_agency_obstacles(case)] == [
        "用工单位还没有审核、公示、盖章",
        "派遣公司还没有审核、公示、盖章",
    ]


def test_who_cannot_be_judged_leads_to_the_case(people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]) -> None:
    case = walking.closed(people)
    walking.rewrite(case, facts={"educations": [{}]})
    stand_on("03-11")
    assert lacks(wang_fang) == [("申报内容不完整，判断不了", False)]
    there = f'<a href="{reverse("employer-case", args=[case.public_id])}">申报内容不完整'
    assert wang_fang.get("employer-file").content.decode().count(there) == 1


WORK, PAID, DIPLOMA = (walking.FACTS[part][0] for part in ("employment", "insurance", "educations"))
SHORT = {"employment": [WORK | {"start": "2025-03-05"}]}
"""Twelve months are full three days after the notice went up."""
LATE = {"insurance": [PAID | {"from": "2025-10"}]}
"""Five months on the day of filing; those to come count from their end."""
BROKEN = {"insurance": [PAID | {"to": "2026-01"}]}
"""Paid until two months before the filing: in March a month that may not be posted yet, in June a run that is broken."""
DOUBTFUL = {"insurance": [PAID | {"late": True}]}
COLLEGE = DIPLOMA | {"level": "junior_college", "diploma_date": "2022-06-30", "degree_date": None}
TWO_WAYS = SHORT | {"educations": [DIPLOMA, COLLEGE]}

UNMET: list[tuple[dict[str, Any], str, str, list[str]]] = [
    ({}, "03-11", "可以申报", []),
    (
        SHORT,
        "03-11",
        "时间未到",
        ["本科学历或学位：工作年限|2026年3月5日满，在公示期内才满|请改为2026年3月5日或以后开始公示。|二（二）4"],
    ),
    (
        TWO_WAYS,
        "03-11",
        "时间未到",
        ["本科学历或学位：工作年限|2026年3月5日满，在公示期内才满|请改为2026年3月5日|二（二）4"],
    ),
    (LATE, "03-11", "时间未到", ["连续缴纳社保|连续缴纳社保5个月|2026年4月1日起可以申报。|二（二）"]),
    (LATE, "03-25", "可以申报", []),
    (BROKEN, "03-11", "需人工判断", ["连续缴纳社保|2026年2月还没有记录，可能尚未入账|请查一查2026年2月|二（二）"]),
    (
        BROKEN,
        "03-25",
        "时间未到",
        ["连续缴纳社保|2026年5月没有缴费记录|从2026年6月重新起算|2026年12月1日起可以申报。|二（二）"],
    ),
    (
        DOUBTFUL,
        "03-11",
        "需人工判断",
        ["连续缴纳社保|须由认定部门确认|由认定部门确认。照现在的情况，2026年9月1日（星期二）起满足。|二（二）"],
    ),
]


def plain(html: str) -> str:
    """Words without marks."""
    return re.sub("<[^>]*>", "", html)


def advice(html: str) -> list[str]:
    """The mark of each person."""
    return re.findall(r'data-label="系统意见"><span[^>]*>(?:<svg.*?</svg>)?([^<]*)', html)


@pytest.mark.parametrize(("more", "day", "mark", "unmet"), UNMET)
def test_each_person_is_judged_as_of_the_day_of_filing(
    more: dict[str, Any],
    day: str,
    mark: str,
    unmet: list[str],
    people: Cast,
    wang_fang: Browser,
    stand_on: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On 25 March the next window opens on 1 June: who pays on will have the months by then."""
    monkeypatch.setattr(walking, "FACTS", walking.FACTS | more)
    walking.closed(people)
    stand_on(day)
    html = wang_fang.get("employer-file").content.decode()
    found = [plain(one) for one in re.findall(r'<li class="check".*?</li>', html, re.DOTALL)]
    assert [[word for word in said.split("|") if word not in one] for one, said in zip(found, unmet, strict=True)] == [
        [] for _ in unmet
    ]
    assert (advice(html), lacks(wang_fang)) == ([mark], [("不缺", not unmet)])
    assert (html.count("1人按"), "开始公示，满" in html) == (bool(unmet), False)


def test_who_decides_is_hr_and_what_the_engine_finds_stops_no_filing(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "FACTS", walking.FACTS | LATE)
    case = walking.closed(people)
    stand_on("03-11")
    one = str(case.public_id)
    page = compact(wang_fang.get("employer-file", case=one))
    assert page.count("系统意见只供参考，报不报由您决定") == page.count(f'value="{one}" checked') == 1
    report = wang_fang.post("employer-file", case=one, **{f"version-{one}": case.version}).content.decode()
    assert (report.count("已上报1人"), report.count("五华区人力资源和社会保障局")) == (1, 1)
    assert Case.objects.get(pk=case.pk).state == "filed"


def test_what_hr_itself_has_said_against_somebody_counts(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "REVIEW", walking.REVIEW._replace(not_competent=True))
    walking.closed(people)
    stand_on("03-11")
    assert lacks(wang_fang) == [("不缺", False)]


def test_hrs_own_word_is_nothing_unmet_as_long_as_it_has_not_been_asked(people: Cast) -> None:
    before = forecast_filing(walking.submitted(people), date(2026, 3, 11), date(2026, 3, 2))
    assert (before.verdict, before.unmet, before.clear) == ("incomplete", (), True)
