"""Which name, telephone and address, and which mark and icon, stands under which label, on each page, for whom, in which scene.

Every organisation and person of the cast gets words that occur nowhere else; the firm and the applicant are called what a
hostile person would be called. A line of the golden files is a label and words; behind it the scenes in which it is seen.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest

from tests.web import asking, walking
from tests.web.cast import Cast
from tests.web.golden_files import compare_scene
from tests.web.past_guards import rewrite
from tests.web.transcript import list_blocks
from tests.web.visitors import SIDES
from tools.zc.checkout import CHECKOUT
from zhicheng_web.access import OfficePage
from zhicheng_web.people.models import Organisation, Person

LATE_MONTH = deepcopy(walking.FACTS)
LATE_MONTH["insurance"] = [walking.FACTS["insurance"][0] | {"late": True}]
HOSTILE = "<b>&\"'"
SCENES = {
    "draft": (walking.draft, "02-05"),
    "submitted": (walking.submitted, "03-20"),
    "returned_to_applicant": (walking.returned_to_applicant, "02-05"),
    "left_employer": (walking.left, "02-05"),
    "objection_open": (walking.objected, "03-06"),
    "publicity_closed": (walking.closed, "03-10"),
    "in_examination": (walking.in_examination, "06-05"),
    "in_question": (walking.in_examination, "03-12"),
    "returned_to_employer": (walking.returned_to_employer, "03-13"),
    "proposed": (walking.proposed, "03-12"),
    "recognised": (walking.recognised, "03-14"),
    "refused": (walking.refused, "03-14"),
    "revoked": (walking.revoked, "04-02"),
}
"""A case, looked at on this day of 2026. In March the employer is late with what was submitted, in June the examination is
late. In question: the facts ask something of the examiner.
"""
EVERY_RUN = {"in_examination", "returned_to_applicant", "revoked"}
"""With the authority, with the applicant, and ended; the other scenes are for `./zc test --all`."""
WHOLE = "in_examination"
"""In this scene everybody asks for every page; in the others those with a side in the case ask for its pages and lists."""
STRANGERS = ("zhao_min", "guandu_examiner")
LISTS = ("applicant-home", "applicant-messages", "authority-queue", "authority-done", "bureau-cases", "employer-done",
         "employer-file", "employer-publicity", "employer-queue")  # fmt: skip
ON_EVERY_PAGE = ("页眉", "页脚")
OFFICES = ("firm", "other_firm", "wuhua", "guandu", "bureau")
ALWAYS_ANOTHER = re.compile(
    r"(?<=编号)是?[0-9A-F]{8}|(?<=校验码)[A-Z2-7]{4}-[A-Z2-7]{4}|(?<=·)[0-9a-f]{12}|(?<=页，)[\d.]+ (?:字节|KB)"
)
"""The number of a case, the check code of a printing, the hash of an entry, the size of a paper as it was written anew."""
UNESCAPED = re.compile(r"\|\s*safe|autoescape")


def give_names(people: Cast) -> dict[str, str]:
    """Names, telephones and addresses that occur nowhere else; what each stands for. Whoever acts is called so at the act."""
    found: dict[str, str] = {}
    for number, role in enumerate(OFFICES, 1):
        about = {
            "name": f"独名{number}号{HOSTILE if role == 'firm' else ''}单位",
            "phone": f"0871-{number}990077",
            "address": f"独址{number}号",
        }
        rewrite(Organisation.objects.filter(pk=getattr(people, role).pk), **about)
        found |= {words: f"{{{role}.{what}}}" for what, words in about.items()}
    for number, role in enumerate(SIDES, 1):
        about = {"name": f"独姓{number}{HOSTILE if role == 'li_yun' else ''}某", "phone": f"139{number}8807766"}
        rewrite(Person.objects.filter(pk=getattr(people, role).person_id), **about)
        found |= {words: f"{{{role}.{what}}}" for what, words in about.items()}
    return found


def replace_names(names: Mapping[str, str], words: str) -> str:
    """Words with what each name stands for in its place."""
    for name, role in names.items():
        words = words.replace(name, role)
    return ALWAYS_ANOTHER.sub("…", words)


def list_lines(names: Mapping[str, str], page: str) -> Iterator[tuple[str, str]]:
    """The lines of a page that have a name, and those that have a mark or an icon, each with the file it belongs to."""
    for block in list_blocks(page):
        label, text = (replace_names(names, part) for part in block)
        if "{" in text:
            yield "names", f"{label}: {text}"
        if "[" in block.text or "〔i-" in block.text:
            yield "marks", f"{label}: {text}"


def look(people: Cast, scene: str, on: Callable[..., Any]) -> Iterator[tuple[str, str, str, str]]:
    """The lines of every page in one scene: file, who, page, line; and nothing hostile comes through."""
    walk, day = SCENES[scene]
    names = give_names(people)
    case = walk(people)
    on(day)
    for who in SIDES if scene == WHOLE else [one for one in SIDES if one not in STRANGERS]:
        for asked in asking.ask(people, case, who, lambda page: scene == WHOLE or is_of_case(page)):
            if asked.answer.status_code == 200 and asked.answer["Content-Type"].startswith("text/html"):
                page = asked.answer.content.decode()
                assert (HOSTILE in page, "&amp;lt;" in page, "&amp;amp;" in page) == (False, False, False), asked.page
                for file, line in list_lines(names, page):
                    yield file, who, "*" if line.startswith(ON_EVERY_PAGE) else asked.page.name, line


def is_of_case(page: OfficePage) -> bool:
    """Whether a page shows a case, or some of them."""
    return page.name in LISTS or bool(page.entry and page.entry.of)


def list_scenes() -> list[Any]:
    """The scenes, and when each is looked at."""
    return [pytest.param(one, marks=() if one in EVERY_RUN else pytest.mark.all) for one in SCENES]


@pytest.mark.parametrize("scene", list_scenes())
def test_every_name_and_every_mark_stands_where_it_was(
    people: Cast, stand_on: Callable[..., Any], scene: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if scene == "in_question":
        monkeypatch.setattr(walking, "FACTS", LATE_MONTH)
    lines = list(look(people, scene, stand_on))
    for file in ("names", "marks"):
        compare_scene(file, scene, {(who, page, line) for its, who, page, line in lines if its == file})


def test_no_template_shows_words_unescaped() -> None:
    templates = {path: path.read_text(encoding="utf-8") for path in (CHECKOUT / "src" / "zhicheng_web").rglob("*.html")}
    assert [path.name for path, text in templates.items() if UNESCAPED.search(text)] == []
    assert len(templates) > 100
