"""What is installed elsewhere: a wheel without dependencies that carries the policies and judges a case with them."""

import json
import os
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from tools.zc.checkout import CHECKOUT

POLICIES = "zhicheng/_policies/"
PIP = [sys.executable, "-m", "pip"]

# A graduate of 2024 with a year of service and of insured months: 二（二）4.
CASE = """
{"id": "本科毕业满一年", "filing_date": "2026-03-10", "publicity": {"start": "2026-03-02", "end": "2026-03-09"},
 "applicant": {"origin": "mainland", "status": "employed", "annual_review": "qualified",
               "refuses_assignment": false, "not_competent": false},
 "employer": {"uscc": "91530102MA6K3H5X1C", "kind": "enterprise", "affiliation": "none",
              "registered_in_kunming": true, "management_area": "530102", "self_recognition": false},
 "target": {"series": "engineering", "specialty": "机械", "level": "assistant", "major_relation": "same"},
 "educations": [{"level": "bachelor", "diploma_date": "2024-06-30", "degree_date": "2024-06-30",
                 "mode": "full_time", "recognized": true}],
 "employment": [{"start": "2024-08-01", "end": null, "employer": "91530102MA6K3H5X1C", "work": "professional",
                 "series": "engineering", "record": "recruitment_register"}],
 "insurance": [{"from": "2024-08", "to": "2026-02", "payer": "91530102MA6K3H5X1C", "area": "kunming", "late": false}]}
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip([*PIP, "wheel", "--no-build-isolation", "--no-deps", "--no-index", "-w", str(folder), str(CHECKOUT)])
    (built,) = folder.iterdir()
    return built


def pip(command: list[str]) -> None:
    """Run pip; what it says is shown when it fails."""
    done = subprocess.run([*command, "-q"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_needs_nothing_outside_its_extras(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        told = message_from_bytes(archive.read(metadata))
    assert [need for need in told.get_all("Requires-Dist", []) if "extra ==" not in need] == []
    assert (told["Requires-Python"], told.get_all("Provides-Extra")) == (">=3.11", ["bulk", "prove"])


def test_it_carries_exactly_the_policies_of_this_checkout(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {name.removeprefix(POLICIES) for name in archive.namelist() if name.startswith(POLICIES)}
    folder = CHECKOUT / "policies"
    assert carried == {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_installed_alone_it_judges_a_case(wheel: Path, tmp_path: Path) -> None:
    venv, case = tmp_path / "venv", tmp_path / "名单.json"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    pip([*PIP, "--python", str(venv / "bin" / "python"), "install", "--no-index", "--no-deps", str(wheel)])
    case.write_text(CASE, encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [str(venv / "bin" / "zhicheng"), "check", "--json", str(case)]
    done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["id"], result["verdict"], result["title"]) == ("本科毕业满一年", "eligible", "助理工程师")
