"""./zc bench NAME runs where its libraries are."""

import pytest

from tools.zc import benches
from tools.zc.environments import Environment


@pytest.mark.parametrize(
    ("name", "made", "kind"),
    [
        ("one_person", {"bench", "dev"}, "bench"),
        ("one_person", {"dev"}, "dev"),
        ("one_person", set(), "dev"),
        ("pages", {"bench", "dev", "webtest", "web"}, "webtest"),
        ("pages", {"web"}, "web"),
        ("pages", {"bench", "dev"}, "web"),
        ("papers", {"web"}, "web"),
    ],
)
def test_a_measurement_runs_where_its_libraries_are(
    name: str, made: set[str], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Environment, "ready", property(lambda environment: environment.kind in made))
    assert benches.choose_environment(name).kind == kind


def test_every_environment_named_belongs_to_a_measurement() -> None:
    assert set(benches.ENVIRONMENTS) - set(benches.available()) == set()
