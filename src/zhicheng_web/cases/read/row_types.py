"""The rows of a case by name, for annotations only: a page says what it is handed, and finds it through `queries`.

A page never asks a table through one of these names, nor writes a row (tests/repository/test_pages_ask_no_table.py).
"""

from zhicheng_web.cases.models import (
    Assessment,
    Case,
    CaseLane,
    Decision,
    DispatchAgreement,
    EarlierTitle,
    NameChange,
    NumberContest,
    NumberCorrection,
    Objection,
    Opinion,
    Paper,
    ParentReport,
    PrintedPaper,
    Proposal,
    Publicity,
    Recognition,
    ReturnRound,
    SecondReturn,
    TitleChange,
    Verdict,
)

__all__ = [
    "Assessment",
    "Case",
    "CaseLane",
    "Decision",
    "DispatchAgreement",
    "EarlierTitle",
    "NameChange",
    "NumberContest",
    "NumberCorrection",
    "Objection",
    "Opinion",
    "Paper",
    "ParentReport",
    "PrintedPaper",
    "Proposal",
    "Publicity",
    "Recognition",
    "ReturnRound",
    "SecondReturn",
    "TitleChange",
    "Verdict",
]
