"""All proofs: those of our notice in its order, then those of the words that only other cities use."""

from collections.abc import Iterator

from tests.proofs import (
    cities,
    cities_service,
    cities_verdict,
    insurance,
    parameters,
    routes,
    scope,
    standards,
    titles,
    unknown,
    verdict,
)
from zhicheng.readings.proving import Proof


def proofs() -> Iterator[Proof]:
    """What ./zc prove prints and the tests try."""
    of_ours = (scope, insurance, standards, routes, titles, verdict, unknown, parameters)
    for part in (*of_ours, cities, cities_service, cities_verdict):
        yield from part.proofs()
