"""An upload becomes a clean paper, in a process of its own (`reader`): what is seen stays, and nothing else of the file.

A picture is drawn anew, a PDF is built anew from its pages, each with the pictures of its pages. What cannot be read is refused
with a sentence that says what to do.
"""

import logging
from threading import Lock
from typing import Final, NamedTuple

from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.papers.uploads import reader_process
from zhicheng_web.cases.papers.uploads.limits import (
    MAX_BYTES,
    MAX_CLEAN_BYTES,
    MAX_INPUT_SIDE_PIXELS,
    MAX_PAGES,
    MAX_PIXELS,
    MEGABYTE,
    WAITING_SECONDS,
)
from zhicheng_web.cases.papers.uploads.reader import frames
from zhicheng_web.cases.papers.uploads.reader.frames import Frame
from zhicheng_web.cases.papers.uploads.reader.refusals import Reason
from zhicheng_web.cases.papers.uploads.reader_process import ReaderEnded
from zhicheng_web.cases.papers.uploads.signatures import MEDIA_TYPES, find_media_type
from zhicheng_web.cases.papers.uploads.slots import AllReadersBusy
from zhicheng_web.cases.refusals.of_database import build_failed_finding
from zhicheng_web.cases.refusals.wordings import Wording

LOG: Final = logging.getLogger("zhicheng.papers")
PHOTO_BRANDS: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
"""What a phone writes after `ftyp` when it saves space."""
OFFICE_SIGNATURES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""Documents of an office suite, and archives."""
WORDINGS: Final = {
    Reason.LOCKED: Wording("", "PDF有密码，别人打不开", "请去掉密码，或打印后拍照上传。"),
    Reason.UNREADABLE_PDF: Wording("", "PDF已损坏，打不开", "请重新扫描或另存一份，再上传。"),
    Reason.UNREADABLE_PICTURE: Wording("", "图片已损坏，打不开", "请重新拍照或扫描，再上传。"),
    Reason.PAGES: Wording("", f"PDF有{{number}}页，应为1至{MAX_PAGES}页", "请只上传需要的页，或分成几个文件。"),
    Reason.PIXELS: Wording(
        "",
        f"图片的像素太大，一边超过{MAX_INPUT_SIDE_PIXELS}或总数超过{MAX_PIXELS // 10_000}万",
        "请降低扫描的分辨率，或把图片缩小后再上传。",
    ),
    Reason.PAGE_SHAPE: Wording("", "第{number}页太小、太大或太窄，看不清内容", "请按A4纸重新扫描或另存，再上传。"),
    Reason.COMPLEX: Wording(
        "", "文件太复杂，几秒钟内读不完", "请打印后重新扫描，或用手机拍照上传；页数多的，请分成几个文件。"
    ),
    Reason.CLEAN_SIZE: Wording(
        "", f"文件整理后超过{MAX_CLEAN_BYTES // MEGABYTE}MB", "请降低扫描的分辨率，或分成几个文件上传。"
    ),
}
"""What a reader refuses, in words."""
BUSY_KEY: Final = "paper_readers_busy"
BUSY: Final = Wording("", "现在上传的人太多，这份文件还没有读", "请过一分钟，再上传一次。")

OWN_BUSY: Final = Wording("", "您的上一份文件还在读", "请等几秒钟，看到上一份的结果后，再按一次“上传”。")
TURNS: Final[dict[int, Lock]] = {}
"""By person: held while an upload of theirs is read in this process."""


class CleanPaper(NamedTuple):
    """A paper as it is stored: its bytes, media type and number of pages; pictures of its first pages, as JPEG, and the first
    one small.
    """

    data: bytes
    media_type: str
    pages: int
    pictures: tuple[bytes, ...] = ()
    thumbnail: bytes = b""


def build_upload_refusal(key: str, sentence: str, remedy: str) -> StepRefused:
    """A refusal of an upload."""
    return StepRefused([build_failed_finding(key, Wording("", sentence, remedy))])


def check_upload_size(size: int) -> None:
    """Raises StepRefused where a file has too many bytes, or none."""
    if not size:
        raise build_upload_refusal("paper_not_empty", "文件是空的，里面没有内容", "请打开看一看，再重新选择文件。")
    if size > MAX_BYTES:
        has, most = -(-size // MEGABYTE), MAX_BYTES // MEGABYTE
        raise build_upload_refusal(
            "paper_too_large", f"文件有{has}MB，超过{most}MB", "请降低扫描的分辨率，或分成几个文件上传。"
        )


def clean_upload(data: bytes) -> CleanPaper:
    """The clean paper with pictures of its pages: of the first ones, where drawing all would take too long. Raises
    StepRefused.
    """
    check_upload_size(len(data))
    if find_media_type(data) is None:
        raise build_format_refusal(data)
    paper, *drawn = ask_in_words(Frame(frames.CLEAN, body=data))
    if paper.kind != frames.PAPER or paper.word not in MEDIA_TYPES or not 0 < paper.number <= MAX_PAGES:
        raise build_reader_refusal(Reason.COMPLEX)
    pictures = tuple(one.body for one in drawn if one.kind == frames.PICTURE)
    thumbnail = next((one.body for one in drawn if one.kind == frames.THUMBNAIL), b"")
    return CleanPaper(paper.body, paper.word, paper.number, pictures, thumbnail)


def clean_upload_of(person_id: int, data: bytes) -> CleanPaper:
    """The clean paper of somebody, of whom one upload is read at a time: nobody takes all readers. Raises StepRefused."""
    return clean_in_turn(TURNS.setdefault(person_id, Lock()), OWN_BUSY, data)


def clean_in_turn(turn: Lock, busy: Wording, data: bytes) -> CleanPaper:
    """The clean paper, read while nothing else of the turn is. Raises StepRefused, in the words `busy` where it is taken."""
    if not turn.acquire(timeout=WAITING_SECONDS):
        raise StepRefused([build_failed_finding(BUSY_KEY, busy)])
    try:
        return clean_upload(data)
    finally:
        turn.release()


def clean_optional_upload(person_id: int, data: bytes) -> CleanPaper | None:
    """The clean paper of what somebody may add; None where they have added nothing. Raises StepRefused."""
    return clean_upload_of(person_id, data) if data else None


def draw_page_picture(data: bytes, media_type: str, number: int) -> bytes | None:
    """A page of a stored paper as JPEG; None where there is no such page. Raises StepRefused."""
    return next((one.body for one in ask_in_words(Frame(frames.DRAW, number, media_type, data))), None)


def ask_in_words(request: Frame) -> list[Frame]:
    """What a reader answers to a request. Raises StepRefused with what it refuses, or what ended it."""
    try:
        answer = reader_process.ask_reader(request)
    except ReaderEnded as ended:
        LOG.warning("an upload of %s bytes was refused: its reader was ended (%s)", len(request.body), ended)
        raise build_reader_refusal(Reason.COMPLEX) from ended
    except AllReadersBusy as busy:
        raise StepRefused([build_failed_finding(BUSY_KEY, BUSY)]) from busy
    refusals = [one for one in answer if one.kind == frames.REFUSAL]
    for one in refusals:
        LOG.info(
            "an upload of %s bytes was refused: %s, %s",
            len(request.body),
            one.word,
            one.body.decode("ascii", "replace"),
        )
        raise build_reader_refusal(one.word, one.number)
    return answer


def build_reader_refusal(key: str, number: int = 0) -> StepRefused:
    """The refusal of a reader in words; of one that says what no reader says, that the upload is too complex."""
    reason = Reason(key) if key in set(Reason) else Reason.COMPLEX
    wording = WORDINGS[reason]
    return build_upload_refusal(reason, wording.sentence.format(number=number), wording.remedy)


def build_format_refusal(data: bytes) -> StepRefused:
    """What somebody has taken for a scan, and how to get one."""
    if data[4:8] == b"ftyp" and data[8:12] in PHOTO_BRANDS:
        return build_upload_refusal(
            "paper_heic",
            "这是手机的HEIC照片，很多电脑打不开",
            "请在手机上给照片截图，上传截图；或在相机设置里选“兼容性最佳”，再拍一张。",
        )
    if data.startswith(OFFICE_SIGNATURES):
        return build_upload_refusal(
            "paper_of_office",
            "这是Word、Excel文件或压缩包，不是扫描件",
            "请在Word里选“另存为PDF”，再上传；压缩包请先解压。",
        )
    return build_upload_refusal(
        "paper_kind_unknown", "文件不是PDF、JPG或PNG", "请另存为PDF，或拍照后上传JPG、PNG图片。"
    )
