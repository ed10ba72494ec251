"""Where the clauses that the engine names stand in a notice of another shape: 第五条 in the place of 二（二）.

Sentences of the engine name Kunming's addresses. Of a notice that is laid out otherwise the policy says, in `[addresses]`,
where each of them stands; what people read is restated once, when it is finished.
"""

import re
from collections.abc import Mapping
from typing import Final

ENGINE_ADDRESSES: Final = (
    *("一（一）", "一（二）", "一（三）", "一（四）"),
    *(
        "二（一）",
        "二（二）",
        "二（二）1",
        "二（二）3",
        "二（二）5",
        "二（三）",
        "二（四）",
        "二（五）",
        "二（六）",
        "二（七）",
    ),
    *("三（一）", "三（二）", "三（三）", "三（四）", "四", "五（二）"),
)
"""What the sentences, checks and steps of the programs name; a route, a paper, a setting those of their own notice."""
SHARED_ADDRESS: Final = "二（二）"
CHECKS_WITH_ADDRESSES: Final = ("insured_months", "last_payer")
"""Kunming speaks of insurance where it speaks of the routes; of a notice that does not, these have addresses of their own."""
PART_ALONE: Final = "四"
ADDRESS: Final = re.compile(
    "|".join(sorted((one for one in ENGINE_ADDRESSES if one != PART_ALONE), key=len, reverse=True))
    + f"|(?<=[（、]){PART_ALONE}(?=[）、])"
)
"""An address in a sentence; 四 alone only in the brackets in which a sentence names its clauses: there is a 四川 too."""
NAMED_TWICE: Final = re.compile("（([^（）、]+)、\\1）")


def restate_addresses(text: str, addresses: Mapping[str, str]) -> str:
    """A sentence of the engine, or an address, with the addresses of the notice that applies.

    >>> restate_addresses("窗口内（四），二（二）4要求满6个月（三（二）、四）", {"四": "第十条", "三（二）": "第八条"})
    '窗口内（第十条），二（二）4要求满6个月（第八条、第十条）'
    >>> restate_addresses("可以上报（三（二）、四）。", {"四": "第九条", "三（二）": "第九条"})
    '可以上报（第九条）。'
    """
    if not addresses:
        return text
    if text in addresses:
        return addresses[text]
    return NAMED_TWICE.sub(r"（\1）", ADDRESS.sub(lambda found: addresses.get(found[0], found[0]), text))
