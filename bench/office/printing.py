"""What printing the recognition form takes: set in a process of its own, each form another person's; how large that gets."""

import re
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

import pypdfium2
from django.conf import settings

from bench.parts import tables
from tests.web.papers.form_samples import LONG, ORDINARY
from zhicheng_web.cases.papers.typesetting import set_paper
from zhicheng_web.cases.papers.typesetting.kinds.recognition_form import RecognitionForm

FORMS = 60
"""So many of each, after one that brings the process up."""
HEADS = ("打印的认定表", "页", "KB", "最快 ms", "居中 ms", "95% ms", "进程内存 MB")


def measure_printing() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home:
        settings.HOME = Path(home)
        rows = [measure_forms("通常的一份", ORDINARY), measure_forms("2000字总结、12个单位", LONG)]
        (process,) = set_paper.IDLE
        process.end()
        set_paper.IDLE.clear()
    tables.show("打印", HEADS, rows)


def measure_forms(name: str, form: RecognitionForm) -> tuple[str, ...]:
    """One row."""
    pdf, spent = set_paper.set_paper(form).pdf, []
    for place in range(FORMS):
        other = replace(form, person=replace(form.person, phone=f"138{place:08}"))
        began = perf_counter()
        set_paper.set_paper(other)
        spent.append(1000 * (perf_counter() - began))
    spent.sort()
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    times = (spent[0], median(spent), spent[len(spent) * 95 // 100])
    return name, f"{pages}", f"{len(pdf) // 1024}", *(f"{one:.0f}" for one in times), f"{read_memory():.0f}"


def read_memory() -> float:
    """Megabytes that the process which sets papers holds at most; 0 where the system does not tell."""
    (process,) = set_paper.IDLE
    status = Path(f"/proc/{process.process.pid}/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0
