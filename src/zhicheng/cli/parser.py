"""A command line that speaks Chinese: help with examples and exit statuses, and errors that end with what to do."""

import sys
from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Iterator, Sequence
from typing import Any, Final, NoReturn

from zhicheng.cli.errors import EXIT_INVALID
from zhicheng.cli.messages import translate_argparse
from zhicheng.cli.output.style import terminal_columns
from zhicheng.cli.output.width import pad_text, width, wrap_text

NAME_COLUMNS: Final = 24  # columns for the names of arguments; longer ones stand on a line of their own
translate_argparse()


class Parser(ArgumentParser):
    """Arguments by the standard library, words by us."""

    def __init__(self, *, prog: str, line: str, about: str = "", examples: str = "", statuses: str = "") -> None:
        """`line` says in a line what the command does; `about` more; the others stand under titles of their own."""
        super().__init__(prog=prog, add_help=False, allow_abbrev=False)
        self.line, self.about, self.examples, self.statuses = line, about, examples, statuses
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="显示这份说明")

    def format_usage(self) -> str:
        """The usage in a line."""
        optional = [f"[{format_option(action)}]" for action in list_options(self)]
        words = " ".join([self.prog, *map(format_positional, list_positionals(self)), *optional])
        return "\n".join(format_hanging_lines("用法：", words)) + "\n"

    def format_help(self) -> str:
        """Everything about a command, in lines that fit the terminal."""
        parts = [
            [self.line],
            [self.format_usage().rstrip("\n")],
            [line for paragraph in self.about.splitlines() for line in wrap_text(paragraph, terminal_columns())],
            ["命令：", *format_two_columns(list_commands(self).items())] if list_commands(self) else [],
            ["参数：", *format_two_columns(describe_arguments(list_positionals(self)))]
            if describe_arguments(list_positionals(self))
            else [],
            ["选项：", *format_two_columns(describe_arguments(list_options(self)))],
            ["例子：", *(f"  {line}" for line in self.examples.splitlines())] if self.examples else [],
            ["退出状态：", *format_two_columns(parse_word_pairs(self.statuses))] if self.statuses else [],
        ]
        return "\n\n".join("\n".join(part) for part in parts if part) + "\n"

    def error(self, message: str) -> NoReturn:
        """What is wrong, by argparse in the words of `messages.py`, and where to read what to do."""
        plain = message.replace("'", "").replace(", ", "、")
        self.exit(EXIT_INVALID, f"{self.prog}：{plain}；用法见 {self.prog} --help。\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write it, or raise: argparse itself says nothing of a disk that is full."""
        (file or sys.stderr).write(message)

    def print_usage(self, file: Any = None) -> None:
        """The usage in a line."""
        (file or sys.stdout).write(self.format_usage())


def list_commands(parser: ArgumentParser) -> dict[str, str]:
    """The commands below a command, each with its line."""
    return {name: child.line for name, child in find_subparsers(parser).items()}


def find_subparsers(parser: ArgumentParser) -> dict[str, Parser]:
    """The parsers of the commands below a command."""
    return next((dict(action.choices) for action in parser._actions if isinstance(action.choices, dict)), {})


def list_positionals(parser: ArgumentParser) -> list[Action]:
    """What is written without a dash."""
    return [action for action in parser._actions if not action.option_strings]


def list_options(parser: ArgumentParser) -> list[Action]:
    """What begins with a dash."""
    return [action for action in parser._actions if action.option_strings]


def format_positional(action: Action) -> str:
    """A positional argument as the usage shows it."""
    name = str(action.metavar or action.dest)
    if action.nargs == "+":
        return f"{name}…"
    return f"[{name}]" if action.nargs == "?" else name


def format_option(action: Action) -> str:
    """An option as the usage shows it."""
    return action.option_strings[-1] + (f" {action.metavar}" if action.metavar else "")


def describe_arguments(actions: Sequence[Action]) -> list[tuple[str, str]]:
    """Arguments in pairs: how they are written, and their help; hidden ones are left out."""
    return [
        (
            ", ".join([*action.option_strings[:-1], format_option(action)])
            if action.option_strings
            else format_positional(action),
            text,
        )
        for action in actions
        if (text := action.help) and text != SUPPRESS
    ]


def parse_word_pairs(text: str) -> list[tuple[str, str]]:
    """Lines of a word and its meaning."""
    return [(word, meaning) for word, _, meaning in (line.partition(" ") for line in text.splitlines())]


def format_two_columns(rows: Sequence[tuple[str, str]] | Any) -> Iterator[str]:
    """Names on the left, their meaning on the right."""
    rows = list(rows)
    name_columns = min(NAME_COLUMNS, max(width(name) for name, _ in rows) + 4)
    for name, meaning in rows:
        if width(name) + 4 > name_columns:
            yield f"  {name}"
            name = ""
        yield from format_hanging_lines(pad_text(f"  {name}", name_columns), meaning)


def format_hanging_lines(first: str, text: str) -> Iterator[str]:
    """A text beside a word; its later lines stand under its first."""
    hang = " " * width(first)
    for number, line in enumerate(wrap_text(text, terminal_columns() - len(hang))):
        yield (hang if number else first) + line
