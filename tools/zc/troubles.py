"""From an error of the disk, or the words of pip, to the sentence that a person can act on."""

import errno
import platform
import re

from tools.zc import sentences
from tools.zc.ground import Trouble, home, shown

OF_THE_DISK = {
    errno.EROFS: sentences.READ_ONLY,
    errno.EACCES: sentences.READ_ONLY,
    errno.EPERM: sentences.READ_ONLY,
    errno.ENOSPC: sentences.DISK_FULL,
    errno.EDQUOT: sentences.DISK_FULL,
    errno.ENOTDIR: sentences.IN_THE_WAY,
    errno.EEXIST: sentences.IN_THE_WAY,
}

# pip's own words, most telling first: a refused connection also ends in "No matching distribution".
OF_PIP = (
    (re.compile(r"DO NOT MATCH THE HASHES"), sentences.WRONG_HASH),
    (re.compile(r"No space left on device|Disk quota exceeded"), sentences.DISK_FULL),
    (re.compile(r"Read-only file system|Permission denied"), sentences.READ_ONLY),
    (
        re.compile(r"Retrying|Connection|[Tt]imed? ?out|Temporary failure|Proxy|SSLError|CERTIFICATE"),
        sentences.NO_NETWORK,
    ),
    (re.compile(r"No matching distribution"), sentences.NO_WHEEL),
)
PACKAGE = re.compile(r"\b([A-Za-z0-9][\w.-]*==[\w.]+)")


def of_the_disk(error: OSError) -> Trouble:
    """The sentence for an error of the file system."""
    place = shown(home()) if error.errno in OF_THE_DISK else str(error.filename or shown(home()))
    template = OF_THE_DISK.get(error.errno or 0, sentences.UNREADABLE)
    return Trouble(template.format(place=place, why=error.strerror or error))


def of_pip(said: str, log: str) -> Trouble:
    """The sentence for an installation that failed, told from what pip said; `log` keeps the rest."""
    template = next((template for words, template in OF_PIP if words.search(said)), sentences.NOT_INSTALLED)
    named = PACKAGE.findall(said[said.rfind("ERROR") :])
    package = f"（{named[0]}）" if named else ""
    place = shown(home())
    return Trouble(
        template.format(
            package=package, place=place, log=log, python=platform.python_version(), machine=platform.machine()
        )
    )
