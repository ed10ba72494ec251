"""Attacks on help with an account: by oneself, by one alone, by two accounts that are one person, by who judges the owner."""

from datetime import date

from tests.web.attacks.on_invitations import second_account
from tests.web.attacks.registry import attack
from tests.web.attacks.world import World, again, at
from tests.web.cast import give_role
from zhicheng_web.accounts.models import Account, AccountHelp, Channel
from zhicheng_web.people import queries as people


def ask(w: World, *, by_mail: bool = False, **about: object) -> AccountHelp:
    """Two strangers help an applicant, by mail or by a letter that has gone out."""
    if "second" not in w.rows:
        w.rows["second"] = people.create_person("second", at=at("01-05"), number="530102199003070171")
    channel = None
    if by_mail:
        account = Account.objects.create_user("owner")
        channel = Channel.objects.create(
            account=account, address="a", code_sent_at=at("02-01"), verified_at=at("02-01")
        )
    known = {"person": w.applicant, "organisation_id": w.county.pk, "asked_by": w.stranger, "asked_at": at("02-02")}
    known["expires_at"] = at("02-09")
    second = {"confirmed_by": w.second, "confirmed_at": at("02-03"), "sent_at": at("02-03")}
    letter = {"channel": channel, "code_digest": "" if channel else "x", "reason": "x"}
    return AccountHelp.objects.create(**known | second | letter | about)


@attack("people", "help_not_for_oneself")
def help_asked_for_oneself(w: World) -> None:
    ask(w, asked_by=w.applicant)


@attack("people", "help_not_for_oneself")
def help_confirmed_by_its_owner(w: World) -> None:
    ask(w, confirmed_by=w.applicant)


@attack("people", "help_confirmed_by_second")
def help_confirmed_by_who_asked(w: World) -> None:
    ask(w, confirmed_by=w.stranger)


@attack("people", "help_by_two")
def a_letter_printed_by_one_alone(w: World) -> None:
    ask(w, confirmed_by=None, confirmed_at=None)


@attack("people", "help_by_two")
def factors_removed_by_one_alone(w: World) -> None:
    ask(w, by_mail=True, remove_factors=True, confirmed_by=None, confirmed_at=None)


@attack("people", "help_of_office_by_two")
def an_officers_link_sent_by_one_alone(w: World) -> None:
    ask(w, by_mail=True, person=w.approver, confirmed_by=None, confirmed_at=None)


@attack("people", "help_of_office_by_two")
def a_future_officers_link_sent_by_one_alone(w: World) -> None:
    give_role(w.applicant, w.county, "approver", date(2026, 9, 1))
    ask(w, by_mail=True, confirmed_by=None, confirmed_at=None)


@attack("people", "help_by_natural_persons")
def help_confirmed_by_the_askers_second_account(w: World) -> None:
    ask(w, confirmed_by=second_account(w.stranger))


@attack("people", "help_by_natural_persons")
def help_asked_by_the_owners_second_account(w: World) -> None:
    ask(w, asked_by=second_account(w.applicant))


@attack("people", "help_by_known_persons")
def help_confirmed_by_nobody_known(w: World) -> None:
    ask(w, confirmed_by=people.create_person("unknown", at=at("02-01")))


@attack("assessed", "help_without_interest")
def a_letter_through_who_acted_on_the_owners_case(w: World) -> None:
    ask(w, confirmed_by=w.hr)


@attack("people", "help_in_time")
def help_confirmed_after_its_term(w: World) -> None:
    ask(w, confirmed_at=at("02-10"), sent_at=None)


@attack("people", "help_in_time")
def a_link_sent_after_its_term(w: World) -> None:
    again(ask(w, by_mail=True, sent_at=None), sent_at=at("02-10"))


@attack("people", "help_expired_unanswered")
def help_expired_that_was_declined(w: World) -> None:
    declined = ask(w, confirmed_by=None, confirmed_at=None, sent_at=None, declined_at=at("02-03"))
    again(declined, expired_at=at("02-10"))


@attack("people", "help_expired_unanswered")
def help_expired_before_its_term(w: World) -> None:
    again(ask(w, sent_at=None), expired_at=at("02-05"))


@attack("people", "help_letter_has_code")
def a_letter_without_a_code(w: World) -> None:
    ask(w, code_digest="")


@attack("people", "help_tries")
def a_guess_more(w: World) -> None:
    ask(w, tries=6)


@attack("people", "help_used_when_sent")
def a_link_used_that_was_never_sent(w: World) -> None:
    again(ask(w, sent_at=None), used_at=at("02-04"))
