"""What can go wrong on our side, and what people are told of it: one row a trouble, found from the error itself."""

import errno
from collections.abc import Iterator
from typing import Final, NamedTuple

from django.db import InterfaceError, OperationalError

UNAVAILABLE, STORAGE_FULL, FAULT, TOO_LARGE, BAD_REQUEST = 503, 507, 500, 413, 400
AGAIN = "您填写的内容都在这一页，请等一分钟，按“再提交一次”。即使刚才已经保存了，再提交也不会重复办理。"
CHECK = "请等一分钟，先打开原来的页面，看看是否已经保存；没有保存再填写。"
BACK = "请按浏览器的“后退”回到填写的页面，再提交一次。文件要重新选择。"


class Trouble(NamedTuple):
    """A trouble of ours: the status of the answer, the heading, what has become of a page that was asked for, and of a form."""

    status: int
    heading: str
    of_page: str
    of_form: str


AWAY: Final = Trouble(
    UNAVAILABLE,
    "数据库正在恢复，请稍后再试",
    "已保存的内容都在。请等一分钟，再打开这一页。",
    "数据库刚才中断了，不知道这一步有没有办成：可能已经保存，也可能没有。",
)
BUSY: Final = Trouble(
    UNAVAILABLE,
    "系统正忙，请稍后再试",
    "已保存的内容都在。请等一分钟，再打开这一页。",
    "等得太久，这一步没有办成。",
)
FULL: Final = Trouble(
    STORAGE_FULL,
    "磁盘已满，暂时不能保存",
    "已保存的内容都在。请通知管理员清理磁盘，再打开这一页。",
    "这一步没有办成，已保存的内容都在。请通知管理员清理磁盘，再提交一次。",
)
BROKEN: Final = Trouble(
    FAULT,
    "系统出错了，不是您的问题",
    "已保存的内容都在。请过一会儿再打开这一页；仍然如此，请联系管理员。",
    "这一步没有办成。请再提交一次；仍然如此，请联系管理员。",
)
LARGE: Final = Trouble(
    TOO_LARGE,
    "文件太大，没有收下",
    "",
    "一次最多上传25MB，没有收下，也没有改动任何内容。请把文件压缩，或者分开上传。",
)
GARBLED: Final = Trouble(
    BAD_REQUEST,
    "这个请求看不懂",
    "",
    "请从页面上的链接进入。填写的内容没有提交。",
)

DISK_FULL_STATE: Final = "53100"
DISK_FULL_ERRORS: Final = (errno.ENOSPC, errno.EDQUOT)
BUSY_STATES: Final = ("57014", "55P03", "40P01", "40001", "53300", "53200", "53400", "25P03", "25P04")
"""Stopped for time, for a lock, for another; too many connections, no memory, a limit; left idle in a transaction."""
AWAY_CLASSES: Final = ("57", "08")
"""The server stops or starts; the connection is lost."""


def find_trouble(error: BaseException) -> Trouble:
    """The trouble behind an error: its own, or that of an error from which it came."""
    for one in list_causes(error):
        trouble = find_trouble_of_one(one)
        if trouble:
            return trouble
    return BROKEN


def list_causes(error: BaseException) -> Iterator[BaseException]:
    """An error and those from which it came, each once."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or one.__context__


def find_trouble_of_one(error: BaseException) -> Trouble | None:
    """The trouble that one error says of itself."""
    state = getattr(error, "sqlstate", None) or getattr(error.__cause__, "sqlstate", None)
    if state == DISK_FULL_STATE or (isinstance(error, OSError) and error.errno in DISK_FULL_ERRORS):
        return FULL
    if state in BUSY_STATES:
        return BUSY
    if state:
        return AWAY if state[:2] in AWAY_CLASSES else None
    return AWAY if isinstance(error, OperationalError | InterfaceError) else None
