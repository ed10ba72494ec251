"""Who applies again: what was told last time is offered, waits to be looked at, and is confirmed page by page."""

from tests.web import walking
from tests.web.applicant.test_filling import HTMX, now
from tests.web.cast import Cast
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from zhicheng_web.cases.models import Case


def begun(people: Cast, li_yun: Browser, **fields: str) -> Case:
    """A new application, after one that was withdrawn."""
    answer = li_yun.post("applicant-start", employer=str(people.firm.public_id), **fields)
    assert answer.status_code == 303
    return Case.objects.latest("pk")


def states(li_yun: Browser, case: Case) -> dict[str, str]:
    """How each task stands, in the words of the list."""
    groups = li_yun.get("applicant-tasks", case.public_id).context["groups"]
    return {line.row.task.slug: line.word for _, lines in groups for line in lines}


def test_it_is_offered_and_may_be_left(people: Cast, li_yun: Browser) -> None:
    assert "带入上次" not in li_yun.get("applicant-start", q="滇池").content.decode(), "nobody has applied before"
    former = walking.take_back(people)
    page = li_yun.get("applicant-start", q="滇池")
    assert f'name="former" value="{former.public_id}" checked' in page.content.decode()
    case = begun(people, li_yun)
    assert (case.facts, case.brought) == ({}, [])


def test_a_form_that_comes_back_keeps_the_tick(people: Cast, li_yun: Browser) -> None:
    former = walking.take_back(people)
    ticked = f'name="former" value="{former.public_id}" checked'
    said: tuple[tuple[dict[str, str], bool], ...] = (({"former": str(former.public_id)}, True), ({}, False))
    for fields, stays in said:
        page = li_yun.post("applicant-start", q="滇池", **fields)
        assert (ticked in page.content.decode(), "请先查找并选择" in page.content.decode()) == (stays, True)


def test_a_second_press_opens_one_application(people: Cast, li_yun: Browser) -> None:
    former = walking.take_back(people)
    fields = {"former": str(former.public_id), "key": "5f0c1f0e-5d3c-4a39-8a2e-0d6c6a6c2f11"}
    first = begun(people, li_yun, **fields)
    assert (begun(people, li_yun, **fields).pk, Case.objects.count()) == (first.pk, 2)


def test_every_part_waits_and_is_confirmed_on_its_page(people: Cast, li_yun: Browser) -> None:
    former = walking.take_back(people)
    walking.rewrite(former, facts=walking.FACTS | {"titles": [], "skills": [], "licences": []})
    rewrite(type(former.person).objects.filter(pk=former.person_id), phone="13800002046")
    case = begun(people, li_yun, former=str(former.public_id))
    waiting = ("identity", "education", "held", "work", "insurance", "post", "summary", "target")
    assert [slug for slug, word in states(li_yun, case).items() if word == "待核对"] == list(waiting)
    for slug in ("education", "held", "work", "insurance"):
        page = li_yun.get(f"applicant-{slug}", case.public_id).content.decode()
        assert ("这些是从上次申报，或从已登记的职称带入的" in page, page.count("核对无误，继续")) == (True, 2)
        li_yun.post(f"applicant-{slug}", case.public_id, version=now(case).version, done="1")
        assert states(li_yun, case)[slug] == "已完成"
        assert "核对无误" not in li_yun.get(f"applicant-{slug}", case.public_id).content.decode()
    for slug in ("identity", "post", "summary", "target"):
        forms = li_yun.get(f"applicant-{slug}", case.public_id).context["forms"]
        shown = {field.html_name: field.value() for form in forms for field in form if field.value() not in (None, "")}
        li_yun.post(f"applicant-{slug}", case.public_id, version=now(case).version, done="1", **shown)
        assert states(li_yun, case)[slug] == "已完成"
    assert (now(case).brought, now(case).facts) == ([], now(former).facts)


def test_a_part_that_was_changed_still_waits_for_the_whole_page(people: Cast, li_yun: Browser) -> None:
    former = walking.take_back(people)
    case = begun(people, li_yun, former=str(former.public_id))
    li_yun.post("applicant-item-remove", case.public_id, "insurance", "1", version=case.version)
    assert (now(case).facts["insurance"], states(li_yun, case)["insurance"]) == ([], "待核对")


def test_typing_that_saves_itself_confirms_nothing(people: Cast, li_yun: Browser) -> None:
    case = begun(people, li_yun, former=str(walking.take_back(people).public_id))
    li_yun.post("applicant-target", case.public_id, version=case.version, specialty="机械制造", headers=HTMX)
    assert (now(case).facts["target"]["specialty"], "target" in now(case).brought) == ("机械制造", True)
