"""Words of the templates: icons, marks of results, days with their weekday, what a form must carry to act once."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import uuid4

from django import template
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from zhicheng.words.results import RESULT_NAMES, VERDICT_NAMES, VERDICT_RESULTS
from zhicheng.workdays.days import as_date
from zhicheng.workdays.words import format_day_in_year
from zhicheng_web.cases.engine.calendars import mark_provisional
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.due_dates import mark_provisional_due
from zhicheng_web.clock import KUNMING
from zhicheng_web.portal.shared.calendar.publicity_calendar import PublicityDay
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.words.city_words import restate_here
from zhicheng_web.portal.shared.words.near_days import format_moment, format_near_day

register = template.Library()

ICON_HTML = '<svg class="i" width="20" height="20" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>'
SHORT_STYLES = {"not_applicable": "na"}
"""Results that the stylesheet calls otherwise than the engine."""
WEEKDAYS = "一二三四五六日"


@register.filter(name="here")
def restate_for_city(words: str | None) -> str:
    """A sentence of the programs, such as a guard's, in the words of this city."""
    return restate_here(words or "")


@register.simple_tag(name="icon")
def render_icon(name: str) -> SafeString:
    """An icon of the sprite, always beside a word."""
    return format_html(ICON_HTML, name)


@register.simple_tag(name="mark")
def render_result_mark(result: str, word: str = "") -> SafeString:
    """The mark of a result: shape, word and colour."""
    style = find_result_style(result)
    mark = '<span class="mark" data-r="{}">{}{}</span>'
    return format_html(mark, style, render_icon(style), word or RESULT_NAMES[str(result)])


@register.simple_tag(name="advice")
def render_advice_mark(verdict: str) -> SafeString:
    """The engine's verdict on a case, as a mark; empty before it was asked."""
    return render_result_mark(VERDICT_RESULTS.get(verdict, "unknown"), VERDICT_NAMES.get(verdict, ""))


@register.filter(name="r")
def find_result_style(result: str) -> str:
    """A result as the stylesheet calls it."""
    return SHORT_STYLES.get(str(result), str(result))


@register.simple_tag(name="day")
def render_day(value: date | datetime | int | None, form: str = "full") -> SafeString:
    """A day for people: 2026年6月18日（星期四）. "short": 6月18日; "year": 2026年6月18日; "month": 6月;
    "clock": 6月18日10:32. The short ones carry their year where it is not this one; "in_year", beside a day that does, never.
    Takes day numbers too.
    """
    if isinstance(value, datetime) and form == "clock":
        return render_moment(value.astimezone(KUNMING))
    return render_time_element(convert_to_date(value), form) if value is not None else mark_safe("")


@register.simple_tag(name="counted")
def render_counted_day(value: date | int | None, form: str = "full") -> SafeString:
    """A day found by counting working days, as `day` has it; 暂定 where its year is not arranged yet (三（二）)."""
    if value is None:
        return mark_safe("")
    return format_html("{}{}", render_day(value, form), mark_provisional(convert_to_date(value)))


@register.simple_tag(name="provisional_note")
def render_provisional_note(cells: Sequence[PublicityDay]) -> SafeString:
    """Below a publicity day by day: why some of its days are not certain; nothing where all are."""
    notes = "".join(dict.fromkeys(one.note for one in cells))
    return format_html('<p class="small hint">虚线的日子暂定：{}</p>', notes) if notes else mark_safe("")


@register.filter(name="counted_or_text")
def render_if_counted_date(value: object) -> object:
    """A date as a counted day, anything else as it is."""
    return render_counted_day(value) if isinstance(value, date) else value


@register.simple_tag(name="due")
def render_due_day(case: Case, form: str = "full") -> SafeString:
    """The day by which the holder of a case acts, as `counted` has it."""
    return format_html("{}{}", render_day(case.due_on, form), mark_provisional_due(case))


def convert_to_date(value: date | datetime | int) -> date:
    """A date; of a moment the day in Kunming, of a day number its date."""
    if isinstance(value, datetime):
        return value.astimezone(KUNMING).date()
    return as_date(value) if isinstance(value, int) else value


def render_time_element(on: date, form: str) -> SafeString:
    """A day as an element that machines can read too, in one of the forms of `render_day`."""
    short = format_day_in_year(on)
    if form in ("short", "in_year"):
        words = short if form == "in_year" else format_near_day(on)
        return format_html('<time datetime="{}">{}</time>', on.isoformat(), words)
    if form == "year":
        return format_html('<time datetime="{}">{}年{}</time>', on.isoformat(), on.year, short)
    if form == "month":
        return format_html('<time datetime="{}">{}月</time>', f"{on:%Y-%m}", on.month)
    full = '<time datetime="{}">{}年{}<wbr><span>（星期{}）</span></time>'
    return format_html(full, on.isoformat(), on.year, short, WEEKDAYS[on.weekday()])


def render_moment(moment: datetime) -> SafeString:
    """A moment of Kunming with its time."""
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), format_moment(moment))


@register.filter(name="day_or_text")
def render_if_date(value: object) -> object:
    """A date as a day for people, anything else as it is."""
    return render_day(value) if isinstance(value, date) else value


@register.simple_tag(takes_context=True, name="act")
def render_action_fields(context: template.Context, version: int | None = None) -> SafeString:
    """What a form that acts must carry: the token, for whom it was made, a key by which the act happens once, the version
    that was seen.
    """
    request = context["request"]
    fields = {
        "csrfmiddlewaretoken": get_token(request),
        "who": draft_recovery.hash_account(request),
        "key": str(uuid4()),
    }
    fields |= {} if version is None else {"version": str(version)}
    return mark_safe("".join(render_hidden_field(name, value) for name, value in fields.items() if value is not None))


def render_hidden_field(name: str, value: object) -> SafeString:
    """A field of a form that nobody sees, its value escaped."""
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)
