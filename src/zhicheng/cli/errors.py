"""What a person is told when a command cannot go on."""

import errno
from collections.abc import Mapping
from typing import Final

EXIT_OK: Final = 0
EXIT_FOUND: Final = 1  # policy lint: problems; policy diff: differences
EXIT_INVALID: Final = 2  # some input was invalid, or the command was typed wrongly
EXIT_UNWRITABLE: Final = 3  # what was found cannot be written: the disk is full, the file too large
EXIT_INTERRUPTED: Final = 130
EXIT_READER_GONE: Final = 141  # as a shell reports a program whose reader closed the pipe


class CommandFailure(Exception):
    """A command cannot go on; the Chinese sentence begins with what is wrong and ends with what to do.

    `status`: the exit status with which it ends.
    """

    def __init__(self, sentence: str, status: int = EXIT_INVALID) -> None:
        super().__init__(sentence)
        self.status = status


DISK_TROUBLES: Final[Mapping[int, str]] = {
    errno.ENOSPC: "磁盘满了，请腾出空间",
    errno.EDQUOT: "磁盘配额用完了，请腾出空间",
    errno.EFBIG: "文件超过了这里允许的大小，请换一个地方",
    errno.EROFS: "这个磁盘只能读，请换一个地方",
    errno.EIO: "磁盘读写出错，请换一个磁盘",
    errno.ENAMETOOLONG: "文件名太长，请改短",
    errno.ELOOP: "链接绕成了圈，请换一个文件名",
    errno.ENOTDIR: "路径中有一段不是文件夹，请检查路径",
}


def describe_disk_trouble(error: OSError) -> str:
    """Why something cannot be read or written, and what to do; no full stop."""
    unknown = f"系统的说明是“{error.strerror or error}”，请检查文件或所在的磁盘"
    return DISK_TROUBLES.get(error.errno or 0, unknown)


def describe_unreadable_file(error: OSError) -> str:
    """Why a file cannot be opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "找不到这个文件，请检查文件名和所在的文件夹。"
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹，请写明其中的文件，如“文件夹/文件名”。"
    if isinstance(error, PermissionError):
        return "没有权限打开这个文件，请换一个用户，或请管理员放开权限。"
    return f"打不开这个文件：{describe_disk_trouble(error)}。"
