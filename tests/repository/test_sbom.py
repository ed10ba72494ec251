"""The bill of materials names every package of the locked list, once, with all its hashes; the same list, the same bytes."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.repository.test_requirements import pins
from tools import sbom
from tools.zc.checkout import CHECKOUT
from tools.zc.environments import KINDS


def bill(kind: str) -> dict[str, Any]:
    """What the command prints."""
    command = [sys.executable, str(CHECKOUT / "zc"), "sbom", kind]
    return dict(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


@pytest.mark.parametrize("kind", KINDS)
def test_every_locked_package_is_in_it_with_its_hashes(kind: str) -> None:
    locked = (CHECKOUT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
    found = list(sbom.read_packages(locked))
    assert sorted((one.name, one.version) for one in found) == sorted(pins(kind))
    assert sum(len(one.hashes) for one in found) == locked.count("--hash=sha256:")


def test_it_is_the_shape_that_tools_read() -> None:
    found = bill("web")
    assert (found["bomFormat"], found["specVersion"], found["version"]) == ("CycloneDX", "1.6", 1)
    refs = [one["bom-ref"] for one in found["components"]]
    assert len(refs) == len(set(refs)) > 20
    assert {one["ref"] for one in found["dependencies"]} == {"web", *refs}
    assert {needed for one in found["dependencies"] for needed in one["dependsOn"]} == set(refs)
    assert all(
        one["hashes"] and one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}" for one in found["components"]
    )


def test_the_office_needs_django_and_django_needs_sqlparse() -> None:
    needs = {one["ref"]: one["dependsOn"] for one in bill("web")["dependencies"]}
    django = next(ref for ref in needs["web"] if ref.startswith("pkg:pypi/django@"))
    assert any(ref.startswith("pkg:pypi/sqlparse@") for ref in needs[django])


def test_the_same_list_gives_the_same_bytes() -> None:
    assert bill("web") == bill("web")


def test_a_list_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert sbom.main(["x"]) == 2
    assert capsys.readouterr().err == "zc：没有名为 x 的依赖清单：可以是 bench、dev、test、web、webtest。\n"
