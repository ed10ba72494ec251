"""Where each step of an officer is taken that has a page of its own, and the words of the link that leads there."""

from collections.abc import Mapping

AUTHORITY_STEP_PAGES: Mapping[str, tuple[str, str]] = {
    "take_on": ("authority-take-on", "由我办理"),
    "assign": ("authority-assign", "指派办理人"),
    "send_back": ("authority-send-back", "退回经办"),
    "return_to_employer": ("authority-return", "一次性告知，退回补正"),
    "ask_second_return": ("authority-ask-second-return", "申请再次告知"),
    "agree_second_return": ("authority-agree-second-return", "同意再次告知"),
    "decline_second_return": ("authority-decline-second-return", "不同意再次告知"),
    "ask_transfer": ("authority-ask-transfer", "报市人社局改派"),
    "transfer": ("authority-transfer", "移送其他部门"),
    "propose_correction": ("authority-propose-correction", "提出更正职称"),
    "propose_revocation": ("authority-propose-revocation", "提出撤销职称"),
    "propose_change_review": ("authority-propose-title-review", "提出复查意见"),
    "correct": ("authority-correct", "复核更正"),
    "revoke": ("authority-revoke", "复核撤销"),
    "uphold_change": ("authority-uphold-title-change", "复核：复查维持"),
    "undo_correction": ("authority-undo-correction", "复核：复查改回"),
    "restore_title": ("authority-restore-title", "复核：复查恢复职称"),
    "decline_change": ("authority-decline-title-change", "不同意，退回经办"),
}
"""Steps with a page of their own; the others are taken on the page of the case."""
