"""An upload of somebody without an account: counted by the place that it comes from before it is read, and read in turn with
others of that place. Counts and turns are those of this process: they keep its readers free, and prove nothing.
"""

from collections import OrderedDict
from threading import Lock
from time import monotonic
from typing import Final

from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, build_upload_refusal, clean_in_turn
from zhicheng_web.cases.refusals.wordings import Wording

BUSY: Final = Wording("", "现在上传的人太多，证照还没有读", "请过一分钟，重新选择文件，再提交一次。")
TURNS: Final = tuple(Lock() for _ in range(64))
"""A place has always the same, and there are no more of them than these."""
HOUR: Final = 3600.0
MAX_OF_HOUR: Final = 60
"""Uploads from one place within an hour (in seconds): an accountant registers some units, and mistakes some files."""
MAX_PLACES: Final = 10_000
UPLOADS: Final[OrderedDict[str, list[float]]] = OrderedDict()
"""When something came from a place within the hour; the places that sent last are remembered."""
COUNTING: Final = Lock()


def clean_upload_from(place: str, data: bytes) -> CleanPaper:
    """The clean paper of somebody at a place. Raises StepRefused, also where too much came from it."""
    if not count_upload(place, monotonic()):
        raise build_upload_refusal(
            "uploads_of_place", "这个网络一小时里上传的文件太多", "请过一小时再交，或打电话给市人社局。"
        )
    return clean_in_turn(TURNS[hash(place) % len(TURNS)], BUSY, data)


def count_upload(place: str, now: float) -> bool:
    """Whether another upload may be read; `now`: seconds. It counts, whatever becomes of it."""
    with COUNTING:
        lately = [one for one in UPLOADS.pop(place, []) if one > now - HOUR]
        few = len(lately) < MAX_OF_HOUR
        UPLOADS[place] = [*lately, now] if few else lately
        if len(UPLOADS) > MAX_PLACES:
            UPLOADS.popitem(last=False)
    return few
