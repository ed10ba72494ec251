"""Papers are set in a process of its own: whole, the same again for the same data, and never with a character missing."""

import re
import signal
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings

from tests.web.papers.form_samples import LONG, ORDINARY, RARE_NAME
from zhicheng_web.cases.papers.typesetting import faces, set_paper
from zhicheng_web.cases.papers.typesetting.character_maps import UnreadableFont, read_characters
from zhicheng_web.cases.papers.typesetting.faces import FREE_FONTS, MissingCharacter, find_package_folder
from zhicheng_web.cases.papers.typesetting.kinds.recognition_form import RecognitionForm
from zhicheng_web.cases.papers.typesetting.set_paper import CharactersMissing, PaperNotSet
from zhicheng_web.checks.fonts import check_fonts_are_there

FOOT = 25 / 297
"""The part of a page, from below, that belongs to its foot."""


@pytest.fixture(autouse=True)
def home(rooms: None) -> None:
    """The folder in which slots lie."""


@pytest.fixture
def fresh_process() -> Iterator[None]:
    """Nobody waits with what was read before."""
    end_processes()
    yield
    end_processes()


def end_processes() -> None:
    """End those that wait."""
    while set_paper.IDLE:
        set_paper.IDLE.pop().end()


def print_form(form: RecognitionForm) -> bytes:
    """A form as PDF."""
    return set_paper.set_paper(form).pdf


def read_pages(pdf: bytes) -> list[str]:
    """The text of each page, without what parts words."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return pages


def test_the_form_is_whole_and_an_archive_can_keep_it() -> None:
    made = set_paper.set_paper(ORDINARY)
    text = "".join(read_pages(made.pdf))
    for said in ("李云", "11010519491231002X", "2026年第1号", "机械设计员", "完成三台泵的设计", "公告栏", "K7QM-2XWD"):
        assert said in text
    assert b'pdfaid:part="2"' in made.pdf or b"<pdfaid:part>2</pdfaid:part>" in made.pdf
    assert (made.renderer, len(made.data_digest), len(made.layout_digest)) == ("typst 0.15.2", 64, 64)


def test_the_same_data_give_the_same_bytes_in_another_process(fresh_process: None) -> None:
    first = set_paper.set_paper(ORDINARY)
    end_processes()
    assert set_paper.set_paper(ORDINARY) == first
    assert set_paper.set_paper(replace(ORDINARY, copy=2)).data_digest != first.data_digest


def test_a_long_form_goes_on_over_pages_and_nothing_is_clipped() -> None:
    pdf = print_form(LONG)
    pages = read_pages(pdf)
    text = "".join(pages)
    assert (len(pages), RARE_NAME in text) == (10, True)
    assert text.count("解决了叶轮汽蚀的问题") == 75
    assert text.count("独立完成泵站改造一项") == 20
    assert all(f"云南第{place}机械设备" in text for place in range(1, 13))
    assert all(f"第{place}页共10页" in page for place, page in enumerate(pages, 1))
    assert list_letters_below(pdf, FOOT) == set()


def list_letters_below(pdf: bytes, part: float) -> set[str]:
    """What stands in the foot of pages and is none of it: letters larger than the foot's own."""
    document = pypdfium2.PdfDocument(pdf)
    found: set[str] = set()
    for page in document:
        text = page.get_textpage()
        for place in range(text.count_chars()):
            _, bottom, _, top = text.get_charbox(place)
            if top < page.get_height() * part and top - bottom > 8:
                found.add(text.get_text_range(place, 1))
    document.close()
    return found


def test_a_draft_says_so_on_each_page() -> None:
    pages = read_pages(print_form(replace(ORDINARY, draft=True)))
    assert [page.count("草稿") > 0 for page in pages] == [True] * len(pages)


def test_what_no_font_can_draw_is_named_before_anything_is_set() -> None:
    odd = replace(ORDINARY, person=replace(ORDINARY.person, name="杨\ue863"), summary="好😀")
    with pytest.raises(CharactersMissing) as refused:
        print_form(odd)
    assert refused.value.missing == [MissingCharacter("person.name", "\ue863"), MissingCharacter("summary", "😀")]
    assert "U+E863" in str(refused.value)


def test_what_is_typed_is_never_run() -> None:
    text = "".join(read_pages(print_form(replace(ORDINARY, summary='#read("/etc/passwd") *粗* $x$'))))
    assert '#read("/etc/passwd")*粗*$x$' in text


def test_fonts_that_are_not_there_stop_the_start_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_fonts_are_there(None) == []
    monkeypatch.setattr(faces, "find_package_folder", lambda package: None)
    (found,) = check_fonts_are_there(None)
    assert (found.id, "NotoSerifSC-Regular.otf" in found.msg) == ("zhicheng_web.E017", True)
    assert "pip install" in str(found.hint)


def test_a_layout_of_the_bureau_takes_the_place_of_ours(fresh_process: None) -> None:
    folder = Path(settings.HOME) / "papers-layout" / "layouts"
    folder.mkdir(parents=True)
    ours = set_paper.set_paper(ORDINARY)
    end_processes()
    own = folder / "recognition_form.typ"
    own.write_text(
        '#import "lib.typ": *\n#set document(title: "表", date: issued-at)\n#set text(font: faces.song)\n本局的表'
    )
    theirs = set_paper.set_paper(ORDINARY)
    own.unlink()
    assert (read_pages(theirs.pdf), theirs.layout_digest != ours.layout_digest) == (["本局的表"], True)


def test_a_process_that_was_ended_while_it_waited_is_replaced(fresh_process: None) -> None:
    print_form(ORDINARY)
    (process,) = set_paper.IDLE
    process.process.send_signal(signal.SIGKILL)
    process.process.wait()
    assert print_form(ORDINARY).startswith(b"%PDF")


def test_a_process_has_as_many_threads_on_any_machine(fresh_process: None) -> None:
    print_form(ORDINARY)
    (process,) = set_paper.IDLE
    surroundings = Path(f"/proc/{process.process.pid}/environ").read_bytes().split(b"\0")
    assert {b"RAYON_NUM_THREADS=2", b"MALLOC_ARENA_MAX=2"} <= set(surroundings)


def test_a_paper_that_comes_to_no_end_is_given_up(fresh_process: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_paper, "SETTING_SECONDS", 0.0)
    with pytest.raises(PaperNotSet):
        print_form(ORDINARY)
    assert set_paper.IDLE == []


def test_characters_are_read_from_the_font_itself() -> None:
    (serif, _), folder = FREE_FONTS["pylopdf_fonts_zh_cn"], find_package_folder("pylopdf_fonts_zh_cn")
    assert folder is not None
    drawn = read_characters(folder / serif)
    assert [ord(one) in drawn for one in "云䶮㛃\ue863😀"] == [True, True, True, False, False]
    with pytest.raises(UnreadableFont):
        read_characters(Path(__file__))


def build_old_font() -> bytes:
    """A font with a table of format 4: 云 and 了 by their glyphs, 亖 with none, A to C by a difference."""
    segments = [(0x41, 0x43, 1, 0), (0x4E86, 0x4E91, 0, 4), (0xFFFF, 0xFFFF, 1, 0)]
    columns = [struct.pack(">3H", *column) for column in zip(*segments, strict=True)]
    starts, ends, deltas, offsets = columns
    glyphs = struct.pack(">12H", 7, *[0] * 10, 8)
    table = struct.pack(">7H", 4, 0, 0, 6, 0, 0, 0) + ends + b"\0\0" + starts + deltas + offsets + glyphs
    head = struct.pack(">2H2HI", 0, 1, 3, 1, 12)
    return b"\0\1\0\0" + struct.pack(">4H", 1, 0, 0, 0) + b"cmap" + struct.pack(">3I", 0, 28, 0) + head + table


def test_characters_of_an_old_font_are_those_with_a_glyph(tmp_path: Path) -> None:
    file = tmp_path / "old.ttf"
    file.write_bytes(build_old_font())
    assert "".join(map(chr, sorted(read_characters(file)))) == "ABC了云"
