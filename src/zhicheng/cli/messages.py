"""What argparse says, in Chinese: a catalogue under its own message ids, in the way of `gettext`, which it asks for each.

There is no .mo file: that would need a compiled file in the package, and would be found by the language of the terminal,
while this command speaks Chinese everywhere. An id that is not known keeps its words; tests/cli/test_messages.py looks
for each of these in the argparse of the Python that runs it.
"""

import argparse
from collections.abc import Mapping
from gettext import NullTranslations
from typing import Final

CHINESE: Final[Mapping[str, str]] = {
    "argument %(argument_name)s: %(message)s": "%(argument_name)s %(message)s",
    "the following arguments are required: %s": "缺少 %s",
    "one of the arguments %s is required": "缺少 %s 之一",
    "unrecognized arguments: %s": "不认识的内容“%s”",
    "ambiguous option: %(option)s could match %(matches)s": "“%(option)s”不够明确，可能是：%(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "不能是“%(value)s”，可用的有：%(choices)s",
    "invalid %(type)s value: %(value)r": "的值“%(value)s”不对",
    "expected one argument": "后面缺少一个值",
    "expected at most one argument": "后面至多写一个值",
    "expected at least one argument": "后面至少要写一个值",
    "ignored explicit argument %r": "后面不能写值“%s”",
    "not allowed with argument %s": "和 %s 不能同时使用",
}
NUMBERED: Final[Mapping[str, str]] = {"expected %s argument": "后面要写 %s 个值"}


class Chinese(NullTranslations):
    """The catalogue as `gettext` asks for it."""

    def gettext(self, message: str) -> str:
        """A message of argparse in Chinese; in its own words where the table has none."""
        return CHINESE.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """One message with a number; Chinese has one form for all."""
        return NUMBERED.get(msgid1, msgid1 if n == 1 else msgid2)


def translate_argparse() -> None:
    """Let argparse ask this catalogue, in this process; it looks its two functions up each time it speaks."""
    chinese = Chinese()
    vars(argparse).update(_=chinese.gettext, ngettext=chinese.ngettext)
