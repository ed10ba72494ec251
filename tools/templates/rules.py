"""What no template contains, however it is laid out."""

import re
from collections.abc import Iterator

LONGEST = 140
"""Characters of a line, those included that no break can shorten."""
RULES = {
    "标签名不能由条件决定，请分成两个分支": re.compile(r"</?(?:\{%|\w*\{\{)"),
    "不能用 safe 或 autoescape 关闭转义": re.compile(r"\|\s*safe\b|\{%\s*autoescape"),
    "不能在模板里比较状态，由页面给出是或否": re.compile(r"\{%\s*(?:el)?if\b[^%]*(?:[=!]=|\bin)\s*[\"'][^%]*%\}"),
}


def find_faults(text: str) -> Iterator[tuple[int, str]]:
    """Each line that breaks a rule, by its number, with what to do."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST:
            yield number, f"有{len(line)}个字符，最多{LONGEST}个；中文长句写在 join_lines 里分行"
        yield from ((number, sentence) for sentence, pattern in RULES.items() if pattern.search(line))
