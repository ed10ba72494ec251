"""Words of the employer's templates: the engine's advice as a mark, the address of a row's next act."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from zhicheng_web.portal.employer.desk import Row
from zhicheng_web.portal.shared.templatetags.zhicheng_words import mark

register = template.Library()

ADVICE = {
    "eligible": ("pass", ""),
    "review": ("review", ""),
    "incomplete": ("unknown", ""),
    "not_yet": ("later", ""),
    "not_eligible": ("fail", ""),
    "out_of_scope": ("not_applicable", "不在本通知范围"),
    "": ("unknown", ""),
}
SEVERAL = ("employer-publicity", "employer-file", "employer-close")
"""Pages that take several cases, by ?case=."""


@register.simple_tag
def advice(verdict: str) -> SafeString:
    """The engine's verdict: shape, word, colour."""
    return mark(*ADVICE[verdict])


@register.simple_tag
def go(row: Row) -> str:
    """Where the one next act of a row is done."""
    if row.pile.page in SEVERAL:
        return f"{reverse(row.pile.page)}?case={row.case.public_id}"
    return reverse(row.pile.page, args=[row.case.public_id])
