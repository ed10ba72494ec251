"""All proofs, in the order of the notice."""

from collections.abc import Iterator

from tests.proofs import insurance, parameters, routes, scope, titles, verdict
from zhicheng.readings.proving import Proof


def proofs() -> Iterator[Proof]:
    """What ./zc prove prints and the tests try."""
    for part in (scope, insurance, routes, titles, verdict, parameters):
        yield from part.proofs()
