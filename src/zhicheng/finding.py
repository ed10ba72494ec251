"""The one shape of any judgement: a clause was looked at, this was read, this was asked, so it stands."""

from typing import NamedTuple

from zhicheng.codes import Result


class Finding(NamedTuple):
    """What one clause says of one case.

    `measured` and `required` are whole numbers of `unit` where the clause is arithmetic; `from_` is the first day
    (ISO) on which the clause holds; `reason` is a Chinese sentence that can be read out over the telephone;
    `remedy` is what the person can do, None where nothing is to be done.
    """

    key: str
    clause: str
    result: Result
    measured: int | None = None
    required: int | None = None
    unit: str | None = None
    from_: str | None = None
    reason: str = ""
    remedy: str | None = None
