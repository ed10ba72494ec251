"""A declared reading of the notice that decides a case, in a sentence: what holds now, what the other would give, who decides."""

from collections.abc import Mapping
from typing import Any, Final

from zhicheng.policy.model import Policy
from zhicheng.words.results import VERDICT_NAMES
from zhicheng.workdays.days import day_number
from zhicheng.workdays.words import format_day, format_day_with_weekday

WHO_DECIDES: Final = "通知在这里留有余地，怎样读由市人力资源和社会保障局决定。"


def describe_deciding_reading(reading: Mapping[str, Any], policy: Policy) -> str:
    """One item of `readings` of a result (case-format.md, "A result")."""
    own = (policy.settings[reading["key"]].reading or "").rstrip("。")
    earliest = reading["earliest"]
    day = f"，{format_day_with_weekday(day_number(earliest))}起" if earliest else ""
    verdict = VERDICT_NAMES[reading["verdict"]]
    window = f"，能赶上{format_window(reading['window'])}的窗口" if reading["window"] else ""
    return f"{reading['clause']}：现在的读法是“{own}”；如果{reading['meaning']}，结果是{verdict}{day}{window}。{WHO_DECIDES}"


def format_window(window: Mapping[str, str]) -> str:
    """A window from its first day to its last."""
    return f"{format_day(day_number(window['opens']))}至{format_day(day_number(window['closes']))}"
