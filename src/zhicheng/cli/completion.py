"""`zhicheng completion`: scripts that complete commands, options, files, clauses and policies, made from the parser."""

from argparse import Action, Namespace
from collections.abc import Iterator
from typing import Final, NamedTuple

from zhicheng.cli.errors import EXIT_OK
from zhicheng.cli.judging import find_latest_policy
from zhicheng.cli.parser import Parser, find_subparsers, list_options, list_positionals
from zhicheng.policy import installed

FILE_METAVARS: Final = frozenset({"文件", "网页"})
POLICY_METAVARS: Final = frozenset({"政策", "政策甲", "政策乙"})  # a file may stand for one, but behind --policy
PROGRAMS: Final = "zhicheng zc"  # a shell looks for what stands behind the last slash of ./zc, too


class CompletionPoint(NamedTuple):
    """What may stand behind some words: `path` is the command as it is typed, from its second word on."""

    path: str
    words: tuple[tuple[str, str], ...]  # with their meanings
    files: bool
    value_options: tuple[tuple[str, tuple[str, ...], bool], ...]  # options with values: name, candidates, whether files


def list_completion_points(parser: Parser, path: str = "") -> Iterator[CompletionPoint]:
    """Every command of a parser, itself first."""
    below = find_subparsers(parser)
    words = [(name, child.line) for name, child in below.items()]
    words += dict.fromkeys((word, "") for place in list_positionals(parser) for word in list_candidates(place))
    words += [(name, option.help or "") for option in list_options(parser) for name in option.option_strings]
    value_options = [
        (name, list_candidates(option), option.metavar in FILE_METAVARS)
        for option in list_options(parser)
        if option.metavar
        for name in option.option_strings
    ]
    yield CompletionPoint(
        path,
        tuple(words),
        any(one.metavar in FILE_METAVARS | POLICY_METAVARS for one in list_positionals(parser)),
        tuple(value_options),
    )
    for name, child in below.items():
        yield from list_completion_points(child, f"{path} {name}".strip())


def list_candidates(action: Action) -> tuple[str, ...]:
    """The words that may stand for an argument, by its name in the help; a list of its own where it has one."""
    if action.metavar == "条款":
        return find_latest_policy().notice.addresses
    if action.metavar in POLICY_METAVARS:
        return installed.list_policy_ids()
    return tuple(action.choices) if isinstance(action.choices, list | tuple) else ()


def run_completion(arguments: Namespace) -> int:
    """Print the script of a shell."""
    print(
        {"bash": render_bash_script, "zsh": render_zsh_script, "fish": render_fish_script}[arguments.shell](
            list(list_completion_points(arguments.parser))
        ),
        end="",
    )
    return EXIT_OK


def render_bash_script(points: list[CompletionPoint]) -> str:
    """The script for bash. Usage: source <(zhicheng completion bash)."""
    known = "|".join(f'"{point.path}"' for point in points if point.path)
    value_options = {name: (words, files) for point in points for name, words, files in point.value_options}
    after = "\n".join(
        f'    {name}) COMPREPLY=($({"compgen -f" if files else format_compgen(words)} -- "$cur")); return ;;'
        for name, (words, files) in value_options.items()
    )
    here = "\n".join(
        f'    "{point.path}") words="{" ".join(word for word, _ in point.words)}"; files={"1" if point.files else ""} ;;'
        for point in points
    )
    return f"""# bash：source <(zhicheng completion bash)
_zhicheng() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} path= word words= files=
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "${{path:+$path }}$word" in
      {known}) path="${{path:+$path }}$word" ;;
    esac
  done
  case "$prev" in
{after}
  esac
  case "$path" in
{here}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [ -n "$files" ]; then COMPREPLY+=($(compgen -f -- "$cur")); fi
}}
complete -o filenames -F _zhicheng {PROGRAMS}
"""


def format_compgen(words: tuple[str, ...]) -> str:
    """bash's command that lists words."""
    return f'compgen -W "{" ".join(words)}"'


def render_zsh_script(points: list[CompletionPoint]) -> str:
    """The script for zsh, which can run that for bash."""
    return (
        "# zsh：source <(zhicheng completion zsh)\n"
        "autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\n"
        + render_bash_script(points).split("\n", 1)[1]
    )


def render_fish_script(points: list[CompletionPoint]) -> str:
    """The script for fish, which shows the meanings."""
    lines = ["# fish：zhicheng completion fish | source"]
    for program in PROGRAMS.split():
        lines.append(f"complete -c {program} -f")
        for point in points:
            when = format_fish_condition(point.path, points)
            lines += [
                f"complete -c {program} -n {quote_shell_word(when)} -a {quote_shell_word(word)} -d {quote_shell_word(meaning)}"
                for word, meaning in point.words
            ]
            lines += [f"complete -c {program} -n {quote_shell_word(when)} -F"] if point.files else []
    return "\n".join(lines) + "\n"


def format_fish_condition(path: str, points: list[CompletionPoint]) -> str:
    """When a command has been typed, and none below it."""
    typed = [f"__fish_seen_subcommand_from {word}" for word in path.split()]
    depth = len(path.split())
    below = [point.path.split()[-1] for point in points if point.path.startswith(path) and point.path != path]
    below = [name for name in below if any(point.path == f"{path} {name}".strip() for point in points)]
    negated = [f"not __fish_seen_subcommand_from {' '.join(below)}"] if below else []
    return "; and ".join([*typed, *negated]) or f"test {depth} -eq 0"


def quote_shell_word(text: str) -> str:
    """A word for the shell."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
