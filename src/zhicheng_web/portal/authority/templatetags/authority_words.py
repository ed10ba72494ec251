"""Words of the authority's templates: the engine's advice as a mark."""

from django import template
from django.utils.safestring import SafeString

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


@register.simple_tag
def advice(verdict: str) -> SafeString:
    """The engine's verdict: shape, word, colour."""
    return mark(*ADVICE[verdict])
