"""The demo city under another city's policies: what is fitted to them, and that it stands as Kunming's does."""

from collections.abc import Iterator
from datetime import date
from importlib import reload
from random import Random

import pytest
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.web.server import fill_database, point_doors_to
from zhicheng.policy.installed import find_latest_policy
from zhicheng.procedure.states import State
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Verdict
from zhicheng_web.cases.refusals.return_reasons import RETURN_REASONS, Fault, reasons_of
from zhicheng_web.demo import another_city, city, invented_facts, organisations, people, personas, walks
from zhicheng_web.people.models import Organisation

HANGZHOU, SHENZHEN = "hangzhou", "shenzhen"
ON = date(2026, 6, 3)
BUILT_FROM = (personas, organisations, invented_facts, people, walks, city)
"""What names firms, people and records when it is read, each after those it reads."""


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


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The small city of the other policy, in a database of its own; the modules are read again before and after."""
    with override_settings(CITY=HANGZHOU):
        another_city.find_other_policy.cache_clear()
        for module in BUILT_FROM:
            reload(module)
        least = len(list(city.plan_cases(Random(1), 0)))
        with (
            django_db_blocker.unblock(),
            fill_database("hangzhou", lambda: city.build_demo_city(ON, lambda words: None, least)) as (name, _),
        ):
            yield name
    another_city.find_other_policy.cache_clear()
    for module in BUILT_FROM:
        reload(module)


@pytest.mark.all
def test_the_city_stands_with_every_state_and_its_own_authorities(
    built: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock(), point_doors_to(built):
        assert {State(state) for state in Case.objects.values_list("state", flat=True)} == set(State)
        assert {one.policy.name for one in Verdict.objects.select_related("policy")} == {"hangzhou/2026"}
        bureau = Organisation.objects.get(kind="bureau")
        assert (bureau.name, bureau.code) == ("杭州市人力资源和社会保障局", "330100")
        areas = set(Organisation.objects.filter(kind="employer").values_list("management_area", flat=True))
        assert areas <= set(find_latest_policy(HANGZHOU).areas)
