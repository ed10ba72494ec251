"""What a fuzzer fills in: words of a page as they are, and words that nobody at a desk would send."""

from random import Random

LONG = 20_000
NIL = "00000000-0000-4000-8000-000000000000"
ODD: tuple[str, ...] = (
    *("", " ", "0", "1", "-1", "2", "1.5", "1e999", "NaN", "null", "true", "[]", "{}", "x"),
    *(
        "9" * 30,
        "9" * 5000,
        "٣",
        "１２",
        "1_000",
        "0x10",
        "+1",
        "１９９０",
        "2147483647",
        "2147483648",
        "9223372036854775808",
    ),
    *("2026-02-30", "2026-02-28", "0000-00-00", "9999-12-31", "20260228", "2026-13", "24:00:00"),
    *("\x00", "a\x00b", "\x01\x1b[31m", "\r\n\r\nX: y", "\t", "\x85", "\u2028", "\ufeff", "\ufffe"),
    *("昆明", "申" * LONG, "𠮷野家", "䶮", "e\u0301" * 50, "\u202e者", "何\u200b苗", "👩‍👩‍👧‍👦", "ﷺ", "İ", "ß"),
    *("' OR 1=1 --", '"; DROP TABLE cases; --', "%", "_", "\\", "%00", "${7*7}", "{{7*7}}", "{% now %}"),
    *(
        "<script>alert(1)</script>",
        "&lt;",
        "javascript:alert(1)",
        "../../../etc/passwd",
        "C:\\con",
        "//evil.example",
        "http://[::1",
    ),
    *(
        NIL,
        "0" * 36,
        "二（二）4",
        "二(二)4",
        "530102199001011234",
        "53010219900101123X",
        "91530100MA6K5X5X0X",
        "13800138000",
    ),
    *(
        "draft",
        "recognised",
        "authority",
        "applicant",
        "employer",
        "risk",
        "late",
        "all",
        "new",
        "unknown",
        "yes",
        "id",
    ),
)
FILES: tuple[tuple[str, bytes], ...] = (
    ("a.pdf", b""),
    ("a.pdf", b"%PDF-1.7\n%%EOF"),
    ("a\x00.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
    ("申" * 300 + ".jpg", b"\xff\xd8\xff\xe0" + b"\0" * 64),
    ("../../x.exe", b"MZ" + b"\0" * 64),
    ("calendar.txt", "国务院办公厅关于2027年部分节假日安排的通知".encode()),
    ("", b"x"),
)
PARAMETERS = (
    *("q", "page", "group", "state", "at", "sort", "kind", "start", "case", "paper", "after", "done", "next", "size"),
    *("contrast", "all", "gone", "place", "changed", "ended", "look", "edit", "tab", "version", "key"),
)
"""What pages read of an address, and what they might."""


def draw_value(chance: Random) -> str:
    """One odd value, now and then two in a row."""
    value = chance.choice(ODD)
    return value + chance.choice(ODD) if chance.random() < 0.1 else value


def draw_query(chance: Random) -> dict[str, list[str]]:
    """Parameters of an address, some of them twice, some with names of nobody."""
    names = [
        chance.choice(PARAMETERS) if chance.random() < 0.9 else draw_value(chance) for _ in range(chance.randrange(4))
    ]
    return {name: [draw_value(chance) for _ in range(chance.choice((1, 1, 1, 2)))] for name in names}
