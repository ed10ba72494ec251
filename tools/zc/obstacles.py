"""From an error of the disk, or the words of pip, to the sentence that a person can act on."""

import errno
import platform
import re

from tools.zc import sentences
from tools.zc.checkout import Obstacle, format_path, home

DISK_SENTENCES = {
    errno.EROFS: sentences.READ_ONLY,
    errno.EACCES: sentences.READ_ONLY,
    errno.EPERM: sentences.READ_ONLY,
    errno.ENOSPC: sentences.DISK_FULL,
    errno.EDQUOT: sentences.DISK_FULL,
    errno.ENOTDIR: sentences.IN_THE_WAY,
    errno.EEXIST: sentences.IN_THE_WAY,
}

# pip's own words, most telling first: a refused connection also ends in "No matching distribution".
PIP_SENTENCES = (
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


def obstacle_of_disk_error(error: OSError) -> Obstacle:
    """The sentence for an error of the file system."""
    place = format_path(home()) if error.errno in DISK_SENTENCES else str(error.filename or format_path(home()))
    template = DISK_SENTENCES.get(error.errno or 0, sentences.UNREADABLE)
    return Obstacle(template.format(place=place, why=error.strerror or error))


def obstacle_of_pip_output(output: str, log: str) -> Obstacle:
    """The sentence for an installation that failed, told from what pip said; `log` keeps the rest."""
    template = next((template for words, template in PIP_SENTENCES if words.search(output)), sentences.NOT_INSTALLED)
    packages = PACKAGE.findall(output[output.rfind("ERROR") :])
    package = f"（{packages[0]}）" if packages else ""
    place = format_path(home())
    return Obstacle(
        template.format(
            package=package, place=place, log=log, python=platform.python_version(), machine=platform.machine()
        )
    )
