"""What one look finds: something that must not be so, and what to do about it."""

from typing import NamedTuple


class Unsafe(NamedTuple):
    """`code`: its number among the checks; `words`: what is wrong; `hint`: what to do, without 请 before it."""

    code: str
    words: str
    hint: str
