"""Files of papers and pictures beside the rows that name them: what nobody names is deleted after a day.

Such files are of uploads that failed after their bytes were written: a refusal at COMMIT, a kill, a power cut.
"""

import fcntl
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from zhicheng_web.cases.models import PagePicture, Paper, PrintedPaper
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.ledger.seal_checks import find_last_seal_fault
from zhicheng_web.people.models import UnitRequest

LOG: Final = logging.getLogger("zhicheng.papers")
UNNAMED_AGE: Final = timedelta(days=1)
"""How old a file is before it counts as forgotten: an upload names its file within seconds."""


def list_named_digests() -> Iterator[str]:
    """The hashes of all papers, pictures, thumbnails, licences and printed papers, each once."""
    pictures = PagePicture.objects.exclude(sha256="").values_list("sha256")
    thumbnails = PagePicture.objects.exclude(thumbnail="").values_list("thumbnail")
    licences = UnitRequest.objects.exclude(licence_sha256="").values_list("licence_sha256")
    printed = PrintedPaper.objects.values_list("sha256")
    rows = Paper.objects.values_list("sha256").union(pictures, thumbnails, licences, printed)
    return (digest for (digest,) in rows.iterator())


def delete_unnamed_files(now: datetime) -> int:
    """Delete the files that no row names, and drafts; how many. `now`: the real moment, which files bear.

    Nothing is deleted while the database is an older backup than its seals: the rows that name a file may come back.
    """
    if find_last_seal_fault():
        LOG.warning("papers: nothing is deleted while a seal does not fit the database")
        return 0
    before = (now - UNNAMED_AGE).timestamp()
    old = [file for file in Path(settings.PAPERS_FOLDER).glob("??/*") if file.stat().st_mtime < before]
    if not old:
        return 0
    named = {place for digest in list_named_digests() for place in store.list_places(digest)}
    return sum(delete_if_old(file, before) for file in old if file not in named)


def delete_if_old(file: Path, before: float) -> int:
    """Delete a file unless an upload of the same bytes has made it young meanwhile; how many were (0 or 1)."""
    with store.hold_store_lock(fcntl.LOCK_EX):
        if file.stat().st_mtime >= before:
            return 0
        file.unlink()
        return 1
