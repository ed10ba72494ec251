"""Parts of pages that need more than an include: a clause as a link, a control, the heading of a check, weekdays."""

import re
from collections.abc import Mapping
from datetime import date

from django import template
from django.forms import BoundField
from django.template.base import TextNode
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from zhicheng.finding import Finding
from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web import clock
from zhicheng_web.portal.shared.forms import controls
from zhicheng_web.portal.shared.templatetags.zhicheng_words import WEEKDAYS
from zhicheng_web.portal.shared.words.check_headings import find_check_heading
from zhicheng_web.portal.shared.words.city_words import restate_here

register = template.Library()

LINE_END = re.compile(r"[ \t\r]*\n[ \t\r\n]*")


@register.simple_tag(name="clause")
def render_clause_link(address: str) -> SafeString:
    """A clause as a link to its page, its address exactly as printed here; several clauses (二（四）、二（五）) stay text.

    What rests on no clause (a busy system) shows none.
    """
    if not address:
        return SafeString("")
    address = restate_here(address)
    try:
        return format_html('<a class="clause" href="{}">{}</a>', reverse("notice-clause", args=[address]), address)
    except NoReverseMatch:
        return format_html('<span class="clause">{}</span>', address)


@register.simple_tag
def reason_length() -> int:
    """How many characters a reason has at least."""
    return MIN_REASON_LENGTH


@register.filter(name="control")
def render_control(widget: controls.Widget) -> SafeString:
    """An <input> of a list or of parts of a day."""
    return controls.render_input(widget)


@register.filter(name="named")
def name_check(key: str) -> str:
    """The heading of a check."""
    return find_check_heading(key, clock.today())


@register.filter
def remedy_of(finding: Finding | Mapping[str, str | None]) -> str:
    """What to do about a finding, of a guard or of the engine's answer; nothing where it passes."""
    result, remedy = (
        (finding["result"], finding["remedy"]) if isinstance(finding, Mapping) else (finding.result, finding.remedy)
    )
    return "" if str(result) == "pass" else restate_here(remedy or "")


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Whether a field is one box to tick, whose label stands behind it."""
    return field.widget_type == "checkbox"


@register.filter(name="in_fours")
def split_in_fours(secret: str) -> list[str]:
    """A long secret in pieces of four characters, as people read and type it."""
    return [secret[start : start + 4] for start in range(0, len(secret), 4)]


@register.filter(name="weekday")
def format_weekday(on: date) -> str:
    """The weekday of a date: 星期四."""
    return f"星期{WEEKDAYS[on.weekday()]}"


@register.filter
def is_day(value: object) -> bool:
    """Whether a value is a day, to be shown with its weekday."""
    return isinstance(value, date)


@register.simple_tag(name="columns")
def render_columns(*names: str, unseen: str = "") -> SafeString:
    """The head of a table whose rows become cards on a telephone: a column for each name, `unseen` for one without."""
    head = format_html_join("", '<th role="columnheader" scope="col">{}</th>', ((name,) for name in names))
    last = format_html('<th role="columnheader" scope="col"><span class="hidden">{}</span></th>', unseen)
    return format_html('<thead role="rowgroup"><tr role="row">{}{}</tr></thead>', head, last if unseen else "")


@register.simple_block_tag(name="cell", end_name="endcell")
def render_cell(content: str, column: str = "") -> SafeString:
    """A cell of such a table: its column stands before it where the row is a card; without one it stands alone.

    White space at its edges goes, so that a cell with nothing in it is empty (`td:empty`).
    """
    inside = mark_safe(content.strip(" \t\r\n"))  # the template's own, escaped where it was written
    if not column:
        return format_html('<td role="cell" class="bare">{}</td>', inside)
    return format_html('<td role="cell" data-label="{}">{}</td>', column, inside)


class JoinedLines(template.Node):
    """Lines that are one to the reader."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist
        for node in nodelist.get_nodes_by_type(TextNode):
            node.s = LINE_END.sub("", node.s)  # type: ignore[attr-defined]  # once, when the template is read

    def render(self, context: template.Context) -> SafeString:
        """The lines without what stood between them."""
        return self.nodelist.render(context)


@register.tag
def join_lines(parser: template.base.Parser, token: template.base.Token) -> JoinedLines:
    """A sentence over several lines of the template: Chinese has no space between words, so no line end may become one."""
    nodelist = parser.parse(("endjoin_lines",))
    parser.delete_first_token()
    return JoinedLines(nodelist)
