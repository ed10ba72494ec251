"""Guessing is slowed down, in the database, by (name, place): after some free tries each further one waits twice as long.

Whoever guesses closes only their own place: the owner's right password is taken from any other address, and from a device
that the owner has used, whatever others do. Where a name is tried from many places, or many names from one, a place that
nobody knows has one free try in place of some: a right password still opens, a thousand places do not guess a thousand
times as fast. Nobody behind an address is shut out by another name.
"""

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.db import transaction
from django.db.models import F, Max, Q, Sum

from zhicheng_web import clock
from zhicheng_web.accounts.models import SignInTries
from zhicheng_web.accounts.sign_in.places import ADDRESS, hash_name

FREE_TRIES, FREE_TRIES_UNDER_ATTACK = 5, 1
"""Tries that wait for nothing: somebody mistypes, changes the language of the keyboard, tries the password of last year."""
FIRST_WAIT, LONGEST_WAIT = 15, 15 * 60
"""Seconds: short enough for a clerk at the counter; at the longest, a hundred tries a day from one place."""
MEMORY = timedelta(days=1)
"""Tries of a place count together that lie no further apart."""
NAME_UNDER_ATTACK, ADDRESS_UNDER_ATTACK = 20, 50
"""Failures of one name from all unknown places, of one address with all names, within MEMORY: no office mistypes so often."""
NOTICE_PERIOD = timedelta(days=90)
"""How long the owner of an account may not sign in and still be told."""


COUNTED: Final = "counted:"
"""Before an address: what anybody may do from it is counted apart from wrong passwords, and slows no signing in down."""


class Pace(NamedTuple):
    """How many times wait for nothing, and the longest wait after that, in seconds."""

    free: int
    longest: int


class FailedTries(NamedTuple):
    """What the owner is told at the next signing in: how many, the last when and from where."""

    number: int
    last_at: datetime
    place: str


def claim_try(name: str, place: str, account_id: int | None) -> int:
    """Seconds to wait before a name may be tried from a place; 0: now, and the try counts as failed until `forgive_tries`."""
    free = FREE_TRIES_UNDER_ATTACK if is_under_attack(name, place, clock.real_moment()) else FREE_TRIES
    return count_try(name, place, account_id, Pace(free, LONGEST_WAIT))


def claim_turn(kind: str, address: str, pace: Pace) -> int:
    """Seconds to wait before a thing that needs no account is done from an address again; 0: now, and it counts. Each address
    is counted by itself, and each kind of thing.
    """
    return count_try(hash_name(f"{kind}{address}"), f"{COUNTED}{address}", None, pace)


def count_try(name: str, place: str, account_id: int | None, pace: Pace) -> int:
    """Seconds to wait; 0: now, and the try counts. The row is locked while it is looked at, so that of many tries at once no
    more are free than one after another.
    """
    now = clock.real_moment()
    with transaction.atomic():
        SignInTries.objects.get_or_create(name=name, place=place, defaults={"last_failed_at": now})
        tries = SignInTries.objects.select_for_update().get(name=name, place=place)
        before = tries.failures if now - tries.last_failed_at < MEMORY else 0
        ends = tries.last_failed_at + timedelta(seconds=find_wait(before, pace))
        if now < ends:
            return -int(-(ends - now).total_seconds() // 1)
        tries.failures, tries.last_failed_at, tries.account_id = before + 1, now, account_id
        tries.untold += 1
        tries.save()
    return 0


def find_wait(failures: int, pace: Pace) -> int:
    """Seconds that must lie between a try and the one before, after so many failures.

    >>> [find_wait(failures, Pace(5, 900)) for failures in (0, 4, 5, 6, 10, 11, 1000)]
    [0, 0, 15, 30, 480, 900, 900]
    """
    doubled = min(failures - pace.free, 10)
    return 0 if doubled < 0 else int(min(FIRST_WAIT * 2**doubled, pace.longest))


def is_under_attack(name: str, place: str, now: datetime) -> bool:
    """Whether an unknown place must be slowed down for what others have tried: this name elsewhere, or other names here."""
    if not place.startswith(ADDRESS):
        return False
    lately = SignInTries.objects.filter(last_failed_at__gt=now - MEMORY)
    of_name, of_place = Q(name=name, place__startswith=ADDRESS), Q(place=place)
    found = lately.filter(of_name | of_place).aggregate(
        name=Sum("failures", filter=of_name, default=0), place=Sum("failures", filter=of_place, default=0)
    )
    return bool(found["name"] >= NAME_UNDER_ATTACK or found["place"] >= ADDRESS_UNDER_ATTACK)


def forgive_tries(name: str, place: str) -> None:
    """It was the right password: this place begins anew. What failed here before it is still told."""
    SignInTries.objects.filter(name=name, place=place).update(failures=0, untold=F("untold") - 1)


def tell_failed_tries(account_id: int) -> FailedTries | None:
    """What failed since the owner last signed in; it is then told. None: nothing."""
    untold = SignInTries.objects.filter(account_id=account_id, untold__gt=0)
    last = untold.order_by("-last_failed_at").first()
    if last is None:
        return None
    found = untold.aggregate(number=Sum("untold"), last_at=Max("last_failed_at"))
    untold.update(untold=0)
    return FailedTries(found["number"], found["last_at"], last.place)


def forget_old_tries(now: datetime) -> None:
    """Delete what slows nobody down any more and nobody has to be told."""
    settled = Q(untold=0) | Q(account=None) | Q(last_failed_at__lt=now - NOTICE_PERIOD)
    SignInTries.objects.filter(settled, last_failed_at__lt=now - MEMORY).delete()
