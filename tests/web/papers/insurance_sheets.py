"""Made-up sheets of social insurance as PDFs with text: no such unit or person exists, and no office prints them so."""

from collections.abc import Sequence

from tests.web.papers.builders import make_raw_pdf, make_stream_object

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Made-UCS def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
%d beginbfchar
%s
endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"""
LEFT, TOP, COLUMN, ROW = 40, 800, 130, 20
"""Points: where a table begins, and the size of its cells."""


def make_text_pdf(rows: Sequence[Sequence[str]]) -> bytes:
    """A page with a table: a row a line, a cell a column, in a font that is named and maps its codes to characters."""
    letters = sorted({letter for row in rows for cell in row for letter in cell})
    pairs = b"\n".join(b"<%04X> <%04X>" % (ord(one), ord(one)) for one in letters)
    cells = [
        b"1 0 0 1 %d %d Tm <%s> Tj"
        % (LEFT + COLUMN * column, TOP - ROW * line, cell.encode("utf-16-be").hex().encode())
        for line, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    text = b"BT /F1 10 Tf %s ET" % b"\n".join(cells)
    return make_raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>",
            make_stream_object(b"", text),
            b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong /Encoding /Identity-H"
            b" /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>",
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong /FontDescriptor 7 0 R /DW 1000"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
            b"<< /Type /FontDescriptor /FontName /STSong /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
            b" /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
            make_stream_object(b"", TO_UNICODE % (len(letters), pairs)),
        ]
    )


UNIT = "昆明滇池机械有限公司"
BY_MONTH = make_text_pdf(
    [
        ["个人参保缴费证明（样张）"],
        ["姓名：李云", "打印日期：2026年3月1日"],
        ["年月", "单位名称", "险种", "缴费情况"],
        *([month, UNIT, "养老保险", "已缴"] for month in ("2025年11月", "2025年12月", "2026年1月")),
        ["2026年2月", UNIT, "养老保险", "未缴"],
        ["2025年10月", UNIT, "养老保险", "补缴"],
        ["参保地：昆明市", "有效期至2026年6月"],
    ]
)
"""A line a month, not in their order; one is not paid, one was paid late."""
BY_SPELL = make_text_pdf(
    [
        ["缴费历史（样张）", "云南省本级"],
        ["起止年月", "缴费单位", "月数"],
        ["202408-202412", "云岭商贸有限公司", "5"],
        ["202501-202602", UNIT, "14"],
    ]
)
"""A line a spell, months without signs between them."""
BY_UNIT = make_text_pdf(
    [
        ["参保证明（样张）"],
        ["单位名称：" + UNIT, "91530102MA6K3H5X1C"],
        ["2025-01", "3800.00", "正常缴费"],
        ["2025-02", "3800.00", "正常缴费"],
        ["单位名称：云岭商贸有限公司"],
        ["2025-03", "3900.00", "正常缴费"],
    ]
)
"""The unit above its months."""
TWO_COLUMNS = make_text_pdf([["费款所属期", "入库日期"], ["202501", "202502", "已缴"], ["202502", "202503", "已缴"]])
"""The month, and the month in which it was paid: nobody can tell them from a span."""
ANOTHER_PAPER = make_text_pdf([["劳动合同", "2025年1月1日起"], ["甲方", UNIT]])
