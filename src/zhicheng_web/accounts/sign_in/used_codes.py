"""A code of a telephone counts once, whichever process is asked, and however soon it comes again."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from zhicheng_web.accounts.models import UsedCode


def find_counter(secret: str, code: str) -> int | None:
    """The period in which the telephone showed a code, the latest; None: it showed it in none that counts now."""
    counters = sorted(yield_hotp_counters_from_time(), reverse=True)
    matching = (
        one for one in counters if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, one)))
    )
    return next(matching, None)


def claim_code(account_id: int, secret: str, code: str) -> bool:
    """Use a code up; of two requests at once one gets it. False: it was used, or one that came after it."""
    counter = find_counter(secret, code)
    if counter is None:
        return False
    if UsedCode.objects.filter(account_id=account_id, counter__lt=counter).update(counter=counter):
        return True
    return UsedCode.objects.get_or_create(account_id=account_id, defaults={"counter": counter})[1]
