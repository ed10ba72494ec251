"""Many guesses at a code or a name at the same moment: each is counted before it is looked at, the right one too."""

import pytest

from tests.web.cast import Cast, moment, waiting_help, waiting_officer
from zhicheng.procedure.move import StepRefused
from zhicheng_web.accounts.channels import actions
from zhicheng_web.accounts.channels.rows import MAX_CODE_TRIES, Channel
from zhicheng_web.accounts.help import links
from zhicheng_web.accounts.help.rows import MAX_HELP_TRIES, AccountHelp
from zhicheng_web.cases.actions.accept_invitation import require_invitee
from zhicheng_web.cases.actions.invite import Invitee
from zhicheng_web.people.invitation_model import MAX_TRIES, Invitation

NOW, CODE = moment("03-06", 10), "123456"


def test_the_right_code_of_a_letter_comes_too_late_behind_many_wrong_ones(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = waiting_help(people, NOW)
    monkeypatch.setattr(links, "digest_code", lambda number, code, salt: asked.code_digest if code == CODE else "")
    assert [links.is_code_right(asked, code) for code in (CODE, "x", CODE)] == [True, False, True]
    assert AccountHelp.objects.get().tries == 1, "right ones cost nothing"
    AccountHelp.objects.update(tries=MAX_HELP_TRIES)  # by others, since this one was read
    assert not links.is_code_right(asked, CODE)


def test_the_right_code_of_a_mail_comes_too_late_behind_many_wrong_ones(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = people.account(people.wang_fang)
    digest = actions.digest_code(account.pk, CODE)
    sent = Channel.objects.create(account=account, address="a@example.cn", code_digest=digest, code_sent_at=NOW)
    monkeypatch.setattr(
        actions, "find_unverified_channel", lambda account_id, kind: sent
    )  # read before the others guessed
    Channel.objects.filter(pk=sent.pk).update(tries=MAX_CODE_TRIES)
    with pytest.raises(StepRefused, match="验证码已经失效"):
        actions.verify_channel(account, CODE, by=people.wang_fang, at=NOW, organisation_id=people.firm.pk)


def test_the_right_name_comes_too_late_behind_many_wrong_ones(people: Cast) -> None:
    invitation = waiting_officer(people)
    right, wrong = Invitee(invitation.name, invitation.phone), Invitee("冒名者", invitation.phone)
    require_invitee(invitation, right)
    with pytest.raises(StepRefused, match="还可以试4次"):
        require_invitee(invitation, wrong)
    assert Invitation.objects.get().tries == 1
    Invitation.objects.update(tries=MAX_TRIES)
    with pytest.raises(StepRefused, match="输错满5次"):
        require_invitee(invitation, right)
