"""Cases that are over, found by what stands on a paper: 认定号, 申报编号, 校验码; or by a name (三（四）)."""

import re
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import ExtractYear

from zhicheng_web.cases.models import PrintedPaper, Recognition
from zhicheng_web.cases.read.queries import match_particulars
from zhicheng_web.ledger.chain import KUNMING

RECOGNITION_NUMBER: Final = re.compile(r"(?:(\d{4})年)?第?\s*(\d{1,8})\s*号")
"""2026年第1号, 第1号, 1号: as `Recognition.formatted_number` writes it, with or without its year."""
CASE_NUMBER: Final = re.compile(r"[0-9A-Fa-f]{8}")
CHECK_CODE: Final = re.compile(r"([A-Z2-7]{4})-?([A-Z2-7]{4})")
"""As `add_check_code` writes it, the stroke left out or not."""


def match_closed_case(words: str) -> Q:
    """The cases whose applicant or employer is called so, or on whose papers such a number or code stands."""
    text = words.strip()
    return match_particulars(text) | match_recognition_number(text) | match_check_code(text) | match_case_number(text)


def match_recognition_number(text: str) -> Q:
    """The cases of titles of that number, of every year where none is written."""
    found = RECOGNITION_NUMBER.fullmatch(text)
    if found is None:
        return Q(pk__in=())
    titles = Recognition.objects.filter(number=int(found[2]))
    if found[1]:
        titles = titles.alias(of_year=ExtractYear("recognised_at", tzinfo=KUNMING)).filter(of_year=int(found[1]))
    return Q(pk__in=titles.values("case_id"))


def match_check_code(text: str) -> Q:
    """The case of the paper on which that code is printed."""
    found = CHECK_CODE.fullmatch(text.upper())
    if found is None:
        return Q(pk__in=())
    return Q(pk__in=PrintedPaper.objects.filter(check_code=f"{found[1]}-{found[2]}").values("case_id"))


def match_case_number(text: str) -> Q:
    """The cases that are cited so (`Case.case_number`)."""
    if CASE_NUMBER.fullmatch(text) is None:
        return Q(pk__in=())
    rest = 32 - len(text)
    return Q(public_id__range=(UUID(text + "0" * rest), UUID(text + "f" * rest)))
