"""A password taken apart in the way that is cheapest to guess: bits, and of which kinds of parts it is made.

The idea is that of zxcvbn (Wheeler 2016): a password is as strong as its cheapest description. See decision 0014.
"""

import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from math import log2
from typing import NamedTuple

from django.contrib.auth.password_validation import CommonPasswordValidator

from zhicheng_web.accounts.guessing.local_words import WORDS
from zhicheng_web.accounts.guessing.pinyin import FAMILY_NAMES, SYLLABLES
from zhicheng_web.accounts.guessing.shapes import (
    measure_date,
    measure_keyboard_walk,
    measure_personal_number,
    measure_sequence,
)

MAX_MEASURED = 64
"""Characters that are looked at; who types more is not judged by the rest."""
LETTER_BITS, DIGIT_BITS, HAN_BITS, SIGN_BITS = log2(26), log2(10), 11.0, 5.0
SEPARATOR_BITS = 2.0
OWN_BITS, LOCAL_BITS, FAMILY_BITS, SYLLABLE_BITS = 1.0, 4.0, 6.0, 8.5
COMMON_BITS = log2(20_000)
"""One of the passwords that are most used anywhere (Django's list)."""
MIN_COMMON_LENGTH = 4
DISGUISE_BITS = 1.5
DISGUISES = str.maketrans("@$0!13457", "asoileast")
SEPARATORS = " -_.+,，。、·/"
FIRST_HAN = "\u2e80"
OWN, LOCAL, NAME, COMMON_WORD = "自己的信息", "地名或单位常用词", "姓名拼音", "常见的密码"
DATE, NUMBER, WALK, SEQUENCE = "年份或日期", "电话或证件号码", "键盘上相邻的键", "连着的数字或字母"
REPEATED, DIGITS = "重复的内容", "数字"


@cache
def load_common_passwords() -> frozenset[str]:
    """The passwords that most people use, as Django brings them; read once, when somebody first chooses one."""
    return frozenset(CommonPasswordValidator().passwords)


class Part(NamedTuple):
    """A part of a password: what it costs to guess it, in bits, and of which kind it is; "" for what has none."""

    bits: float
    kind: str


class Estimate(NamedTuple):
    """What the whole costs to guess, in bits, and of which kinds of parts it is made, each once."""

    bits: float
    kinds: tuple[str, ...]


def normalise_password(password: str) -> str:
    """As a guesser sees it: full-width is half-width, capitals are small."""
    return unicodedata.normalize("NFKC", password).lower()[:MAX_MEASURED]


def estimate_guessing(password: str, own_words: Collection[str] = ()) -> Estimate:
    """The cheapest way to put a password together. `own_words`: what somebody who knows the owner tries first."""
    text, own = normalise_password(password), {normalise_password(word) for word in own_words}
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(text) + 1):
        ways = (
            (best[start][0] + part.bits, (*best[start][1], part.kind))
            for start in range(end)
            for part in list_readings(text[start:end], own)
        )
        best.append(min(ways))
    bits, kinds = best[-1]
    return Estimate(bits, tuple(dict.fromkeys(filter(None, kinds))))


def list_readings(part: str, own: Collection[str]) -> Iterator[Part]:
    """Everything that a part can be read as."""
    if len(part) == 1:
        yield read_character(part)
    yield from read_word(part, own)
    disguised = part.translate(DISGUISES)
    if disguised != part and not part.isdigit():
        yield from (Part(one.bits + DISGUISE_BITS, one.kind) for one in read_word(disguised, own))
    for measure, kind in (
        (measure_date, DATE),
        (measure_personal_number, NUMBER),
        (measure_sequence, SEQUENCE),
        (measure_keyboard_walk, WALK),
    ):
        bits = measure(part)
        if bits is not None:
            yield Part(bits, kind)
    yield from read_repetition(part, own)


def read_character(one: str) -> Part:
    """A character for itself."""
    if one in SEPARATORS:
        return Part(SEPARATOR_BITS, "")
    if one.isdigit():
        return Part(DIGIT_BITS, DIGITS)
    if one >= FIRST_HAN:
        return Part(HAN_BITS, "")
    return Part(LETTER_BITS if one.isalpha() else SIGN_BITS, "")


def read_word(part: str, own: Collection[str]) -> Iterator[Part]:
    """A word of some list."""
    if part in own:
        yield Part(OWN_BITS, OWN)
    if part in WORDS:
        yield Part(LOCAL_BITS, LOCAL)
    if part in FAMILY_NAMES:
        yield Part(FAMILY_BITS, NAME)
    if part in SYLLABLES:
        yield Part(SYLLABLE_BITS, NAME)
    if len(part) >= MIN_COMMON_LENGTH and part in load_common_passwords():
        yield Part(COMMON_BITS, COMMON_WORD)


def read_repetition(part: str, own: Collection[str]) -> Iterator[Part]:
    """The same thing several times over."""
    for length in range(1, len(part) // 2 + 1):
        times, rest = divmod(len(part), length)
        if not rest and part[:length] * times == part:
            yield Part(estimate_guessing(part[:length], own).bits + log2(times), REPEATED)
            return
