"""All proofs, in the order of the notice."""

from collections.abc import Iterator

from tests.proofs import insurance, parameters, routes, scope, standards, titles, unknown, verdict
from zhicheng.readings.proving import Proof


def proofs() -> Iterator[Proof]:
    """What ./zc prove prints and the tests try."""
    for part in (scope, insurance, standards, routes, titles, verdict, unknown, parameters):
        yield from part.proofs()
