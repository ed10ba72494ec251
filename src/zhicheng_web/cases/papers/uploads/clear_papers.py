"""Papers of before papers were encrypted: each is encrypted, and then its clear file deleted.

A kill between any two lines leaves a paper that can be read, and the next run goes on. There is no mark that it has been done: a
backup brings clear papers back, and looking costs little, since only names are read (0.2 s of the processor for 100,000 files).
"""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.private_files import flush_folder

LOG: Final = logging.getLogger("zhicheng.papers")
CLEAR_NAME: Final = re.compile("[0-9a-f]{64}")


def encrypt_clear_papers() -> int:
    """Encrypt what lies in the clear; how many papers. One that is not what was stored stays as it is: somebody must look."""
    count = 0
    for file in list_clear_papers():
        data = file.read_bytes()
        if store.hash_paper(data) != file.name:
            LOG.error("the clear paper %s is not what was stored", file.name[:12])
            continue
        store.store_paper_bytes(data)
        if store.find_paper_fault(file.name) is None:
            file.unlink()
            flush_folder(file.parent)
            count += 1
    return count


def list_clear_papers() -> Iterator[Path]:
    """The files of papers that are not encrypted."""
    return (file for file in Path(settings.PAPERS_FOLDER).glob("??/*") if CLEAR_NAME.fullmatch(file.name))
