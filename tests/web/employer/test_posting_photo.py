"""三（二） A7: a photo of the notice as it hangs, cleaned like every upload, bound to the notice of the unit that brings it."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web import lane_walks, walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from tests.web.walking import REASON, act
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.models import Case, Paper, Publicity

PAGE = "employer-posting-photo"


def photo(size: int = 7) -> SimpleUploadedFile:
    """A picture as a phone sends it."""
    return SimpleUploadedFile("公告栏.png", walking.picture(size), "image/png")


def fields(case: Case, **more: Any) -> dict[str, Any]:
    """What the form carries for one person."""
    fresh = Case.objects.get(pk=case.pk)
    return {"case": str(case.public_id), f"version-{case.public_id}": fresh.version} | more


def test_a_photo_is_bound_to_the_notice_and_another_takes_its_place(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.in_publicity(people)
    stand_on("03-04")
    assert "附上张贴的照片" in compact(wang_fang.get("employer-case", case.public_id))
    for size in (7, 8):
        done = compact(wang_fang.post(PAGE, **fields(case, file=photo(size))))
        assert done.count("1人附上了张贴公示的照片") == 1
    first, second = Paper.objects.filter(case=case, kind="publicity_photo").order_by("pk")
    assert (first.removed_at is not None, second.removed_at, second.pages) == (True, None, 1)
    assert Publicity.objects.get().photo_id == second.pk
    assert f"?paper={second.public_id}" in compact(wang_fang.get("employer-case", case.public_id))


def test_what_is_no_picture_or_nobodys_is_refused_in_words(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.in_publicity(people)
    stand_on("03-04")
    text = SimpleUploadedFile("公告栏.png", b"no picture", "image/png")
    assert wang_fang.post(PAGE, **fields(case, file=text)).status_code == 422
    nobody = wang_fang.post(PAGE, file=photo())
    assert (nobody.status_code, nobody.content.decode().count("请至少选一人")) == (422, 1)
    assert Publicity.objects.get().photo_id is None


def test_a_photo_of_what_does_not_hang_yet_is_taken_later(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.in_publicity(people)
    stand_on("03-01")
    assert "没有张贴着的公示" in compact(wang_fang.get(PAGE))
    assert "公示还没有张贴" in compact(wang_fang.post(PAGE, **fields(case, file=photo())))
    assert Publicity.objects.get().photo_id is None


def test_each_unit_brings_its_own_and_a_void_notice_shows_none(
    people: Cast, wang_fang: Browser, zhao_min: Browser, stand_on: Callable[..., Any]
) -> None:
    case = lane_walks.walk(people, *lane_walks.POSTED)
    stand_on("03-04")
    wang_fang.post(PAGE, **fields(case, file=photo(7)))
    zhao_min.post(PAGE, **fields(case, file=photo(8)))
    bound = dict(Publicity.objects.values_list("lane", "photo__uploaded_by"))
    assert bound == {"employer": people.wang_fang.person_id, "agency": people.zhao_min.person_id}
    case = lane_walks.object_to_it(Case.objects.get(pk=case.pk), people)
    click = act(case, people.zhao_min, moment("03-11"))
    settle_objection(case, outcome="upheld", conclusion=REASON, **click)
    assert Paper.objects.filter(kind="publicity_photo", removed_at=None).count() == 0


def test_a_stranger_brings_none(people: Cast, zhao_min: Browser, stand_on: Callable[..., Any]) -> None:
    case = walking.in_publicity(people)
    stand_on("03-04")
    assert zhao_min.post(PAGE, **fields(case, file=photo())).status_code == 422
    assert Publicity.objects.get().photo_id is None
