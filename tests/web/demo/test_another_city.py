"""The demo city under another city's policies: what is fitted to them, and that it stands as Kunming's does."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from importlib import reload
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.web.demo.crawling import ReadPage, crawl
from tests.web.desks import BACKEND
from tests.web.server import fill_database, point_doors_to
from zhicheng.policy.city_words import restate_words
from zhicheng.policy.installed import find_latest_policy
from zhicheng.procedure.states import State
from zhicheng_web.accounts.factors import SecondFactorAdapter
from zhicheng_web.accounts.models import Account
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Verdict
from zhicheng_web.cases.refusals.of_database import build_failed_finding
from zhicheng_web.cases.refusals.return_reasons import RETURN_REASONS, Fault, reasons_of
from zhicheng_web.cases.refusals.wordings import Wording
from zhicheng_web.demo import another_city, city, invented_facts, organisations, people, personas, walks
from zhicheng_web.people.models import Organisation
from zhicheng_web.portal.applicant.pages.home import list_papers_to_prepare
from zhicheng_web.portal.applicant.parts import TASK_BY_SLUG, find_task_hint
from zhicheng_web.portal.employer.unit_form import UnitForm
from zhicheng_web.portal.shared.steps.take_step import Outcome

HANGZHOU, SHENZHEN = "hangzhou", "shenzhen"
ON = date(2026, 6, 3)
BUILT_FROM = (personas, organisations, invented_facts, people, walks, city)
"""What names firms, people and records when it is read, each after those it reads."""

KUNMINGS = re.compile(r"昆明|云南|五华|[一二三四五]（[一二三四五六七]）|（四）|登记表|聘用通知书")
"""The names of Kunming, of its province, of its clauses and of its records of service."""


@pytest.fixture
def in_hangzhou() -> Iterator[None]:
    """The office of the other city, for one test."""
    with override_settings(CITY=HANGZHOU):
        another_city.find_other_policy.cache_clear()
        yield
    another_city.find_other_policy.cache_clear()


def test_under_kunmings_policies_everything_stays_as_it_is_written() -> None:
    assert another_city.find_other_policy() is None
    assert another_city.name_here("昆明滇池机械有限公司") == "昆明滇池机械有限公司"
    assert (another_city.fit_area(3, "KM-JK"), another_city.fit_series("museum")) == ("KM-JK", "museum")
    assert another_city.fit_affiliation("municipal") == "municipal"
    assert another_city.fit_record("recruitment_register") == "recruitment_register"
    assert another_city.fit_faults([Fault("register_unclear")]) == (Fault("register_unclear"),)
    assert (another_city.has_departments(), another_city.is_level_open("master", "technician")) == (True, True)


@pytest.mark.usefixtures("in_hangzhou")
def test_what_the_other_policy_does_not_know_is_fitted_to_it() -> None:
    assert another_city.name_here("五华区的昆明市云南公司") == "上城区的杭州市浙江公司"
    assert [another_city.fit_area(place, "KM-JK") for place in (0, 12, 13)] == ["330102", "330182", "330102"]
    assert [another_city.fit_series(one) for one in ("agronomy", "museum", "accounting")] == [
        "agronomy",
        "engineering",
        "engineering",
    ]
    assert [another_city.fit_affiliation(one) for one in ("municipal", "none")] == ["county", "none"]
    assert [another_city.fit_record(one) for one in ("recruitment_register", "insurance_record")] == [
        "labour_contract",
        "insurance_record",
    ]
    faults = [Fault("register_unclear", "日期"), Fault("service_differs"), Fault("education_unclear")]
    assert [one.code for one in another_city.fit_faults(faults)] == ["service_differs", "education_unclear"]
    assert another_city.fit_faults([Fault("service_differs", "和登记表不符")]) == (
        Fault("service_differs", "和合同不符"),
    )
    assert not another_city.has_departments()


@pytest.mark.usefixtures("in_hangzhou")
def test_an_education_leads_where_the_policy_lets_it() -> None:
    open_to = {
        education: [
            level
            for level in ("technician", "assistant", "intermediate")
            if another_city.is_level_open(education, level)
        ]
        for education in ("secondary_vocational", "junior_college", "bachelor", "master")
    }
    assert open_to == {
        "secondary_vocational": ["technician"],
        "junior_college": ["technician", "assistant"],
        "bachelor": ["assistant"],
        "master": ["assistant", "intermediate"],
    }


@pytest.mark.usefixtures("in_hangzhou")
def test_the_office_judges_by_the_policies_of_its_city() -> None:
    assert engine_input.find_policy_on(20_600).id == "hangzhou/2026"


def test_reasons_for_a_return_stand_under_the_clauses_and_papers_of_the_policy() -> None:
    kunming = reasons_of(find_latest_policy("kunming"))
    assert [one for one in kunming if not one.code.startswith("paper_")] == list(RETURN_REASONS)
    others = {one.code: one for one in reasons_of(find_latest_policy(SHENZHEN))}
    assert {"commitment_unsigned", "register_unclear", "appointment_unclear"} & set(others) == set()
    assert (others["insurance_unclear"].clause, others["title_differs"].paper) == ("第四条", None)
    assert others["paper_labour_contract"].clause == "第七条"


def assert_of_another_city(pages: Iterable[ReadPage]) -> set[str]:
    """Nothing that these pages say is Kunming's; their names."""
    names = set()
    for page in pages:
        names.add(page.name)
        assert KUNMINGS.findall(page.text) == [], (page.name, page.address)
    return names


@pytest.mark.django_db
@pytest.mark.parametrize("place", [HANGZHOU, SHENZHEN])
def test_public_pages_say_nothing_that_is_kunmings(place: str, stand_on: Callable[..., datetime]) -> None:
    stand_on("06-03")
    with override_settings(CITY=place):
        names = assert_of_another_city(crawl(Client(), "/"))
    assert {"home", "check", "check-example", "windows", "notice", "account_login"} <= names


@pytest.mark.django_db
def test_what_kunming_says_of_itself_is_what_is_looked_for(stand_on: Callable[..., datetime]) -> None:
    stand_on("06-03")
    said = {word for page in crawl(Client(), "/", 1) for word in KUNMINGS.findall(page.text)}
    assert {"昆明", "三（二）", "（四）"} <= said


@pytest.mark.usefixtures("in_hangzhou")
def test_forms_and_refusals_speak_the_words_of_the_city() -> None:
    policy = find_latest_policy(HANGZHOU)
    form = UnitForm(policy, {})
    assert form.fields["registered_in_kunming"].label == "工商或法人登记在杭州"
    assert form.fields["affiliation"].help_text == "中央、省属单位的人员不在杭州市认定（第九条）。"
    assert form.errors["name"] == ["请填写单位的全称。"]
    form.add_error("name", ValidationError("昆明的单位按三（三）报送。"))
    assert form.errors["name"] == ["请填写单位的全称。", "杭州的单位按第九条报送。"]
    refused = Outcome[None](findings=(build_failed_finding("x", Wording("四", "申报窗口没有开放", "请看三（二）。")),))
    assert refused.words == "申报窗口没有开放（第十条）。请看第八条。"
    assert SecondFactorAdapter().get_totp_issuer() == "杭州初级职称"
    assert list_papers_to_prepare(policy) == ["劳动（聘用）合同或社保缴费记录，向单位人事要"]
    assert find_task_hint(TASK_BY_SLUG["work"], policy).endswith("以合同或社保记录为准。")


def test_kunmings_own_words_stay_as_they_are_written() -> None:
    policy = find_latest_policy("kunming")
    assert restate_words("昆明市在云南，看三（二）（四）", policy) == "昆明市在云南，看三（二）（四）"
    assert list_papers_to_prepare(policy) == [
        "《云南省招工录用登记表》或《事业单位聘用通知书》，向单位人事要",
        "社会保险缴费证明，可以在网上下载",
        "在“信用中国（云南昆明）”网站打印、签名的承诺书",
    ]


@pytest.fixture(scope="module", params=[HANGZHOU, SHENZHEN])
def built(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[str, str]]:
    """The small city of the other policy, in a database of its own; the modules are read again before and after."""
    place = request.param
    with override_settings(CITY=place, DEMO=True):
        another_city.find_other_policy.cache_clear()
        for module in BUILT_FROM:
            reload(module)
        least = len(list(city.plan_cases(Random(1), 0)))
        with (
            django_db_blocker.unblock(),
            fill_database(place, lambda: city.build_demo_city(ON, lambda words: None, least)) as (name, _),
        ):
            yield name, place
    another_city.find_other_policy.cache_clear()
    for module in BUILT_FROM:
        reload(module)


@pytest.mark.all
def test_the_city_stands_with_every_state_and_its_own_authorities(
    built: tuple[str, str], django_db_blocker: DjangoDbBlocker
) -> None:
    name, place = built
    policy = find_latest_policy(place)
    with django_db_blocker.unblock(), point_doors_to(name):
        assert {State(state) for state in Case.objects.values_list("state", flat=True)} == set(State)
        assert {one.policy.name for one in Verdict.objects.select_related("policy")} == {policy.id}
        bureau = Organisation.objects.get(kind="bureau")
        assert (bureau.name, bureau.code) == (f"{policy.city_name}人力资源和社会保障局", policy.city)
        areas = set(Organisation.objects.filter(kind="employer").values_list("management_area", flat=True))
        assert areas <= set(policy.areas)


@pytest.mark.all
def test_no_page_of_the_city_says_what_is_kunmings(
    built: tuple[str, str], django_db_blocker: DjangoDbBlocker, stand_on: Callable[..., datetime]
) -> None:
    name, _ = built
    stand_on("06-03")
    seen = set()
    with django_db_blocker.unblock(), point_doors_to(name):
        for persona in personas.PERSONAS:
            browser = Client()
            browser.force_login(Account.objects.get(login=persona.login), backend=BACKEND)
            seen |= assert_of_another_city(crawl(browser, persona.opens))
    rooms = {
        "applicant-check",
        "employer-assess",
        "employer-file",
        "authority-case",
        "bureau-case",
        "bureau-organisation",
    }
    assert rooms <= seen
