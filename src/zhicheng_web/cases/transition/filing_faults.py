"""What the note of a filing says, in entries of every age: its content, its papers, the facts that were judged; compared
with the rows of the filing, and, where no entry committed to the facts of the case, with the case itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from zhicheng.eligibility.check import hash_facts
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.words.printed_fields import take_out_printed_fields
from zhicheng_web.cases.models import Assessment, Case, Filing, Verdict
from zhicheng_web.ledger.chain import KUNMING, canonical_json, parse_canonical_object

FILING_STEPS: Final = ("file", "refile")
CHANGING_STEP: Final = "supplement"
"""The one step that changes the facts of a case that lies with the authority: after it was returned."""
CONTENT_DIFFERS: Final = "上报的内容指纹与第{seq}条记录（{step}，{day}）不符"
PAPERS_DIFFER: Final = "上报的材料清单与第{seq}条记录（{step}，{day}）不符"
FACTS_DIFFER: Final = "系统判定依据的事实与第{seq}条记录（{step}，{day}）不符"
CASE_DIFFERS: Final = "申报内容与上报时判定依据的事实不符，第{seq}条记录（{step}，{day}）以后被改动过"
ADVICE_DIFFERS: Final = "列表里的系统意见与第{seq}条记录（{step}，{day}）上报时的判定不符"
OTHERS_PARTS: Final = ("applicant", "employer", "dispatch_agency", "id", "filing_date", "publicity")
"""Parts of what is judged that come from elsewhere, or are added to: what the employer attests."""


class Commit(NamedTuple):
    """An entry as far as comparing goes: its number, moment, step, what its act has noted, the hashes of rows that it holds
    (None in an old entry), and the format in which it was written.
    """

    seq: int
    at: datetime
    step: str
    note: Mapping[str, Any]
    hashes: Mapping[str, str] | None
    format: int

    def describe(self, sentence: str, **words: str) -> str:
        """A sentence that names this entry."""
        name = STEPS_BY_KEY[self.step].name if self.step in STEPS_BY_KEY else self.step
        day = self.at.astimezone(KUNMING).date().isoformat()
        return sentence.format(seq=self.seq, step=name, day=day, **words)


def find_filing_faults(commits: Sequence[Commit], rows: Sequence[tuple[Any, Any]]) -> Iterator[str]:
    """What does not fit the notes of the filings of one case. `rows`: its rows, each after its table."""
    case = next((row for _, row in rows if isinstance(row, Case)), None)
    filings = {row.seq: row for _, row in rows if isinstance(row, Filing)}
    verdicts = {row.at: row for _, row in rows if isinstance(row, Verdict)}
    filed = [one for one in commits if one.step in FILING_STEPS]
    for one in filed:
        filing, verdict = filings.get(one.seq), verdicts.get(one.at)
        yield from compare_with_note(one, filing, verdict)
    judged = verdicts.get(filed[-1].at) if filed and case and case.filing_seq == filed[-1].seq else None
    unchanged = not filed or not any(one.step == CHANGING_STEP and one.seq > filed[-1].seq for one in commits)
    relation = find_judged_relation(rows, filed[-1].seq) if filed else ""
    if case and judged and unchanged and not are_facts_as_judged(case, judged, relation):
        yield filed[-1].describe(CASE_DIFFERS)
    if case and judged and case.advice != parse_canonical_object(judged.answer)["verdict"]:
        yield filed[-1].describe(ADVICE_DIFFERS)


def compare_with_note(one: Commit, filing: Filing | None, verdict: Verdict | None) -> Iterator[str]:
    """One filing and its verdict."""
    if filing and "content" in one.note and filing.content_hash != one.note["content"]:
        yield one.describe(CONTENT_DIFFERS)
    if filing and "papers" in one.note and sorted(paper.sha256 for paper in filing.papers.all()) != one.note["papers"]:
        yield one.describe(PAPERS_DIFFER)
    if (
        verdict
        and "facts_hash" in one.note
        and hash_facts(parse_canonical_object(verdict.facts)) != one.note["facts_hash"]
    ):
        yield one.describe(FACTS_DIFFER)


def are_facts_as_judged(case: Case, verdict: Verdict, relation: str = "") -> bool:
    """Whether what the applicant states is what was judged at the filing. `relation`: how the major relates to the post in the
    unit's own judgement (二（五）), which was judged in the place of the applicant's claim; "" where it gave none.
    """
    judged, facts = parse_canonical_object(verdict.facts), take_out_printed_fields(case.facts)
    if relation:
        facts["target"] = {**(facts.get("target") or {}), "major_relation": relation}
    stated = {key: value for key, value in facts.items() if key not in OTHERS_PARTS}
    return canonical_json({key: judged.get(key) for key in stated}) == canonical_json(stated)


def find_judged_relation(rows: Sequence[tuple[Any, Any]], filed_seq: int) -> str:
    """How the unit's last assessment relates the major to the post: before a filing, or renewed with it."""
    before = [row for _, row in rows if isinstance(row, Assessment) and row.lane == "employer" and row.seq <= filed_seq]
    return max(before, key=lambda one: one.seq).major_relation if before else ""
