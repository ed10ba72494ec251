"""What a person is told when a command cannot go on."""

from typing import Final

EXIT_OK: Final = 0
EXIT_FOUND: Final = 1  # policy lint: problems; policy diff: differences
EXIT_INVALID: Final = 2  # some input was invalid, or the command was typed wrongly
EXIT_INTERRUPTED: Final = 130
EXIT_READER_GONE: Final = 141  # as a shell reports a program whose reader closed the pipe


class CommandFailure(Exception):
    """A command cannot go on; the Chinese sentence begins with what is wrong and ends with what to do."""


def describe_unreadable_file(error: OSError) -> str:
    """Why a file cannot be opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "找不到这个文件，请检查文件名和所在的文件夹。"
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹，请写明其中的文件，如“文件夹/文件名”。"
    if isinstance(error, PermissionError):
        return "没有权限打开这个文件，请换一个用户，或请管理员放开权限。"
    return f"打不开这个文件（{error.strerror}），请检查文件或所在的磁盘。"
