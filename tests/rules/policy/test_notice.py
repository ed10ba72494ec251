"""The notice is quoted byte by byte, and every clause is found under the address that is printed."""

from hashlib import sha256
from pathlib import Path

import pytest

from zhicheng.policy.notice import Notice, NoticeError, UnknownClause, parse_notice, read_notice

FILE = Path(__file__).parents[3] / "policies" / "kunming" / "notice.md"
MARKDOWN = FILE.read_text(encoding="utf-8")
WORDING = "fef76c603d0709bcec5a238b0849f6adad023d10657fc9201b85669c11ae0de0"
ADDRESSES = (
    *("一（一）", "一（二）", "一（三）", "一（四）"),
    *("二（一）", "二（二）", "二（二）1", "二（二）2", "二（二）3", "二（二）4", "二（二）5"),
    *("二（三）", "二（四）", "二（五）", "二（六）", "二（七）"),
    *("三（一）", "三（二）", "三（三）", "三（四）", "四", "五（一）", "五（二）"),
)


@pytest.fixture(scope="module")
def notice() -> Notice:
    return read_notice(FILE)


def test_the_wording_is_the_printed_one_byte_by_byte(notice: Notice) -> None:
    assert sha256(notice.full_text.encode()).hexdigest() == WORDING


def test_the_reassembled_text_is_every_quoted_line_and_nothing_else(notice: Notice) -> None:
    quoted = [line[2:] for line in MARKDOWN.splitlines() if line.startswith(">")]
    assert notice.full_text == "\n".join(quoted) + "\n"


def test_the_leaf_clauses_are_the_23_printed_ones_in_printed_order(notice: Notice) -> None:
    assert notice.addresses == ADDRESSES
    assert [notice.order(address) for address in ADDRESSES] == list(range(23))


def test_the_head_says_who_issued_it_and_what_is_not_known(notice: Notice) -> None:
    assert notice.title == "昆明市人力资源和社会保障局关于开展初级职称考核认定工作的通知"
    assert notice.issuer == "昆明市人力资源和社会保障局"
    assert notice.source["文号"] == "未查到"
    assert list(notice.source) == ["文号", "发文日期", "附件", "来源"]


def test_a_clause_begins_with_its_printed_numeral(notice: Notice) -> None:
    numerals = {address: address[1:] if address.endswith("）") else f"{address[-1]}." for address in ADDRESSES}
    printed = {address: clause.text for address, clause in notice.clauses.items() if address != "四"}
    assert {address: text[: len(numerals[address])] for address, text in printed.items()} == {
        address: numerals[address] for address in printed
    }


def test_an_item_is_read_under_its_head_sentence(notice: Notice) -> None:
    assert notice.clauses["二（二）4"].governed_by == notice.clauses["二（二）"].text
    assert [address for address, clause in notice.clauses.items() if clause.governed_by] == [
        f"二（二）{item}" for item in range(1, 6)
    ]


def test_each_clause_knows_the_heading_of_its_part(notice: Notice) -> None:
    assert list(dict.fromkeys(clause.section for clause in notice.clauses.values())) == [
        "一、申报范围",
        "二、申报条件",
        "三、办理程序",
        "四、申报时间",
        "五、有关要求",
    ]
    assert not notice.clauses["四"].text.startswith("四")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_understood_however_it_is_typed(notice: Notice, address: str) -> None:
    half_width = address.replace("（", "(").replace("）", ")")
    digits = half_width.translate(str.maketrans("一二三四五六七", "1234567"))
    dotted = digits.replace("(", ".").replace(")", ".").strip(".").replace("..", ".")
    typed = (address, half_width, digits, dotted, f" {address} ", " ".join(address), f"第{address}条")
    assert {notice.find(text).address for text in typed} == {address}


def test_an_unknown_address_is_answered_with_the_nearest_ones(notice: Notice) -> None:
    answers = {}
    for typed in ("二（二）6", "五", "二（九）", "九", "二（二）4a"):
        with pytest.raises(UnknownClause) as refusal:
            notice.find(typed)
        answers[typed] = str(refusal.value)
    assert answers == {
        "二（二）6": f"通知里没有“二（二）6”这一条；相近的有：{'、'.join(ADDRESSES[5:11])}。",
        "五": "通知里没有“五”这一条；相近的有：五（一）、五（二）。",
        "二（九）": f"通知里没有“二（九）”这一条；相近的有：{'、'.join(ADDRESSES[4:16])}。",
        "九": f"通知里没有“九”这一条；全部条款是：{'、'.join(ADDRESSES)}。",
        "二（二）4a": "通知里没有“二（二）4a”这一条；相近的有：二（二）4。",
    }


def test_order_asks_for_the_exact_address(notice: Notice) -> None:
    with pytest.raises(UnknownClause):
        notice.order("2.2.4")


@pytest.mark.parametrize(
    ("printed", "altered", "refusal"),
    [
        ("满12个月，符合", "满11个月，符合", "引文与登记的校验值不符，条文被改动过"),
        ("> 一、申报范围\n", "", "引文与登记的校验值不符，条文被改动过"),
        ("- 发文机关：", "- 机关：", "文件开头缺少“- 发文机关：…”一行"),
        ("- 名称：昆明市", "- 名称：", "“名称”与引用的标题不一致"),
        ("### 二（四）", "### 二（三）", "编号“二（三）”出现了两次"),
        ("## 标题\n", "", "引文之前没有编号标题"),
    ],
)
def test_a_damaged_file_is_refused_with_a_sentence(printed: str, altered: str, refusal: str) -> None:
    assert printed in MARKDOWN
    with pytest.raises(NoticeError, match=refusal.replace("（", ".").replace("）", ".")):
        parse_notice(MARKDOWN.replace(printed, altered, 1))


def test_a_refused_file_is_named(tmp_path: Path) -> None:
    copy = tmp_path / "notice.md"
    copy.write_text(MARKDOWN.replace("考核", "考評"), encoding="utf-8")
    with pytest.raises(NoticeError) as refusal:
        read_notice(copy)
    assert str(refusal.value).startswith(f"{copy}：")
