"""The office's templates are laid out, and a layout moves nothing that a reader could see."""

import re
from pathlib import Path

import pytest

from tools.measuring import HOUSE
from tools.templates import __main__ as command
from tools.templates.display import FLEX
from tools.templates.layout import lay_out
from tools.templates.rules import LONGEST, find_faults
from tools.templates.scan import Unreadable

STYLES = "\n".join(path.read_text(encoding="utf-8") for path in HOUSE.glob("src/zhicheng_web/**/*.css"))
LONG = "申报人填写的内容和上传的材料都保留，可以随时接着填写；" * 2


def test_every_template_is_laid_out_and_keeps_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert (command.main(["--check"]), capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("一" * (LONGEST + 1), "有141个字符，最多140个；中文长句写在 join_lines 里分行"),
        ("<{% if one %}form{% else %}div{% endif %}>", "标签名不能由条件决定，请分成两个分支"),
        ("</h{{ level }}>", "标签名不能由条件决定，请分成两个分支"),
        ("{{ words|safe }}", "不能用 safe 或 autoescape 关闭转义"),
        ("{% autoescape off %}", "不能用 safe 或 autoescape 关闭转义"),
        ('{% if case.state == "proposed" %}', "不能在模板里比较状态，由页面给出是或否"),
        ('{% elif about.held_by != "employer" %}', "不能在模板里比较状态，由页面给出是或否"),
        ('{% if check.result in "fail later" %}', "不能在模板里比较状态，由页面给出是或否"),
    ],
)
def test_a_line_that_breaks_a_rule_is_named(line: str, sentence: str) -> None:
    assert list(find_faults(f"<p></p>\n{line}\n")) == [(2, sentence)]


@pytest.mark.parametrize(
    "line",
    [
        "一" * LONGEST,
        '<div{% if one %} class="bad"{% endif %}>',
        "{% if first.day == last.day %}{% endif %}",
        '{% if "kept" in request.session %}{% endif %}',
        '{% for one in lines %}{% include "safe.html" with word="in" %}{% endfor %}',
    ],
)
def test_what_is_like_a_fault_is_none(line: str) -> None:
    assert list(find_faults(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        f"<p>{LONG}</p>",
        f'<p>{LONG}{{% if phone %}}（{{{{ phone }}}}）{{% endif %}}<a href="/">{LONG}</a>{{% day last %}}</p>',
        f"<pre>{LONG * 2}\n  一\n</pre>",
        f'<textarea name="one">\n{LONG * 2}</textarea>',
    ],
)
def test_no_line_end_comes_into_a_sentence_or_where_white_space_is_content(line: str) -> None:
    def text(template: str) -> list[str]:
        return re.findall(r">([^<>]+)(?=<)", template)

    given, laid_out = text(line), text(lay_out(line))
    within = [one.strip(" \n") if "<p>" in line else one for one in laid_out]
    assert [one for one in within if one] == given


def test_an_element_that_does_not_fit_breaks_around_its_blocks() -> None:
    row = f"<tr><th>{LONG}一二</th><td>一</td></tr>"
    assert lay_out(row) == f"<tr>\n  <th>\n    {LONG}一二\n  </th>\n  <td>一</td>\n</tr>\n"
    assert lay_out("<tr><th>一</th><td>二</td></tr>") == "<tr><th>一</th><td>二</td></tr>\n"


def test_the_writers_line_breaks_stay_and_are_indented() -> None:
    assert lay_out("<ul>\n<li>一</li>\n\n\n<li>二</li></ul>") == "<ul>\n  <li>一</li>\n\n  <li>二</li>\n</ul>\n"


def test_attributes_that_do_not_fit_stand_one_to_a_line() -> None:
    many = " ".join(f'data-{name}="{"x" * 30}"' for name in ("one", "two", "three"))
    lines = lay_out(f'<input type="text" {many}{{% if one %}} checked{{% endif %}}>').splitlines()
    assert [line.strip() for line in lines] == [
        "<input",
        'type="text"',
        *many.split(),
        "{% if one %}checked{% endif %}>",
    ]


def test_between_letters_there_is_no_break_and_between_boxes_there_is() -> None:
    links = f'<a href="/one">{LONG}</a><a href="/two">二</a>'
    assert "</a><a" in lay_out(f"<p>{links}</p>")
    assert lay_out(f'<div class="actions">{links}</div>').splitlines()[-2] == '  <a href="/two">二</a>'
    assert "</h3><p>" in lay_out(f'<div class="say"><h3>一</h3><p>{LONG}{LONG}</p></div>')


def test_joined_lines_are_filled_like_a_paragraph() -> None:
    sentence = (
        f"{{% join_lines %}}{LONG}{{% if one %}}<b>{{{{ two }}}}</b>{{% endif %}}{LONG}　三 四{{% endjoin_lines %}}"
    )
    laid_out = lay_out(f"<p>{sentence}</p>")
    assert max(len(line) for line in laid_out.splitlines()) == 70
    assert re.sub(r"\n *", "", laid_out) == f"<p>{sentence}</p>"
    assert lay_out(laid_out) == laid_out


def test_a_cell_that_may_be_empty_stays_empty() -> None:
    cell = f"<td>{{% if one %}}{LONG}{LONG}{{% endif %}}</td>"
    assert re.search(r"<td>\s|\s</td>", lay_out(f"<tr>{cell}</tr>")) is None
    assert lay_out('<p class="said"></p>') == '<p class="said"></p>\n'


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ("<p>\n<b>一</p>", "2：没有在同一层关闭：<b>"),
        ("{% if one %}<p>{% endif %}</p>", "1：没有在同一层关闭：<p>"),
        ("<p></p>\n<{% if one %}p{% endif %}>", "2：这里不是完整的标签：<{% if one %}p{% endif %}>"),
    ],
)
def test_a_template_that_is_no_tree_is_refused_with_its_line(template: str, complaint: str) -> None:
    with pytest.raises(Unreadable, match=f"^{re.escape(complaint)}$"):
        lay_out(template)


def test_the_command_names_what_is_not_laid_out_and_lays_it_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "HOUSE", tmp_path)
    for name, text in (("one", "<ul>\n<li>一</li></ul>"), ("two", "<p>")):
        (tmp_path / f"src/templates/{name}.html").parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"src/templates/{name}.html").write_text(text, encoding="utf-8")
    broken = "✗ src/templates/two.html:1：没有在同一层关闭：<p>\n"
    assert (command.main(["--check"]), capsys.readouterr().out) == (
        1,
        f"✗ src/templates/one.html：没有排好版，请运行 ./zc format\n{broken}",
    )
    assert (command.main([]), capsys.readouterr().out) == (1, broken)
    assert (tmp_path / "src/templates/one.html").read_text(encoding="utf-8") == "<ul>\n  <li>一</li>\n</ul>\n"


@pytest.mark.parametrize("name", sorted(FLEX))
def test_what_the_layout_takes_for_a_box_is_one_in_the_stylesheets(name: str) -> None:
    shown = set(re.findall(rf"(?m)^ *\.{name} \{{[^}}]*display: (\w+)", STYLES)) | set(
        re.findall(rf"\{{ \.{name} \{{ display: (\w+)", STYLES)
    )
    assert shown <= {"flex", "grid", "none"} and shown & {"flex", "grid"}
