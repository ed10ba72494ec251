"""The people of the demo city: invented names, numbers of a district that issues none, and who acts for whom."""

from datetime import date, datetime, time, timedelta
from itertools import cycle
from random import Random
from typing import NamedTuple

from django.db import transaction

from zhicheng.numbers.id_number import compute_check_character
from zhicheng.procedure.states import Role
from zhicheng_web.accounts.models import Account, Channel
from zhicheng_web.demo.personas import COUNTY, DEPARTMENT, PERSONAS, UNIT_NAME
from zhicheng_web.ledger import units
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.people import queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation, Person

MEMBERS_SINCE = date(2020, 1, 1)
FAMILY_NAMES = "李王张杨陈刘赵和段马白周朱普罗何高施郭黄谢孙沙木尹鲁"
GIVEN_NAMES = ("晓燕", "志强", "丽华", "建国", "云霞", "海涛", "雪梅", "文斌", "春燕", "永康", "思源", "佳怡", "子涵", "立群",
         "美玲", "国栋", "红梅", "俊杰", "若兰", "天佑", "晨", "宁", "博", "静怡", "嘉", "远航", "秋月", "明")  # fmt: skip
EARLIEST_BIRTHDAY = date(1992, 1, 1)
BIRTHDAY_SPAN_DAYS = 3650
PERSONA_NAMES = {persona.login: persona.name for persona in PERSONAS}
PERSONA_TEAMS = {
    COUNTY: ("chen-jing", "yang-fan"),
    DEPARTMENT: ("duan-lei", "gao-lan"),
    UNIT_NAME: ("shi-rui", "guo-jia"),
}
"""Examiner and approver where they are personas."""
SECOND_TEAM = {COUNTY: (("lu-yuan", Role.EXAMINER), ("su-jing", Role.APPROVER))}
"""Who reviews what the team has decided (三（三）)."""
UNISSUED_AREA_CODE = "530100"
"""The code of the city as a whole: it stands on nobody's card."""


class Team(NamedTuple):
    """Who acts in an authority."""

    examiner: Actor
    approver: Actor


class PersonFactory:
    """Makes people, each once; `made` says how many there are already, so that no two get the same number."""

    def __init__(self, chance: Random, at: datetime, made: int = 0) -> None:
        self.chance, self.at, self.made = chance, at, made
        names = [family + given_name for family in FAMILY_NAMES for given_name in GIVEN_NAMES]
        self.names = cycle(chance.sample(names, len(names)))  # so that a unit has no two of a name

    def person(self, name: str = "", login: str = "", has_number: bool = True) -> Person:
        """Somebody new; with a login they can sign in, and have a mail address that nobody else can have."""
        self.made += 1
        full_name, number = name or next(self.names), self.number() if has_number else None
        with transaction.atomic():
            person = queries.create_person(full_name, at=self.at, number=number, phone=f"100{self.made:08}")
            if login:
                person.user = Account.objects.create_user(login)
                person.save(update_fields=["user"])
                address = f"{login}@demo.invalid"
                Channel.objects.create(account=person.user, address=address, code_sent_at=self.at, verified_at=self.at)
        return person

    def number(self) -> str:
        """A number with a right check character."""
        born = EARLIEST_BIRTHDAY + timedelta(days=self.chance.randrange(BIRTHDAY_SPAN_DAYS))
        first = f"{UNISSUED_AREA_CODE}{born:%Y%m%d}{self.made % 1000:03}"
        return first + compute_check_character(first)

    def member(self, of: Organisation, role: str, name: str = "", login: str = "") -> Actor:
        """Somebody who acts for an organisation, or works there."""
        return queries.build_membership_actor(self.admit(self.person(name, login), of, role))

    def admit(self, person: Person, of: Organisation, role: str) -> Membership:
        """The role of somebody, as an office begins with it."""
        with transaction.atomic():
            units.record_founding([(of.pk, person.pk, role)], self.at)
            return queries.create_membership(person, of, role, MEMBERS_SINCE)

    def persona_actor(self, of: Organisation, role: str, login: str) -> Actor:
        """A persona, in what they do."""
        return self.member(of, role, PERSONA_NAMES[login], login)

    def team(self, of: Organisation, login: str) -> Team:
        """An examiner and an approver."""
        if of.name in PERSONA_TEAMS:
            for other, role in SECOND_TEAM.get(of.name, ()):
                self.persona_actor(of, role, other)
            examiner, approver = PERSONA_TEAMS[of.name]
            return Team(
                self.persona_actor(of, Role.EXAMINER, examiner), self.persona_actor(of, Role.APPROVER, approver)
            )
        return Team(
            self.member(of, Role.EXAMINER, login=f"{login}-examiner"),
            self.member(of, Role.APPROVER, login=f"{login}-approver"),
        )


def start_of_day(day: date) -> datetime:
    """The first moment of a day in Kunming."""
    return datetime.combine(day, time(), KUNMING)
