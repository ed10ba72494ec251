"""Kill the whole office again and again while cases are walking, and see that it comes back with all it has confirmed.

    python -m tools.kills --home FOLDER --times 50        # with the office's Python

Each round starts the office on its city, lets a walker take real steps, and kills supervisor, database, worker and walker
by SIGKILL at a random moment, in random order. After the next start every act that the walker was told of is in the ledger,
every case stands where its ledger says, and nobody of the round before is alive. With `--building` the first kills fall
into the building of the city, which is then built again.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from signal import SIGKILL
from typing import Any

HOUSE = Path(__file__).resolve().parents[1]
PORT = "8199"
PATIENCE = 5.0
OFFICE = frozenset({b"zhicheng_web.serve", b"zhicheng_web.serve.preparing", b"worker"})
"""What stands among the words with which each of the office's own processes was started."""
Told = list[tuple[str, int]]
"""Acts that the walker was told of: the case, its version."""


def main() -> int:
    """The campaign; exit status 1 where something was lost."""
    parser = argparse.ArgumentParser("python -m tools.kills")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--building", type=int, default=0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    said = parser.parse_args()
    said.home = said.home.resolve()
    chance = random.Random(said.seed)
    print(f"seed {said.seed}", flush=True)
    for _ in range(said.building):
        with office(said.home, chance):
            time.sleep(chance.uniform(2, 25))
    told: Told = []
    acts, lost = 0, 0
    for kill in range(said.times + 1):
        with office(said.home, chance) as (running, left):
            seconds = started(running)
            wrong = [*left, *json.loads(child(said.home, "check", json.dumps(told)))]
            told = walked(said.home, chance) if kill < said.times else []
        acts, lost = acts + len(told), lost + len(wrong)
        print(f"{kill}: up in {seconds:.1f} s, wrong {wrong}, then {len(told)} acts", flush=True)
    print(f"{said.times} kills, {acts} acts told, {lost} lost or broken")
    return bool(lost)


@contextmanager
def office(home: Path, chance: random.Random) -> Iterator[tuple["subprocess.Popen[str]", list[str]]]:
    """The office running; with it, who of the time before is still alive. At the end everybody is killed."""
    left = [f"{one} is alive" for one in family(home) if not gone(one)]
    command = [sys.executable, "-m", "zhicheng_web.serve", "--port", PORT]
    with subprocess.Popen(command, env=around(home), stderr=subprocess.PIPE, text=True) as running:
        try:
            yield running, left
        finally:
            everybody = family(home)
            chance.shuffle(everybody)
            for one in everybody:
                with suppress(ProcessLookupError):
                    os.kill(one, SIGKILL)


def started(running: "subprocess.Popen[str]") -> float:
    """Wait until pages are served; seconds."""
    begun, lines = time.perf_counter(), []
    for line in running.stderr or ():
        lines.append(line)
        if "已启动" in line:
            return time.perf_counter() - begun
    raise SystemExit("".join(lines))


def family(home: Path) -> list[int]:
    """Every process of this office: told its folder when it was started, or a database with its data below it; and their
    children, since those of a database change their words.
    """
    mine, data, found = f"ZHICHENG_HOME={home}".encode(), str(home / "database" / "data").encode(), []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (place / "cmdline").read_bytes().split(b"\0")
            ours = not OFFICE.isdisjoint(words)
            if data in words or (ours and mine in (place / "environ").read_bytes().split(b"\0")):
                found.append(int(place.name))
                found += children(place)
    return sorted(set(found))


def children(place: Path) -> list[int]:
    """The children of a process."""
    return [int(one) for task in place.glob("task/*/children") for one in task.read_text().split()]


def gone(pid: int) -> bool:
    """Whether a process ends within some seconds."""
    until = time.monotonic() + PATIENCE
    while (Path("/proc") / str(pid)).exists():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def around(home: Path, **more: str) -> dict[str, str]:
    """What every process of a round finds around it."""
    paths = os.pathsep.join([str(HOUSE / "src"), str(HOUSE)])
    return os.environ | {"PYTHONPATH": paths, "ZHICHENG_HOME": str(home), "ZHICHENG_TODAY": ""} | more


def inside(home: Path, work: str) -> tuple[list[str], dict[str, str]]:
    """A process that works in the office's own database, on its own day."""
    folder = child_of_postgres(home)
    on, since = (home / "city").read_text().split()
    told = {
        "DJANGO_SETTINGS_MODULE": "zhicheng_web.settings",
        "ZHICHENG_SOCKET": folder,
        "ZHICHENG_TODAY": on,
        "ZHICHENG_TODAY_SINCE": since,
        "ZHICHENG_DEMO": "1",
    }
    return [sys.executable, "-m", "tools.walking", work], around(home, **told)


def child_of_postgres(home: Path) -> str:
    """The folder of the socket, as the file of the running database tells it."""
    return (home / "database" / "data" / "postmaster.pid").read_text().splitlines()[4]


def child(home: Path, work: str, given: str) -> str:
    """What such a process answers."""
    command, variables = inside(home, work)
    return subprocess.run(command, env=variables, input=given, stdout=subprocess.PIPE, text=True, check=True).stdout


def walked(home: Path, chance: random.Random) -> Told:
    """What a walker was told of until everybody is killed."""
    command, variables = inside(home, "walk")
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as walker:
        assert walker.stdout
        walker.stdout.readline()  # it has begun
        time.sleep(chance.uniform(0.1, 4))
        everybody = [*family(home), walker.pid]
        chance.shuffle(everybody)
        for one in everybody:
            with suppress(ProcessLookupError):
                os.kill(one, SIGKILL)
        lines: list[Any] = [json.loads(line) for line in walker.stdout if line.endswith("\n")]
    return [(case, version) for case, version in lines]


if __name__ == "__main__":
    sys.exit(main())
