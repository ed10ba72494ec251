"""三（四） print a paper of a case: set, archived by its hash, and written down with who printed it when."""

from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, TypeVar

from django.db import transaction

from zhicheng_web.cases.models import Case, PrintedPaper
from zhicheng_web.cases.papers.typesetting.kinds.issued_paper import IssuedPaper
from zhicheng_web.cases.papers.typesetting.set_paper import SetPaper, encode_data, set_paper
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.read.id_number import note_number_view
from zhicheng_web.cases.transition.authorised import NOT_YOUR_CASE, build_refusal, may_see_case
from zhicheng_web.encryption import compute_keyed_hash
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person

Paper = TypeVar("Paper", bound=IssuedPaper)
CODE_BYTES: Final = 5
"""Of a check code: eight letters and digits."""
SAME_PRINTING: Final = timedelta(minutes=10)
"""Within it the same bytes for the same person are one printing: browsers fetch a file twice to show and to save it."""
PRINT_FORM: Final = "print_form"


def add_check_code(paper: Paper) -> Paper:
    """The paper with the code by which its authority knows it again: keyed, of all its data, so that nobody makes one up.
    All copies of one paper have the same.
    """
    digest = sha256(encode_data(replace(paper, copy=1))).hexdigest()
    code = b32encode(compute_keyed_hash(f"printed_paper:{digest}")[:CODE_BYTES]).decode()
    return replace(paper, check_code=f"{code[:4]}-{code[4:]}")


def print_paper(
    case: Case, paper: IssuedPaper, *, by: Actor, at: datetime, shows_number: bool = False, others: Sequence[Case] = ()
) -> bytes:
    """The paper as PDF. A draft leaves no trace: it is none yet. `shows_number`: it holds the whole ID number, which whoever is
    not its owner has then seen; `others`: cases that it names besides. Raises StepRefused for strangers, and what `set_paper`
    raises; then nothing was printed.
    """
    if not all(may_see_case(one, by) for one in (case, *others)):
        raise build_refusal("not_yours", NOT_YOUR_CASE)
    made = set_paper(paper)
    if not paper.draft:
        for one in (case, *others):
            note_printing(one, paper, made, by, at)
    if shows_number and by.person_id != case.person_id:
        note_number_view(case.person, by=by, at=at, purpose=PRINT_FORM, case=case)
    return made.pdf


def note_printing(case: Case, paper: IssuedPaper, made: SetPaper, by: Actor, at: datetime) -> None:
    """Archive the bytes and write the printing down, once for a printing."""
    digest = store.store_paper_bytes(made.pdf)
    printing: Mapping[str, object] = {"case": case, "sha256": digest, "by_id": by.person_id}
    with transaction.atomic():
        if PrintedPaper.objects.filter(**printing, at__gt=at - SAME_PRINTING, at__lte=at).exists():
            return
        unit = Organisation.objects.filter(pk=by.organisation_id or 0).values_list("name", flat=True).first()
        PrintedPaper.objects.create(
            **printing,
            kind=paper.layout,
            copy=paper.copy,
            check_code=paper.check_code,
            size=len(made.pdf),
            data_digest=made.data_digest,
            layout_digest=made.layout_digest,
            renderer=made.renderer,
            by_name=Person.objects.values_list("name", flat=True).get(pk=by.person_id),
            unit_name=unit or "",
            at=at,
        )


def open_printing(case: Case, printing: PrintedPaper, *, by: Actor, at: datetime, shows_number: bool) -> bytes:
    """The bytes of a printing as they were archived. `shows_number`: its kind holds the whole ID number, which whoever is not its
    owner has then seen. Raises StepRefused for strangers, PaperGone, PaperAltered.
    """
    if not may_see_case(case, by):
        raise build_refusal("not_yours", NOT_YOUR_CASE)
    data = store.load_paper_bytes(printing.sha256)
    if shows_number and by.person_id != case.person_id:
        note_number_view(case.person, by=by, at=at, purpose=PRINT_FORM, case=case)
    return data


def list_printings(case: Case) -> list[PrintedPaper]:
    """Every printing of a case, the latest first."""
    return list(PrintedPaper.objects.filter(case=case).order_by("-at", "-pk"))
