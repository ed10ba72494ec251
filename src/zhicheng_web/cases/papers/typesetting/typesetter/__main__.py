"""The process: reads fonts and layouts from the folders that it is told, gives up its rights, sets papers until it is left."""

import json
import socket
import sys
from pathlib import Path

from zhicheng_web.cases.papers.typesetting.faces import list_font_folders
from zhicheng_web.cases.papers.typesetting.layouts_folder import list_layout_folders, read_layouts
from zhicheng_web.cases.papers.typesetting.limits import SETTING_FILES, SETTING_MEMORY
from zhicheng_web.cases.papers.typesetting.typesetter.typesetter import (
    PaperRefused,
    Typesetter,
    build_typesetter,
)
from zhicheng_web.cases.papers.uploads.reader import confinement, frames
from zhicheng_web.cases.papers.uploads.reader.frames import Frame


def serve_office(font_folder: Path, layout_folder: Path) -> int:
    """Set papers until the office hangs up."""
    connection = socket.socket(fileno=0)
    layouts = read_layouts(list_layout_folders([layout_folder]))
    typesetter = build_typesetter(list_font_folders([font_folder]), layouts)
    typesetter.warm_up()
    confinement.give_up_rights()
    confinement.limit_memory(SETTING_MEMORY, SETTING_FILES)
    frames.send_frame(connection, Frame(frames.READY))
    while connection.recv(1, socket.MSG_PEEK):
        for frame in answer_request(typesetter, frames.receive_frame(connection)):
            frames.send_frame(connection, frame)
    return 0


def answer_request(typesetter: Typesetter, request: Frame) -> list[Frame]:
    """The paper and the digest of its layout, or why it was not set."""
    try:
        made = typesetter.set_paper(request.word, json.loads(request.body))
    except PaperRefused as refused:
        return [Frame(frames.REFUSAL, word=refused.word, body=json.dumps(refused.details).encode())]
    digest = typesetter.layouts[request.word].digest
    return [Frame(frames.LAYOUT, body=digest.encode()), Frame(frames.PAPER, body=made), Frame(frames.END)]


if __name__ == "__main__":
    sys.exit(serve_office(Path(sys.argv[1]), Path(sys.argv[2])))
