"""`zhicheng completion`: scripts that complete commands, options, files, clauses and policies, made from the parser."""

from argparse import Action, Namespace
from collections.abc import Iterator
from typing import Final, NamedTuple

from zhicheng.cli.errors import JUDGED
from zhicheng.cli.judging import latest
from zhicheng.cli.parser import Parser, children, options, positionals
from zhicheng.policy import installed

FILES: Final = frozenset({"文件", "网页"})
POLICIES: Final = frozenset({"政策", "政策甲", "政策乙"})  # a file may stand for one, but behind --policy
PROGRAMS: Final = "zhicheng zc"  # a shell looks for what stands behind the last slash of ./zc, too


class Spot(NamedTuple):
    """What may stand behind some words: `path` is the command as it is typed, from its second word on."""

    path: str
    words: tuple[tuple[str, str], ...]  # with their meanings
    files: bool
    valued: tuple[tuple[str, tuple[str, ...], bool], ...]  # options with values: name, candidates, whether files


def spots(parser: Parser, path: str = "") -> Iterator[Spot]:
    """Every command of a parser, itself first."""
    below = children(parser)
    words = [(name, child.line) for name, child in below.items()]
    words += dict.fromkeys((word, "") for place in positionals(parser) for word in candidates(place))
    words += [(name, option.help or "") for option in options(parser) for name in option.option_strings]
    valued = [
        (name, candidates(option), option.metavar in FILES)
        for option in options(parser)
        if option.metavar
        for name in option.option_strings
    ]
    yield Spot(path, tuple(words), any(one.metavar in FILES | POLICIES for one in positionals(parser)), tuple(valued))
    for name, child in below.items():
        yield from spots(child, f"{path} {name}".strip())


def candidates(action: Action) -> tuple[str, ...]:
    """The words that may stand for an argument, by its name in the help; a list of its own where it has one."""
    if action.metavar == "条款":
        return latest().notice.addresses
    if action.metavar in POLICIES:
        return installed.names()
    return tuple(action.choices) if isinstance(action.choices, list | tuple) else ()


def run(arguments: Namespace) -> int:
    """Print the script of a shell."""
    print({"bash": bash, "zsh": zsh, "fish": fish}[arguments.shell](list(spots(arguments.parser))), end="")
    return JUDGED


def bash(all_spots: list[Spot]) -> str:
    """The script for bash. Usage: source <(zhicheng completion bash)."""
    known = "|".join(f'"{spot.path}"' for spot in all_spots if spot.path)
    valued = {name: (words, files) for spot in all_spots for name, words, files in spot.valued}
    after = "\n".join(
        f'    {name}) COMPREPLY=($({"compgen -f" if files else compgen(words)} -- "$cur")); return ;;'
        for name, (words, files) in valued.items()
    )
    here = "\n".join(
        f'    "{spot.path}") words="{" ".join(word for word, _ in spot.words)}"; files={"1" if spot.files else ""} ;;'
        for spot in all_spots
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


def compgen(words: tuple[str, ...]) -> str:
    """bash's command that lists words."""
    return f'compgen -W "{" ".join(words)}"'


def zsh(all_spots: list[Spot]) -> str:
    """The script for zsh, which can run that for bash."""
    return (
        "# zsh：source <(zhicheng completion zsh)\n"
        "autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\n"
        + bash(all_spots).split("\n", 1)[1]
    )


def fish(all_spots: list[Spot]) -> str:
    """The script for fish, which shows the meanings."""
    lines = ["# fish：zhicheng completion fish | source"]
    for program in PROGRAMS.split():
        lines.append(f"complete -c {program} -f")
        for spot in all_spots:
            when = condition(spot.path, all_spots)
            lines += [
                f"complete -c {program} -n {quoted(when)} -a {quoted(word)} -d {quoted(meaning)}"
                for word, meaning in spot.words
            ]
            lines += [f"complete -c {program} -n {quoted(when)} -F"] if spot.files else []
    return "\n".join(lines) + "\n"


def condition(path: str, all_spots: list[Spot]) -> str:
    """When a command has been typed, and none below it."""
    typed = [f"__fish_seen_subcommand_from {word}" for word in path.split()]
    depth = len(path.split())
    below = [spot.path.split()[-1] for spot in all_spots if spot.path.startswith(path) and spot.path != path]
    below = [name for name in below if any(spot.path == f"{path} {name}".strip() for spot in all_spots)]
    negated = [f"not __fish_seen_subcommand_from {' '.join(below)}"] if below else []
    return "; and ".join([*typed, *negated]) or f"test {depth} -eq 0"


def quoted(text: str) -> str:
    """A word for the shell."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
