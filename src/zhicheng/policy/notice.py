"""The notice as printed: its clauses under their addresses, read from `notice.md`, the one file that quotes it.

An address is what stands on the paper, 二（二）4; people also type `二(二)4`, `二.二.4` or `2.2.4`, and are understood.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

TITLE_HEADING: Final = "标题"
HEADINGS_BEFORE_CLAUSES: Final = frozenset({TITLE_HEADING, "主送", "前言"})
NUMERALS: Final = {numeral: str(value) for value, numeral in enumerate("一二三四五六七八九", start=1)}
ARTICLE: Final = re.compile(r"第\s*([一二三四五六七八九十]+|\d+)\s*条")
ARTICLE_SIGN, CHAPTER_SIGN = "§", "章"
SEPARATORS: Final = frozenset(" ().,、。·-—_/第条款项")


class NoticeError(ValueError):
    """`notice.md` does not hold together; the Chinese sentence names the file and what was expected."""


class UnknownClause(LookupError):
    """No clause of the notice has this address; the Chinese sentence lists the nearest ones."""


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A leaf clause: the smallest unit with an address of its own, worded exactly as printed, numeral included."""

    address: str
    section: str
    """The printed heading of its part: 二、申报条件."""
    text: str
    governed_by: str | None
    """The sentence under which an item stands: 二（二）4 is read together with 二（二）. None where there is none."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The whole notice. `clauses` keeps the printed order, which breaks the ties of the judgement."""

    title: str
    issuer: str
    source: Mapping[str, str]
    """What is known of the source and what is not: 文号, 发文日期, 附件 …, in the order of the file."""
    full_text: str
    clauses: Mapping[str, ClauseText]

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all leaf clauses, in printed order."""
        return tuple(self.clauses)

    def order(self, address: str) -> int:
        """The place of a clause in print, from 0. Raises `UnknownClause`; the address must be exact."""
        if address not in self.clauses:
            raise UnknownClause(_describe_not_found(address, self.addresses))
        return self.addresses.index(address)

    def find(self, typed: str) -> ClauseText:
        """The clause that a person means. Raises `UnknownClause` with the nearest addresses.

        >>> notice = read_notice(Path("policies/kunming/notice.md"))
        >>> {notice.find(typed).address for typed in ("二（二）4", "二(二)4", " 二.二.4", "2.2.4", "２·２·４")}
        {'二（二）4'}
        >>> notice.find("二（三）2")
        Traceback (most recent call last):
        zhicheng.policy.notice.UnknownClause: 通知里没有“二（三）2”这一条；相近的有：二（三）。
        """
        wanted = digits_of(typed).removesuffix(ARTICLE_SIGN)
        for address in self.clauses:
            if digits_of(address).removesuffix(ARTICLE_SIGN) == wanted:
                return self.clauses[address]
        raise UnknownClause(_describe_not_found(typed, self.addresses))


def digits_of(typed: str) -> str:
    """The numerals of an address as digits; a character that no address has stays and so matches nothing.

    >>> digits_of("二（二）4"), digits_of("2.2.4"), digits_of("二(二)附")
    ('224', '224', '22附')
    >>> digits_of("第十二条"), digits_of("第五条（二）"), digits_of("第 5 条第二款")
    ('12§', '5§2', '5§2')
    """
    plain = ARTICLE.sub(number_article, unicodedata.normalize("NFKC", typed))
    return "".join(NUMERALS.get(mark, mark) for mark in plain if mark not in SEPARATORS and not mark.isspace())


def number_article(found: re.Match[str]) -> str:
    """The number of an article, up to 99, with the sign that keeps 第十二条 apart from 第一条（二）."""
    tens, ten, ones = found[1].rpartition("十")
    written = f"{tens or '一'}{ones or '0'}" if ten else ones
    return "".join(NUMERALS.get(mark, mark) for mark in written) + ARTICLE_SIGN


def _describe_not_found(typed: str, addresses: tuple[str, ...]) -> str:
    wanted = digits_of(typed)
    for length in range(len(wanted), 0, -1):
        near = [address for address in addresses if digits_of(address).startswith(wanted[:length])]
        if near:
            return f"通知里没有“{typed}”这一条；相近的有：{'、'.join(near)}。"
    return f"通知里没有“{typed}”这一条；全部条款是：{'、'.join(addresses)}。"


def read_notice(path: Path) -> Notice:
    """Read `notice.md`. Raises `NoticeError` when a field is missing or the wording differs from its checksum."""
    try:
        return parse_notice(path.read_text(encoding="utf-8"))
    except NoticeError as error:
        raise NoticeError(f"{path}：{error}") from error


def parse_notice(markdown: str) -> Notice:
    """A notice from the text of `notice.md`: fields `- 名：值`, then addresses as headings and quoted lines below."""
    fields = dict(_read_fields(markdown))
    quoted = _read_quotations(markdown)
    full_text = "".join(line + "\n" for lines in quoted.values() for line in lines)
    for needed in ("名称", "发文机关", "校验（SHA-256）"):
        if needed not in fields:
            raise NoticeError(f"文件开头缺少“- {needed}：…”一行。")
    digest = sha256(full_text.encode()).hexdigest()
    if digest != fields.pop("校验（SHA-256）"):
        raise NoticeError(f"引文与登记的校验值不符，条文被改动过；现在的引文是 {digest}。")
    title, issuer = fields.pop("名称"), fields.pop("发文机关")
    if title != "".join(quoted.get(TITLE_HEADING, [])):
        raise NoticeError(f"“名称”与引用的标题不一致：{title}。")
    clauses = {clause.address: clause for clause in _list_clauses(quoted)}
    return Notice(title, issuer, MappingProxyType(fields), full_text, MappingProxyType(clauses))


def _read_fields(markdown: str) -> Iterator[tuple[str, str]]:
    for line in markdown.splitlines():
        if line.startswith("- "):
            name, _, value = line.removeprefix("- ").partition("：")
            yield name, value


def _read_quotations(markdown: str) -> dict[str, list[str]]:
    """The quoted lines under each heading, in the order of the file; one heading may stand only once."""
    under: dict[str, list[str]] = {}
    heading = ""
    for number, line in enumerate(markdown.splitlines(), start=1):
        if line.startswith("##"):
            heading = line.lstrip("#").strip()
            if heading in under:
                raise NoticeError(f"第 {number} 行：编号“{heading}”出现了两次。")
            under[heading] = []
        elif line.startswith(">"):
            if not heading:
                raise NoticeError(f"第 {number} 行：引文之前没有编号标题。")
            under[heading].append(line[2:])
    return under


def find_parent(address: str) -> str:
    """The address under which an item stands: 二（二） of 二（二）4, 第五条 of 第五条（二）; one that stands alone is its own."""
    in_article = ARTICLE.match(address) is not None and "（" in address
    return address[: address.rindex("（")] if in_article else address.rstrip("123456789")


def _list_clauses(quoted: Mapping[str, list[str]]) -> Iterator[ClauseText]:
    """The clauses proper: a part of one line is a mere heading (二、申报条件), one of two is itself a clause (四)."""
    section = ""
    for address, lines in quoted.items():
        if address in HEADINGS_BEFORE_CLAUSES:
            continue
        if len(digits_of(address)) == 1 or address.endswith(CHAPTER_SIGN):
            section, *lines = lines
        if lines:
            parent = find_parent(address)
            governed_by = "\n".join(quoted[parent]) if parent != address and parent in quoted else None
            yield ClauseText(address, section, "\n".join(lines), governed_by)
