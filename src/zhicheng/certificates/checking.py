"""Whether a certificate is what it says: signed by the issuer, about this person, as the title stands today."""

from datetime import date
from typing import Final, NamedTuple

from zhicheng.certificates.claims import SignedClaims, UnreadableCertificate, read_certificate
from zhicheng.certificates.ed25519 import is_signed_by
from zhicheng.certificates.lists import CORRECTED, REVOKED, KeyList, SignedStateList, TitleState
from zhicheng.numbers.person_name import is_same_name
from zhicheng.workdays.days import day_number
from zhicheng.workdays.words import format_day

VALID: Final = "valid"
VALID_THEN: Final = "valid_when_signed"
WARNED: Final = "valid_list_old"
HELD: Final = frozenset({VALID, VALID_THEN, WARNED})
"""The outcomes under which the certificate is the issuer's and tells what was granted."""
DAYS_OVERDUE: Final = 30
"""How many days after the day of its successor a list is still believed, with a warning; our own choice: a month of a site
that is down. Without an end, a list from before a revocation would hide it for ever from whoever has seen no newer one.
"""
SENTENCES: Final = {
    VALID: "有效。证书是{issuer}签发的，内容没有改动；截至{list_day}的状态清单里没有更正和撤销。",
    VALID_THEN: "签名有效，内容没有改动。没有给状态清单，不知道以后是否更正或撤销过；要知道，请加上--states。",
    WARNED: "签名有效，截至{list_day}没有更正和撤销。但这份状态清单{next_day}就该换新的了，请下载新的再核对。",
    "unreadable": "读不出证书：这不是证书二维码里的文字，或者少了一截。请重新扫描整个二维码。",
    "unknown_key": "不是{issuer}签发的：签名用的公钥不在公钥清单里。可能是伪造的；清单旧了的，请下载新的再核对。",
    "forged": "伪造或改动过：签名与内容不符。不要采信。",
    "key_not_in_force": "不能采信：证书的签发日期{day}不在签名公钥的有效期内。",
    "list_unknown_key": "状态清单不是{issuer}签发的：签名用的公钥不在公钥清单里。请从签发单位的网站重新下载。",
    "list_forged": "状态清单改动过：签名与内容不符。请从签发单位的网站重新下载。",
    "list_from_future": "状态清单的日期{list_day}还没有到，不能采信。请核对日期，重新下载。",
    "list_replayed": "状态清单是{list_day}的，比上次见过的旧，可能有人拿旧清单遮掩撤销。请下载新的再核对。",
    "list_outdated": "不能采信：状态清单是{list_day}的，{next_day}就该换新的，过期太久，看不出以后的撤销。请下载新的再核对。",
    "revoked": "已撤销。这个职称{since}被撤销，证书作废。",
    "corrected": "已更正。这个职称{since}更正过，这一份是更正以前的，请看更正以后的证书。",
    "other_name": "姓名不符：证书上的人不是“{name}”。请核对姓名。",
}
"""What each outcome says, and what to do."""


class Outcome(NamedTuple):
    """What came of a check. `key`: one of SENTENCES; `certificate`: where the text could be read, believed or not."""

    key: str
    sentence: str
    certificate: SignedClaims | None

    @property
    def holds(self) -> bool:
        """Whether it can be believed."""
        return self.key in HELD


class Question(NamedTuple):
    """What is known to whoever checks. `states`: the list of changed titles, None: none is at hand; `on`: the day; `name`: of the
    person that shows it, "" where nobody asks; `seen_on`: the day of the newest list seen before.
    """

    keys: KeyList
    states: SignedStateList | None
    on: date
    name: str = ""
    seen_on: date | None = None


def check_certificate(text: str, question: Question) -> Outcome:
    """The outcome for the text of a QR; the first fault in the order in which they undo trust."""
    try:
        certificate = read_certificate(text)
    except UnreadableCertificate:
        return describe_outcome("unreadable", question, None)
    key = find_signature_fault(certificate, question) or find_list_fault(question) or find_state(certificate, question)
    return describe_outcome(key, question, certificate)


def find_signature_fault(certificate: SignedClaims, question: Question) -> str | None:
    """What is wrong with the signature or the person; None where nothing is."""
    key = question.keys.keys.get(certificate.key_id)
    if key is None:
        return "unknown_key"
    if not is_signed_by(key.data, certificate.signed, certificate.signature):
        return "forged"
    day = parse_claimed_day(certificate.claims.issued_on)
    if day is None or not key.signs_on(day):
        return "key_not_in_force"
    return "other_name" if question.name and not is_same_name(question.name, certificate.claims.name) else None


def find_list_fault(question: Question) -> str | None:
    """What is wrong with the list of states; None where nothing is, or where there is no list."""
    signed = question.states
    if signed is None:
        return None
    key = question.keys.keys.get(signed.key_id)
    if key is None:
        return "list_unknown_key"
    if not is_signed_by(key.data, signed.signed, signed.signature) or signed.states.issuer != question.keys.issuer:
        return "list_forged"
    if signed.states.issued_on > question.on:
        return "list_from_future"
    return "list_replayed" if question.seen_on is not None and signed.states.issued_on < question.seen_on else None


def find_state(certificate: SignedClaims, question: Question) -> str:
    """How the title stands by the list."""
    if question.states is None:
        return VALID_THEN
    found = find_change(certificate, question)
    if found is not None and found.state == REVOKED:
        return "revoked"
    if found is not None and (found.state != CORRECTED or found.digest != certificate.digest):
        return "corrected"
    return judge_list_age((question.on - question.states.states.next_on).days)


def judge_list_age(days_overdue: int) -> str:
    """What a list is worth that names no change, so many days after its successor was due; 0 or fewer: it is not due yet.

    >>> [judge_list_age(days) for days in (-7, 0, 1, 30, 31)]
    ['valid', 'valid', 'valid_list_old', 'valid_list_old', 'list_outdated']
    """
    if days_overdue <= 0:
        return VALID
    return WARNED if days_overdue <= DAYS_OVERDUE else "list_outdated"


def find_change(certificate: SignedClaims, question: Question) -> TitleState | None:
    """What the list says of the title; None: nothing."""
    return question.states.states.titles.get(certificate.claims.register_key) if question.states else None


def parse_claimed_day(text: str) -> date | None:
    """A day as claims write it; None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def describe_outcome(key: str, question: Question, certificate: SignedClaims | None) -> Outcome:
    """The outcome with its sentence."""
    change = find_change(certificate, question) if certificate else None
    states = question.states.states if question.states else None
    sentence = SENTENCES[key].format(
        issuer=question.keys.issuer,
        list_day=format_day(day_number(states.issued_on.isoformat())) if states else "",
        next_day=format_day(day_number(states.next_on.isoformat())) if states else "",
        day=certificate.claims.issued_on if certificate else "",
        since=change.since if change else "",
        name=question.name,
    )
    return Outcome(key, sentence, certificate)
