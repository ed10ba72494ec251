"""Tags that keep templates short: the head of a table, its cells, a sentence over several lines."""

import pytest

from tests.web.shared.test_words import rendered

HEAD = '<th role="columnheader" scope="col">'


def test_the_columns_of_a_table_are_headed() -> None:
    row = f'{HEAD}单位</th>{HEAD}&lt;b&gt;</th>{HEAD}<span class="hidden">操作</span></th>'
    text = rendered('{% columns "单位" second unseen="操作" %}', second="<b>")
    assert text == f'<thead role="rowgroup"><tr role="row">{row}</tr></thead>'
    assert rendered('{% columns "单位" %}').count("<th ") == 1


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('{% cell "单位" %}\n  {{ one }} 二\n{% endcell %}', '<td role="cell" data-label="单位">&lt;i&gt; 二</td>'),
        ("{% cell %}<a>三</a>{% endcell %}", '<td role="cell" class="bare"><a>三</a></td>'),
        ("{% cell one %}\n  {% if no %}一{% endif %}\n{% endcell %}", '<td role="cell" data-label="&lt;i&gt;"></td>'),
    ],
)
def test_a_cell_says_its_column_escapes_and_has_no_white_space_at_its_edges(source: str, said: str) -> None:
    assert rendered(source, one="<i>") == said


def test_lines_are_joined_wherever_they_stand_and_values_are_left_alone() -> None:
    source = """{% join_lines %}
      一{% if yes %}
        二 <b>{{ value }}</b>WIDE
      {% endif %}
      三
    {% endjoin_lines %}。""".replace("WIDE", "\u3000")
    assert rendered(source, yes=True, value="四\n  <") == "一二 <b>四\n  &lt;</b>　三。"
    assert rendered(source, yes=False) == "一三。"
