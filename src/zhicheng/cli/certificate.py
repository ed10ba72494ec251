"""`zhicheng verify-certificate`: whether a certificate is what it says, with the lists of its issuer and without a network."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Final

from zhicheng.certificates.checking import Outcome, Question, check_certificate
from zhicheng.certificates.lists import KeyList, SignedStateList, UnreadableList, read_key_list, read_state_list
from zhicheng.cli.clock import read_today
from zhicheng.cli.errors import EXIT_FOUND, EXIT_INVALID, EXIT_OK, CommandFailure, describe_unreadable_file
from zhicheng.workdays.days import as_date

STDIN_SIGN: Final = "-"
LONGEST_LIST: Final = 64 * 2**20  # characters of a list: a city's changed titles are some hundreds a year
FIELDS: Final = ("认定编号", "姓名", "系列", "层级", "职称", "认定日期", "认定部门", "条款", "政策校验值", "签发日期")
"""What the claims are called, in their order."""


def run_verify(arguments: Namespace) -> int:
    """Check one certificate: 0 where it holds, 1 where it does not, 2 where nothing can be said."""
    question = Question(
        read_key_list_file(arguments.keys),
        read_states_file(arguments.states) if arguments.states else None,
        parse_typed_day(arguments.on, "--on") if arguments.on else as_date(read_today()),
        arguments.name or "",
        parse_typed_day(arguments.seen, "--seen") if arguments.seen else None,
    )
    outcome = check_certificate(read_text(arguments.certificate), question)
    print("\n".join(describe_lines(outcome)))
    return EXIT_OK if outcome.holds else EXIT_INVALID if outcome.certificate is None else EXIT_FOUND


def describe_lines(outcome: Outcome) -> list[str]:
    """The sentence, and what is claimed; claims that are not the issuer's are not repeated."""
    lines = [f"{'✓' if outcome.holds else '✗'} {outcome.sentence}"]
    if outcome.certificate and outcome.key not in ("forged", "unknown_key"):
        lines += [f"  {name}：{value}" for name, value in zip(FIELDS, outcome.certificate.claims, strict=True)]
    return lines


def read_text(words: str) -> str:
    """The text of the QR: as it was typed, from a file of that name, or from standard input. Raises CommandFailure."""
    if words == STDIN_SIGN:
        return sys.stdin.read(LONGEST_LIST)
    return read_file(words) if len(words) < 256 and Path(words).is_file() else words


def read_file(name: str) -> str:
    """A file of text. Raises CommandFailure."""
    try:
        with Path(name).open(encoding="utf-8-sig") as file:
            return file.read(LONGEST_LIST)
    except OSError as error:
        raise CommandFailure(f"{name}：{describe_unreadable_file(error)}") from error
    except UnicodeDecodeError as error:
        raise CommandFailure(f"{name}：不是UTF-8编码的文字，请重新下载。") from error


def read_key_list_file(name: str) -> KeyList:
    """The list of keys. Raises CommandFailure."""
    try:
        return read_key_list(read_file(name))
    except UnreadableList as error:
        raise CommandFailure(f"{name}：{error}。") from error


def read_states_file(name: str) -> SignedStateList:
    """The list of changed titles, its signature not yet looked at. Raises CommandFailure."""
    try:
        return read_state_list(read_file(name))
    except UnreadableList as error:
        raise CommandFailure(f"{name}：{error}。") from error


def parse_typed_day(text: str, option: str) -> date:
    """A day that was typed. Raises CommandFailure."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandFailure(f"{option} 写的是“{text}”，应为存在的日期，写成 2026-03-02 这样。") from error
