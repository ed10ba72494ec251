"""Who confirms which kind of diploma: 二（一）, 二（三）."""

from collections.abc import Iterable, Mapping
from typing import Final

from zhicheng.codes import EDUCATIONS

RECOGNISERS: Final[Mapping[str, str]] = {
    "higher": "大专以上的学历学位在学信网查询，国（境）外的由留学服务中心认证",
    "secondary": "中专文凭由省级教育部门核实",
    "technical": "技工院校的毕业证书由人力资源社会保障部门核实，学信网上查不到是正常的",
}

SECONDARY_LEVELS: Final = ("secondary_vocational", "vocational_high")


def name_recognisers(levels: Iterable[int]) -> str:
    """Who confirms diplomas of these levels: 二（一）, 二（三）."""
    return "；".join(dict.fromkeys(RECOGNISERS[find_recogniser(EDUCATIONS[level])] for level in levels))


def find_recogniser(level: str) -> str:
    """Which side recognises a diploma: the classes of technical schools are never to be found on 学信网."""
    return "technical" if level.startswith("techni") else "secondary" if level in SECONDARY_LEVELS else "higher"


LEVELS_OF_TECHNICAL_SCHOOLS: Final = frozenset(
    level for level, word in enumerate(EDUCATIONS) if find_recogniser(word) == "technical"
)
"""The education levels, as codes, whose certificates a technical school gives: 二（三）."""
