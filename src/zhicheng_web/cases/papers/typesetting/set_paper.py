"""Papers as the office asks for them: set in a process that is started when first needed and ended when it overruns its time."""

import json
import logging
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from typing import Final, NamedTuple

from django.conf import settings

from zhicheng_web.cases.papers.typesetting import typesetter as typesetter_room
from zhicheng_web.cases.papers.typesetting.faces import MissingCharacter
from zhicheng_web.cases.papers.typesetting.kinds.issued_paper import IssuedPaper
from zhicheng_web.cases.papers.typesetting.limits import PAPERS_OF_A_PROCESS, SETTING_SECONDS, TYPESETTERS
from zhicheng_web.cases.papers.uploads.reader import frames
from zhicheng_web.cases.papers.uploads.reader.frames import Frame
from zhicheng_web.cases.papers.uploads.reader_process import IDLE_LISTS, Reader, ReaderEnded
from zhicheng_web.cases.papers.uploads.slots import hold_slot

LOG: Final = logging.getLogger("zhicheng.papers")
IDLE: Final[list[Reader]] = []
"""Processes that wait for a paper to set."""
IDLE_LISTS.append(IDLE)


class SetPaper(NamedTuple):
    """A paper as PDF, and what it was made of: SHA-256 of its data and of its layout, name and version of what set it."""

    pdf: bytes
    data_digest: str
    layout_digest: str
    renderer: str


class PaperNotSet(Exception):
    """The paper could not be set: a fault of the office, which the log names."""


class CharactersMissing(Exception):
    """Characters that are in no font of the office; nothing was set."""

    def __init__(self, missing: list[MissingCharacter]) -> None:
        super().__init__("；".join(one.sentence for one in missing))
        self.missing = missing


def encode_data(paper: IssuedPaper) -> bytes:
    """The data of a paper as the layout reads them: JSON, days and moments as in ISO 8601."""
    return json.dumps(asdict(paper), default=format_moment, ensure_ascii=False, sort_keys=True).encode()


def format_moment(value: date) -> str:
    """A day, or a moment with its second, as in ISO 8601."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()


def set_paper(paper: IssuedPaper) -> SetPaper:
    """The paper as PDF; the same data give the same bytes. Raises CharactersMissing, PaperNotSet, AllReadersBusy."""
    data = encode_data(paper)
    answer = {one.kind: one for one in ask_typesetter(Frame(frames.SET, word=paper.layout, body=data))}
    if frames.REFUSAL in answer:
        refuse_paper(paper, answer[frames.REFUSAL])
    layout = answer[frames.LAYOUT].body.decode()
    renderer = f"typst {version('typst')}"
    return SetPaper(answer[frames.PAPER].body, sha256(data).hexdigest(), layout, renderer)


def refuse_paper(paper: IssuedPaper, refusal: Frame) -> None:
    """Raise what a refusal says."""
    details = json.loads(refusal.body)
    if refusal.word == "characters":
        raise CharactersMissing([MissingCharacter(field, character) for field, character in details])
    LOG.error("paper %s was not set: %s", paper.layout, details)
    raise PaperNotSet(refusal.word)


def ask_typesetter(request: Frame) -> list[Frame]:
    """What a process answers; one that has ended while it waited is replaced. Raises PaperNotSet, AllReadersBusy."""
    with hold_slot("typesetters", TYPESETTERS):
        try:
            waited = bool(IDLE)
            process = IDLE.pop() if IDLE else start_process()
            if waited and process.process.poll() is not None:
                process.end()
                process = start_process()
            answer = ask_process(process, request)
        except ReaderEnded as ended:
            LOG.error("paper %s was not set: %s", request.word, ended)
            raise PaperNotSet(str(ended)) from ended
        keep_process(process)
        return answer


def ask_process(process: Reader, request: Frame) -> list[Frame]:
    """What one process answers; one that does not in time is ended. Raises ReaderEnded."""
    try:
        return list(process.ask(request, monotonic() + SETTING_SECONDS))
    except ReaderEnded:
        process.end()
        raise


def start_process() -> Reader:
    """A process with the fonts and layouts of this office. Raises ReaderEnded."""
    own = Path(settings.HOME) / "papers-layout"
    return Reader(typesetter_room.__name__, str(own / "fonts"), str(own / "layouts"))


def keep_process(process: Reader) -> None:
    """Let a process wait for the next paper, until it has set many."""
    if process.asked >= PAPERS_OF_A_PROCESS:
        process.end()
    else:
        IDLE.append(process)
