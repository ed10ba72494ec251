"""What a grade of evidence, or a judgement of the major, was given to, by its hash: who changes that has changed what was
looked at, and nobody has looked at what stands there now (三（二）).
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

from zhicheng_web.cases.models import Assessment, Case
from zhicheng_web.ledger.chain import canonical_json

GRADED_PARTS: Final = ("educations", "titles", "skills", "licences", "employment", "insurance")
"""The parts of the facts of which each item is graded."""
RELATION: Final = "major_relation"
"""二（五） the place of what the unit has before it when it judges how the major relates to the post."""


def name_place(part: str, number: int) -> str:
    """The place of an item, counted from 1."""
    return f"{part}.{number}"


def hash_value(value: object) -> str:
    """The name of a value."""
    return f"sha256:{sha256(canonical_json({'value': value}).encode()).hexdigest()}"


def hash_gradable_facts(case: Case) -> dict[str, str]:
    """Each stated fact that can be graded, by its place."""
    return {
        name_place(part, number): hash_value(item)
        for part in GRADED_PARTS
        for number, item in enumerate(case.facts.get(part) or (), 1)
    }


def hash_relation(case: Case) -> str:
    """二（五）: what was studied, what the post is, and what the applicant says of the two."""
    majors = [[one.get("level"), one.get("major")] for one in case.facts.get("educations") or ()]
    target, post = case.facts.get("target") or {}, case.facts.get("post") or {}
    return hash_value([majors, post.get("specialty"), target.get("specialty"), target.get(RELATION)])


def hash_what_is_checked(case: Case) -> dict[str, str]:
    """Everything that whoever checks a case has before them, by its place."""
    return hash_gradable_facts(case) | {RELATION: hash_relation(case)}


def is_relation_standing(case: Case, assessment: Assessment) -> bool:
    """Whether the major and the post are still what the unit has judged; of assessments from before hashes it is not known,
    and they stand.
    """
    judged = assessment.fact_hashes.get(RELATION)
    return judged is None or judged == hash_relation(case)


def list_renewed_assessments(rows: Sequence[Assessment]) -> list[Assessment]:
    """The last assessment that recommends and those that have renewed it in part, the first one first."""
    rows = sorted((one for one in rows if one.lane == "employer"), key=lambda one: one.seq)
    if not rows or not rows[-1].recommended:
        return []
    first = rows[-1].renewed_seq or rows[-1].seq
    return [one for one in rows if one.seq >= first]


def list_changed_places(case: Case, rows: Sequence[Assessment]) -> list[str]:
    """The facts that the unit has not looked at as they stand now, though it has graded others: changed since, or new."""
    looked_at: Mapping[str, str] = {hash_: place for one in rows for place, hash_ in one.fact_hashes.items()}
    graded = any(one.evidence and one.fact_hashes for one in rows)
    return [place for place, hash_ in hash_gradable_facts(case).items() if graded and hash_ not in looked_at]
