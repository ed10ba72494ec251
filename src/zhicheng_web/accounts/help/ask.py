"""Ask for help with somebody's account: where one person is enough, it goes to the owner's own channel at once."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from zhicheng.procedure.states import Role
from zhicheng_web.accounts.channels.actions import digest_code, make_code
from zhicheng_web.accounts.channels.queries import find_channel
from zhicheng_web.accounts.help.rights import may_ask_for_letter, needs_second, search_owners
from zhicheng_web.accounts.help.rows import HELP_TERM, AccountHelp
from zhicheng_web.cases.transition.authorised import require_reason, require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.account_roles import list_account_roles
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.queries import find_known_person
from zhicheng_web.people.row_types import Person

ASK_STEP: Final = "help_asked"
HELP_CODE_SALT: Final = "zhicheng.help"


def ask_for_help(
    owner: Person, *, by: Actor, at: datetime, key: UUID, reason: str, origin: str, remove_factors: bool = False
) -> tuple[AccountHelp, str]:
    """What was asked, and the code that the asker tells the owner ("" where a link goes to the owner's channel).

    `origin`: the address of this office, with which the link begins. Asked twice with one key it is one; the code is then shown
    no more. Raises StepRefused for whoever may not help, and for a reason that is none.
    """
    allowed = search_owners(by).filter(pk=owner.pk).exists()
    require_that(allowed, "help_not_yours", "", "这个账号不由您帮助", "请联系市人社局。")
    allowed = by.role is Role.BUREAU or not remove_factors
    require_that(allowed, "factors_not_yours", "", "两步验证只能由市人社局取消", "请联系市人社局。")
    channel, written = find_channel(owner.user_id), require_reason(reason, "help_reason", "", "没有写明为什么要帮助")
    if channel is None:
        require_that(may_ask_for_letter(by, owner), "help_without_interest", "", *INTERESTED)
    alone = not needs_second(owner, remove_factors=remove_factors)
    require_that(alone or find_known_person(by.person_id) is not None, "help_by_known_persons", "", *UNKNOWN_HELPER)
    public_id, code = uuid5(key, f"{ASK_STEP} {owner.public_id}"), "" if channel else make_code()
    known = AccountHelp.objects.filter(public_id=public_id, asked_by_id=by.person_id).first()
    if known:
        return known, ""
    with act():
        asked = AccountHelp.objects.create(
            public_id=public_id, person=owner, organisation_id=find_record(owner, by, at), asked_by_id=by.person_id,
            asked_at=at, expires_at=at + HELP_TERM, reason=written, remove_factors=remove_factors, channel=channel, origin=origin,
            code_digest=digest_code(owner.pk, code, HELP_CODE_SALT) if code else "",
        )  # fmt: skip
        write_help_act(asked, ASK_STEP, by=by, at=at)
    return asked, code


UNKNOWN_HELPER: Final = (
    "您还没有登记并确认证件号码，要两个人办的帮助不能提出",
    "请先在“账号”的“证件号码”里登记、核对。",
)
INTERESTED: Final = ("您在办这个人的申报，不能经手他的账号", "请本人带身份证件到市人社局柜台办理。")


def find_record(owner: Person, by: Actor, at: datetime) -> int:
    """In whose record it is written: where the owner belongs, else the helper's own organisation."""
    roles = list_account_roles(owner.pk, at.date())
    return roles[0].organisation_id if roles else by.organisation_id or 0


def write_help_act(asked: AccountHelp, step: str, *, by: Actor, at: datetime, reason: str | None = None) -> None:
    """The line in the record, which the owner is told of (`account_notice`); without a reason of its own, with the asker's."""
    body = {"reason": asked.reason if reason is None else reason}
    units.record_unit_act(asked.organisation_id, step, by=by, at=at, person_id=asked.person_id, body=body)
