"""Contents are read as operations, whatever their writing; what is none is passed over."""

import pytest

from zhicheng_web.cases.papers.uploads.reader.jpeg_marks import read_jpeg_shape
from zhicheng_web.cases.papers.uploads.reader.rebuild.font_programs import rebuild_character_map, rebuild_sfnt
from zhicheng_web.cases.papers.uploads.reader.rebuild.operations import OperationReader, mend_number


@pytest.mark.parametrize(
    ("contents", "operations"),
    [
        (b"1 .5 -2. +3 re", [(b"re", [b"1", b".5", b"-2.", b"+3"])]),
        (b"1 --2 3.-4 l", [(b"l", [b"1", b"-2", b"3."])]),
        (b"/F#31 12 Tf(a\\)(b)c)Tj", [(b"Tf", [b"/F#31", b"12"]), (b"Tj", [b"(a\\)(b)c)"])]),
        (b"[(a)-3<61>]TJ", [(b"TJ", [[b"(a)", b"-3", b"<61>"]])]),
        (b"/P<</A[1]/B(x)>>BDC EMC", [(b"BDC", [b"/P", [b"1"], b"/B", b"(x)", [b"<<"]]), (b"EMC", [])]),
        (b"q % q q\rQ", [(b"q", []), (b"Q", [])]),
        (b"q (never closed", [(b"q", [])]),
        (b"q (never (closed)", [(b"q", [])]),
        (b"q > ) } ] >> Q", [(b"q", []), (b"Q", [[], [b"<<"]])]),
        (b"q <xyz> Q", [(b"q", []), (b"xyz", []), (b"Q", [])]),
        (b"", []),
    ],
    ids=repr,
)
def test_operations_are_read(contents: bytes, operations: list[tuple[bytes, list[object]]]) -> None:
    assert [(one.operator, one.operands) for one in OperationReader(contents).read_all()] == operations


def test_a_picture_within_contents_ends_where_text_begins_again() -> None:
    pixels = b"ab EI \xff\x00\xfe\x01 cd"
    read = list(OperationReader(b"q BI /W 9 ID " + pixels + b"\nEI Q 1 0 0 rg").read_all())
    assert [(one.operator, one.data) for one in read] == [(b"q", b""), (b"BI", pixels), (b"Q", b""), (b"rg", b"")]


@pytest.mark.parametrize(
    ("word", "number"),
    [(b"--5", b"-5"), (b"1.-2", b"1."), (b"1.2.3", b"1.2"), (b"+-7", b"7"), (b"5-", b"5"), (b"re", b""), (b"1e5", b"")],
    ids=repr,
)
def test_odd_numbers_are_read_as_they_are_meant(word: bytes, number: bytes) -> None:
    assert mend_number(word) == number


def test_a_map_of_characters_says_how_many_entries_it_has() -> None:
    text = b"begincmap /X 9 def 2 beginbfrange <01> <02> [<0041> <0042>] <03> <04> <0043> endbfrange /Owner (x) endcmap"
    assert b"2 beginbfrange\n<01> <02> [ <0041> <0042> ] <03> <04> <0043>\nendbfrange" in rebuild_character_map(text)
    assert b"Owner" not in rebuild_character_map(text)


def test_a_font_of_broken_tables_is_no_error() -> None:
    assert rebuild_sfnt(b"\0\1\0\0\xff\xff" + bytes(6) + b"x" * 40) == b""
    assert len(rebuild_sfnt(b"\0\1\0\0\0\1" + bytes(6) + b"head" + b"\xff" * 12)) == 28


def test_the_marks_of_a_jpeg_are_walked_to_its_end() -> None:
    frame = b"\xff\xc2\0\x0b\x08" + (300).to_bytes(2) + (400).to_bytes(2) + b"\1\0\0\0"
    scan = b"\xff\xda\0\x08\1\0\0\0\0\0 data \xff\x00 more "
    assert read_jpeg_shape(b"\xff\xd8" + frame + scan * 3 + b"\xff\xd9") == (400, 300, 1, 3)
    assert read_jpeg_shape(b"\xff\xd8\xff") == (0, 0, 0, 0)
