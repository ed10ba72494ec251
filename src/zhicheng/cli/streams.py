"""The standard streams of a command: in Chinese whatever the terminal believes, closed ones, and ones that take no more."""

import os
import sys
from contextlib import suppress
from typing import Final, TextIO

OLD_CHINESE_ENCODINGS: Final = frozenset({"gbk", "cp936", "gb2312"})


def prepare_streams() -> None:
    """Before anything is read or written."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us (`>&-`): nobody wants what is written there
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - to the end of the process
    for stream in (sys.stdout, sys.stderr):
        set_output_encoding(stream)


def set_output_encoding(stream: TextIO) -> None:
    """GB 18030 says all that its older forms say, and ✓ too; any other encoding says ? for what it lacks."""
    if stream.encoding.lower() in OLD_CHINESE_ENCODINGS:
        stream.reconfigure(encoding="gb18030")  # type: ignore[attr-defined]
    elif hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


def abandon_output() -> None:
    """Let go what a stream still holds and nobody takes: at exit Python would try once more to write it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say_failure(sentence: str) -> None:
    """A sentence on standard error, where that takes one."""
    with suppress(OSError):
        print(f"zhicheng：{sentence}", file=sys.stderr, flush=True)
