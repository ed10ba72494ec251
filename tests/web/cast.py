"""The fixed cast of the office's tests: five people of one case, and outsiders who must see and do nothing."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import uuid4

from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.web.past_guards import past_every_guard
from tests.web.remembered import remembered_cast
from zhicheng.numbers.id_number import compute_check_character
from zhicheng.numbers.number_state import NumberState
from zhicheng_web import clock
from zhicheng_web.accounts import acts
from zhicheng_web.accounts.help.rows import HELP_TERM
from zhicheng_web.accounts.models import Account, AccountHelp, Channel
from zhicheng_web.cases.actions.propose_earlier_titles import propose_earlier_titles
from zhicheng_web.cases.models import EarlierTitle
from zhicheng_web.ledger import units
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.people import queries as people
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import (
    EmployeeRequest,
    Invitation,
    LeaveCover,
    Membership,
    Organisation,
    Person,
    UnitRequest,
)

SINCE = date(2026, 1, 1)
USCC, OTHER_USCC = "91530102MA6K3H5X1C", "91530100MA6NCD2W34"
NUMBERS = {"李云": "11010519491231002X", "王芳": "440524188001010014"}


def moment(day: str, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of 2026 in Kunming.

    >>> moment("03-02").isoformat()
    '2026-03-02T09:00:00+08:00'
    """
    return datetime.fromisoformat(f"2026-{day}T{hour:02}:{minute:02}").replace(tzinfo=KUNMING)


class Cast(NamedTuple):
    """Everybody, each with the one capacity in which they act."""

    firm: Organisation
    other_firm: Organisation
    wuhua: Organisation
    guandu: Organisation
    bureau: Organisation
    li_yun: Actor
    """李云, the applicant."""
    wang_fang: Actor
    """王芳, who does the HR of 李云's firm."""
    zhao_min: Actor
    """赵敏, HR of another firm."""
    examiner: Actor
    approver: Actor
    guandu_examiner: Actor
    supervisor: Actor

    def person(self, actor: Actor) -> Person:
        """The person behind a capacity."""
        return Person.objects.get(pk=actor.person_id)

    def account(self, actor: Actor) -> Account:
        """The account of whoever acts so, for a browser."""
        account = self.person(actor).user
        assert account is not None
        return account


@remembered_cast
def cast() -> Cast:
    """Put the cast into the database."""
    firm = organisation("employer", "昆明滇池机械有限公司", uscc=USCC, employer_kind="enterprise", affiliation="none",
                        management_area="530102")  # fmt: skip
    other = organisation("employer", "云岭商贸有限公司", uscc=OTHER_USCC, employer_kind="enterprise", affiliation="none",
                         management_area="530111")  # fmt: skip
    wuhua = organisation("county", "五华区人力资源和社会保障局", code="530102")
    guandu = organisation("county", "官渡区人力资源和社会保障局", code="530111")
    bureau = organisation("bureau", "昆明市人力资源和社会保障局", code="530100")
    return Cast(
        firm,
        other,
        wuhua,
        guandu,
        bureau,
        people.build_applicant_actor(somebody("李云", "li-yun").pk),
        officer("王芳", "wang-fang", firm, "employer"),
        officer("赵敏", "zhao-min", other, "employer"),
        officer("陈静", "chen-jing", wuhua, "examiner"),
        officer("杨帆", "yang-fan", wuhua, "approver"),
        officer("段平", "duan-ping", guandu, "examiner"),
        officer("和志明", "he-zhiming", bureau, "bureau"),
    )


def organisation(kind: str, name: str, **about: Any) -> Organisation:
    """An organisation, as an office begins with it."""
    with transaction.atomic():
        defer_constraints()
        made = Organisation.objects.create(kind=kind, name=name, **about)
        units.record_founding([(made.pk, None, "")], moment("01-01"))
    return made


def give_role(person: Person, of: Organisation, role: str, since: date, until: date | None = None) -> Membership:
    """A role of somebody from a day on, as an office begins with it: without its line the database refuses it."""
    with transaction.atomic():
        units.record_founding([(of.pk, person.pk, role)], moment("01-01"))
        return people.create_membership(person, of, role, since, until)


def change_password(account: Account, password: str) -> None:
    """A password of an account, as its owner changes it."""
    with transaction.atomic():
        acts.record_owner_act(account.pk, acts.PASSWORD_CHANGED)
        account.set_password(password)
        account.save()


def set_up_factor(account: Account, secret: str) -> None:
    """An authenticator of an account, as its owner sets it up."""
    with transaction.atomic():
        acts.record_owner_act(account.pk, acts.FACTOR_ADDED)
        TOTP.activate(account, secret)


def give_channel(account: Account | None, address: str, at: datetime, kind: str = Channel.Kind.MAIL) -> Channel:
    """An address that the owner of an account has shown to be theirs, long ago: no line tells of it."""
    assert account
    with transaction.atomic(), past_every_guard():
        return Channel.objects.create(account=account, kind=kind, address=address, code_sent_at=at, verified_at=at)


def defer_constraints() -> None:
    """As in a transaction that begins: an act of before has let the database look at once (`record.commit_transition`)."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def somebody(name: str, login: str) -> Person:
    """A person with an account."""
    with transaction.atomic():
        person = people.create_person(name, at=moment("01-01"), number=NUMBERS.get(name))
        person.user = Account.objects.create_user(login)
        person.save()
    return person


def officer(name: str, login: str, of: Organisation, role: str) -> Actor:
    """A person with a role in an organisation; who judges has stated a number (`officer_has_number`)."""
    person = somebody(name, login)
    if role in ("examiner", "approver", "bureau") and person.id_index is None:
        state_number(person)
    return people.build_membership_actor(give_role(person, of, role, SINCE))


def waiting_officer(cast: Cast, name: str = "刘敏", login: str = "liu-min") -> Invitation:
    """Somebody who was invited as an officer of another county, has joined yesterday, and waits for a second of the bureau."""
    person = somebody(name, login)
    state_number(person)
    known = {"organisation": cast.guandu, "role": "approver", "name": name, "phone": "13888777666"}
    joined_at = clock.now() - timedelta(days=1)
    times = {"created_at": joined_at, "opened_at": joined_at}
    return Invitation.objects.create(**known, **times, invited_by=cast.person(cast.supervisor), opened_by=person)


def waiting_help(cast: Cast, asked_at: datetime | None = None) -> AccountHelp:
    """The bureau has been asked by somebody of it to help with 赵敏's account, yesterday, and nobody has answered."""
    asked_at = asked_at or clock.now() - timedelta(days=1)
    asker = officer("沙白", "sha-bai", cast.bureau, "bureau")
    about = {
        "reason": "本人当面要求",
        "code_digest": "x",
        "organisation_id": cast.other_firm.pk,
        "asked_at": asked_at,
        "expires_at": asked_at + HELP_TERM,
    }
    people_of = {"person": cast.person(cast.zhao_min), "asked_by_id": asker.person_id}
    return AccountHelp.objects.create(**about, **people_of)


def waiting_request(cast: Cast) -> UnitRequest:
    """赵敏's firm has asked the bureau to change its area, yesterday, and nobody has answered."""
    about = {"kind": "change", "organisation": cast.other_firm, "values": {"management_area": "530111"}}
    asked_at = clock.now() - timedelta(days=1)
    return UnitRequest.objects.create(**about, asked_by_id=cast.zhao_min.person_id, asked_at=asked_at)


def waiting_employee(cast: Cast) -> EmployeeRequest:
    """赵敏 asks 王芳's firm to confirm that she works there, yesterday, and nobody has answered."""
    asked_at = clock.now() - timedelta(days=1)
    return EmployeeRequest.objects.create(person_id=cast.zhao_min.person_id, organisation=cast.firm, asked_at=asked_at)


def waiting_cover(cast: Cast) -> LeaveCover:
    """A colleague of 陈静 stands in for her from today on."""
    second = somebody("何帆", "he-fan")
    there = give_role(second, cast.wuhua, "examiner", date(2026, 1, 1))
    today = clock.today()
    return LeaveCover.objects.create(
        organisation=cast.wuhua,
        role="examiner",
        absent_id=cast.examiner.person_id,
        absent_membership_id=cast.examiner.membership_id or 0,
        stand_in=second,
        stand_in_membership=there,
        days=DateRange(today, today + timedelta(days=3)),
        named_by_id=cast.examiner.person_id,
        named_at=clock.now(),
    )


def waiting_title(cast: Cast) -> EarlierTitle:
    """陈静 has proposed a title that somebody has obtained before this system, yesterday, and nobody has answered."""
    row = {
        "line": 1,
        "name": "高原",
        "document": "id",
        "number": "530102199003070032",
        "series": "engineering",
        "level": "technician",
        "title": "技术员",
        "specialty": "机械",
        "granted_on": "2019-05-06",
        "authority_name": Organisation.objects.get(pk=cast.wuhua.pk).name,
        "source": "职称证书",
        "source_number": "0123",
    }
    propose_earlier_titles([row], by=cast.examiner, at=clock.now() - timedelta(days=1), key=uuid4())
    return EarlierTitle.objects.order_by("pk").last() or EarlierTitle()


def state_number(person: Person) -> None:
    """Give somebody a number of their own, of a district that issues none."""
    first = f"53010019800101{person.pk % 1000:03}"
    people.set_id_number(person, "id", first + compute_check_character(first))
    person.save()


def forget_number(person: Person) -> None:
    """Let somebody have stated no number yet, past the guard of the numbers that are confirmed."""
    person.id_number_enc = person.id_index = None
    person.number_state = NumberState.UNSTATED.value
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        person.save()
        cursor.execute("SET LOCAL session_replication_role = origin")
