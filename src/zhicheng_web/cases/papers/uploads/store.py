"""Papers on disk: each file under the SHA-256 of its bytes, written whole or not at all, never written twice."""

import os
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from zhicheng_web.private_files import open_private


def locate_paper(digest: str) -> Path:
    """Where the bytes of a hash lie."""
    return Path(settings.PAPERS_FOLDER) / digest[:2] / digest


def store_paper_bytes(data: bytes) -> str:
    """Keep bytes; their hash. On return they are on the disk."""
    digest = sha256(data).hexdigest()
    target = locate_paper(digest)
    if not target.exists():
        for folder in (target.parent.parent, target.parent):  # a parent made along the way would be open to others
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = target.with_name(f"{digest}.{uuid4().hex}")
        with open(draft, "xb", opener=open_private) as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(target)
    return digest


def load_paper_bytes(digest: str) -> bytes:
    """The bytes of a hash. FileNotFoundError where they are gone, ValueError where they are no longer the same."""
    data = locate_paper(digest).read_bytes()
    if sha256(data).hexdigest() != digest:
        raise ValueError(f"the paper {digest[:12]} is not what was kept")
    return data
