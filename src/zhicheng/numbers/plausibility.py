"""Whether a number of an identity card can be that of somebody who works here: asked before it is confirmed as theirs.

A number with a right check character may still be a child's, a grandfather's or an invented one. What is asked here is never
the law: whoever is outside of it for a good reason shows their papers to the bureau, which asks none of it.

>>> describe_implausibility("110105194912310028", date(2026, 3, 2))
'这个号码的出生日期是1949年12月31日，到今天76周岁，不在16至70周岁之间，请对照证件核对。'
>>> describe_implausibility("000102199003070030", date(2026, 3, 2))
'身份证件号码前2位是省级地区，没有代码是00的地区，请对照证件核对。'
>>> read_birth_date("530102199003070032")
datetime.date(1990, 3, 7)
"""

from datetime import date
from typing import Final

from zhicheng.numbers.id_number import BIRTH_DIGITS, NUMBER_NAME

MIN_AGE: Final = 16
"""Full years at least: nobody younger may be employed (劳动法 第十五条), and applicants and officers are employed."""
MAX_AGE: Final = 70
"""Full years at most: beyond the latest age of retirement (63, and three years more by agreement, from 2025 on) with some room
for who is employed again. Chosen for this office; no clause says it.
"""
PROVINCES: Final = frozenset(
    f"{code}"
    for codes in (
        range(11, 16),
        range(21, 24),
        range(31, 38),
        range(41, 47),
        range(50, 55),
        range(61, 66),
        (71, 81, 82, 83),
    )
    for code in codes
)
"""The first two digits (GB/T 2260, the codes of provinces): these were never renumbered, unlike counties and cities. Somebody
from Hainan or Chongqing may have the code of the province of that time, which is in the list too.
"""
FOREIGNER: Final = "9"
"""The first digit of a card of permanent residence for foreigners."""


def describe_implausibility(number: str, on: date) -> str | None:
    """Why a number without formal fault cannot be an applicant's or officer's on a day; None where it can."""
    if number[0] != FOREIGNER and number[:2] not in PROVINCES:
        return f"{NUMBER_NAME}前2位是省级地区，没有代码是{number[:2]}的地区，请对照证件核对。"
    born = read_birth_date(number)
    age = count_full_years(born, on)
    if MIN_AGE <= age <= MAX_AGE:
        return None
    return f"这个号码的出生日期是{format_birth_date(born)}，到今天{age}周岁，不在{MIN_AGE}至{MAX_AGE}周岁之间，请对照证件核对。"


def read_birth_date(number: str) -> date:
    """The date of birth that stands in a number without fault. ValueError where it has one."""
    digits = number[BIRTH_DIGITS]
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def format_birth_date(born: date) -> str:
    """A date of birth as it is printed on a card."""
    return f"{born.year}年{born.month}月{born.day}日"


def count_full_years(born: date, on: date) -> int:
    """The age on a day, in full years (周岁), counted from the birthday on."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
