"""Words of the templates: icons, marks of results, days with their weekday, what a form must carry to act once."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import template
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from zhicheng.workdays.days import as_date
from zhicheng.workdays.words import format_day_in_year
from zhicheng_web.clock import KUNMING
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.words.verdict_headline import RESULTS as VERDICTS
from zhicheng_web.portal.shared.words.verdict_headline import WORDS

register = template.Library()

ICON = '<svg class="i" width="20" height="20" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>'
RESULTS = {
    "pass": ("pass", "满足"),
    "later": ("later", "时间未到"),
    "fail": ("fail", "未满足"),
    "review": ("review", "需人工判断"),
    "unknown": ("unknown", "待核实"),
    "not_applicable": ("na", "不适用"),
}
WEEKDAYS = "一二三四五六日"


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite, always beside a word."""
    return format_html(ICON, name)


@register.simple_tag
def mark(result: str, word: str = "") -> SafeString:
    """The mark of a result: shape, word and colour."""
    short, usual = RESULTS[str(result)]
    return format_html('<span class="mark" data-r="{}">{}{}</span>', short, icon(short), word or usual)


@register.simple_tag
def advice(verdict: str) -> SafeString:
    """The engine's verdict on a case, as a mark; empty before it was asked."""
    outside = WORDS["out_of_scope"] if verdict == "out_of_scope" else ""
    return mark(VERDICTS.get(verdict, "unknown"), outside)


@register.filter
def r(result: str) -> str:
    """A result as the stylesheet calls it."""
    return RESULTS[str(result)][0]


@register.simple_tag
def day(value: date | datetime | int | None, form: str = "full") -> SafeString:
    """A day for people: 2026年6月18日（星期四）. "short": 6月18日; "year": 2026年6月18日; "month": 6月;
    "clock": 6月18日10:32. Takes day numbers too.
    """
    return said_day(on_day(value), form, value) if value is not None else mark_safe("")


def on_day(value: date | datetime | int | None) -> date:
    """The day, in Kunming."""
    if isinstance(value, datetime):
        return value.astimezone(KUNMING).date()
    return as_date(value) if isinstance(value, int) else value  # type: ignore[return-value]


def said_day(on: date, form: str, value: Any) -> SafeString:
    """The element of a day."""
    short = format_day_in_year(on)
    if form == "short":
        return format_html('<time datetime="{}">{}</time>', on.isoformat(), short)
    if form == "year":
        return format_html('<time datetime="{}">{}年{}</time>', on.isoformat(), on.year, short)
    if form == "month":
        return format_html('<time datetime="{}">{}月</time>', f"{on:%Y-%m}", on.month)
    if form == "clock":
        moment = value.astimezone(KUNMING)
        return format_html('<time datetime="{}">{}{}</time>', moment.isoformat(), short, f"{moment:%H:%M}")
    words = '<time datetime="{}">{}年{}<wbr><span>（星期{}）</span></time>'
    return format_html(words, on.isoformat(), on.year, short, WEEKDAYS[on.weekday()])


@register.filter
def said(value: Any) -> Any:
    """A date as a day for people, anything else as it is."""
    return day(value) if isinstance(value, date) else value


@register.simple_tag(takes_context=True)
def act(context: template.Context, version: int | None = None) -> SafeString:
    """What a form that acts must carry: the token, for whom it was made, a key by which the act happens once, the version
    that was seen.
    """
    request = context["request"]
    fields = {"csrfmiddlewaretoken": get_token(request), "who": draft_recovery.account(request), "key": str(uuid4())}
    fields |= {} if version is None else {"version": str(version)}
    return mark_safe("".join(hidden(name, value) for name, value in fields.items() if value is not None))


def hidden(name: str, value: object) -> SafeString:
    """A hidden field."""
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)
