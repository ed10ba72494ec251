"""The words that somebody has written into a form, to be shown where the form itself cannot come back."""

import re

from django.http import HttpRequest

from zhicheng_web.portal.shared.steps import draft_recovery

LONG_NUMBER = re.compile(r"[\d*Xx-]{7,}")
"""A telephone, a number of identity."""


def list_typed_texts(request: HttpRequest) -> list[str]:
    """What somebody wrote, as against what they chose: whatever is not a word of ours; numbers of some length, too."""
    fields = (
        value.strip()
        for name, values in request.POST.lists()
        if draft_recovery.may_save_field(name)
        for value in values
    )
    return [value for value in fields if not value.isascii() or " " in value or LONG_NUMBER.fullmatch(value)]
