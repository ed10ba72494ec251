"""Lines of Chinese: never too wide, nothing lost, no line that begins or ends with the wrong mark."""

from hypothesis import given
from hypothesis import strategies as st

from zhicheng.cli.output.width import CLOSING_MARKS, OPENING_MARKS, make_printable, pad_text, width, wrap_text

SENTENCES = st.text(st.sampled_from("年月日满个工作，。、（）《》“”：；二四2016-03 abcé…✓"), max_size=120)
COLUMNS = st.integers(12, 100)


@given(SENTENCES, COLUMNS)
def test_no_line_is_too_wide_however_the_terminal_draws_it(text: str, columns: int) -> None:
    assert [line for line in wrap_text(text, columns) if width(line, ambiguous=2) > columns] == []


@given(SENTENCES, COLUMNS)
def test_nothing_is_lost_but_spaces(text: str, columns: int) -> None:
    assert "".join("".join(wrap_text(text, columns)).split()) == "".join(text.split())


def test_marks_stand_where_they_may() -> None:
    text = "现在还不能申报（二（二）4），公示从2026年3月2日到2026年3月9日，“信用中国（云南昆明）”网站打印。" * 3
    for columns in range(32, 101):
        lines = wrap_text(text, columns)
        assert [line for line in lines[1:] if line[0] in CLOSING_MARKS] == []
        assert [line for line in lines[:-1] if line[-1] in OPENING_MARKS] == []


@given(SENTENCES, COLUMNS)
def test_padded_text_is_as_wide_as_asked_or_as_the_text(text: str, columns: int) -> None:
    assert width(pad_text(text, columns)) == max(columns, width(text))


@given(st.text())
def test_what_is_printed_commands_nothing(text: str) -> None:
    assert make_printable(text).isprintable()
