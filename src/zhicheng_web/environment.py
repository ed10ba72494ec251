"""What the office is told from outside: environment variables, each read here and nowhere else."""

import os
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[2]
LOCAL_HOSTS = "localhost,127.0.0.1,[::1]"


class Surroundings(NamedTuple):
    """The variables as values. Empty text means: not given."""

    home: Path
    database_url: str
    owner_url: str
    socket: str
    demo: bool
    today: str
    since: str
    hosts: tuple[str, ...]
    https: bool
    proxy: str
    phone: str


def read() -> Surroundings:
    """Read the environment. ZHICHENG_HOME holds the database, the keys and the papers of this office."""
    said = os.environ.get
    return Surroundings(
        home=Path(said("ZHICHENG_HOME") or CHECKOUT / ".zhicheng").expanduser().resolve(),
        database_url=said("DATABASE_URL", ""),
        owner_url=said("DATABASE_OWNER_URL", ""),
        socket=said("ZHICHENG_SOCKET", ""),
        demo=said("ZHICHENG_DEMO", "") == "1",
        today=said("ZHICHENG_TODAY", ""),
        since=said("ZHICHENG_TODAY_SINCE", ""),
        hosts=tuple(filter(None, said("ZHICHENG_HOSTS", LOCAL_HOSTS).split(","))),
        https=said("ZHICHENG_HTTPS", "") == "1",
        proxy=said("ZHICHENG_PROXY", "127.0.0.1" if said("ZHICHENG_HTTPS") == "1" else ""),
        phone=said("ZHICHENG_PHONE", ""),
    )
