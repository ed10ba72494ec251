"""The bill of materials of an environment, for whoever watches for known faults: CycloneDX 1.6, as JSON.

    ./zc sbom > sbom.json               # what the office runs on (requirements/web.txt)
    ./zc sbom test                      # of another locked list

Read from the locked list alone: every package with its version, the hashes of its files, what asked for it, and on which
systems it is installed. The same list gives the same bytes: there is no moment of making in it.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

REQUIREMENTS: Final = Path(__file__).resolve().parents[1] / "requirements"
OFFICE: Final = "web"
SPEC_VERSION: Final = "1.6"
NO_SUCH_LIST: Final = "zc：没有名为 {name} 的依赖清单：可以是 {known}。"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\\n]+?))? \\$")
HASH = re.compile(r"^    --hash=sha256:([0-9a-f]{64})")
ASKED_BY = re.compile(r"^    #(?: via)? +(?:-r requirements/)?([A-Za-z0-9._-]+)$")


class Package(NamedTuple):
    """One entry of a locked list. `marker`: on which systems it is installed, empty for all; `asked_by`: who needs it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    asked_by: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its name among the packages of all languages (package-url)."""
        return f"pkg:pypi/{self.name}@{self.version}"


def main(arguments: Sequence[str]) -> int:
    """Print the bill of a list; status 2 where there is no such list."""
    name = arguments[0] if arguments else OFFICE
    file = REQUIREMENTS / f"{name}.txt"
    if name not in list_names():
        print(NO_SUCH_LIST.format(name=name, known="、".join(list_names())), file=sys.stderr)
        return 2
    print(json.dumps(build_bill(name, list(read_packages(file.read_text(encoding="utf-8")))), indent=1))
    return 0


def list_names() -> list[str]:
    """The locked lists."""
    return sorted(file.stem for file in REQUIREMENTS.glob("*.txt"))


def read_packages(locked: str) -> Iterator[Package]:
    """The entries of a locked list, in its order."""
    for block in re.split(r"\n(?=[A-Za-z0-9])", locked):
        lines = block.splitlines()
        pin = next((found for found in map(PIN.match, lines) if found), None)
        if pin:
            hashes = tuple(found[1] for found in map(HASH.match, lines) if found)
            asked_by = tuple(found[1] for found in map(ASKED_BY.match, lines) if found and found[1] != "via")
            yield Package(pin[1], pin[2], pin[3] or "", hashes, asked_by)


def build_bill(name: str, packages: Sequence[Package]) -> dict[str, Any]:
    """The document. Its serial number follows from what is in it."""
    contents = "\n".join(f"{one.purl} {one.hashes}" for one in packages)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, contents)}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "zhicheng", "bom-ref": name}},
        "components": [build_component(one) for one in packages],
        "dependencies": build_dependencies(name, packages),
    }


def build_component(package: Package) -> dict[str, Any]:
    """One package. Each hash is that of one file of it: of the source, or of a wheel for one system."""
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
        "hashes": [{"alg": "SHA-256", "content": one} for one in package.hashes],
    }
    if package.marker:
        component["properties"] = [{"name": "zhicheng:marker", "value": package.marker}]
    return component


def build_dependencies(name: str, packages: Sequence[Package]) -> list[dict[str, Any]]:
    """Who needs whom; what no package asked for, the list that people write did (web.in)."""
    known = {one.name: one.purl for one in packages}
    needs: dict[str, list[str]] = {name: [], **{one.purl: [] for one in packages}}
    for one in packages:
        for needer in {known.get(by, name) for by in one.asked_by}:
            needs[needer].append(one.purl)
    return [{"ref": ref, "dependsOn": sorted(needed)} for ref, needed in needs.items()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
