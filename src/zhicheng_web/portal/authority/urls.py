"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.authority.pages import covers, earlier_titles, handling, steps, titles
from zhicheng_web.portal.authority.pages.case import (
    show_authority_case,
    show_authority_paper,
    show_authority_paper_page,
)
from zhicheng_web.portal.authority.pages.identity import show_identity_to_authority
from zhicheng_web.portal.authority.pages.messages import list_authority_messages
from zhicheng_web.portal.authority.pages.printables import (
    open_authority_printing,
    print_authority_paper,
    show_authority_printables,
)
from zhicheng_web.portal.authority.pages.queue import (
    accept_listed_cases,
    list_authority_closed_cases,
    show_authority_queue,
)

TITLE = "cases/<uuid:case>/title"

urlpatterns: list[URLPattern] = [
    path("", show_authority_queue, name="authority-queue"),
    path("accept/", accept_listed_cases, name="authority-accept-page"),
    path("done/", list_authority_closed_cases, name="authority-done"),
    path("cases/<uuid:case>/", show_authority_case, name="authority-case"),
    path("cases/<uuid:case>/accept/", steps.accept_case, name="authority-accept"),
    path("cases/<uuid:case>/examine/", steps.examine_case, name="authority-examine"),
    path("cases/<uuid:case>/recognise/", steps.recognise_case, name="authority-recognise"),
    path("cases/<uuid:case>/refuse/", steps.refuse_case, name="authority-refuse"),
    path("cases/<uuid:case>/send-back/", steps.send_case_back, name="authority-send-back"),
    path("cases/<uuid:case>/return/", steps.return_case_to_employer, name="authority-return"),
    path("cases/<uuid:case>/return-again/", steps.ask_to_return_again, name="authority-ask-second-return"),
    path("cases/<uuid:case>/return-again/agree/", steps.agree_to_return_again, name="authority-agree-second-return"),
    path(
        "cases/<uuid:case>/return-again/decline/", steps.decline_to_return_again, name="authority-decline-second-return"
    ),
    path("cases/<uuid:case>/ask-transfer/", handling.ask_to_transfer, name="authority-ask-transfer"),
    path("cases/<uuid:case>/take-on/", handling.take_on_case, name="authority-take-on"),
    path("cases/<uuid:case>/assign/", handling.assign_case, name="authority-assign"),
    path("cases/<uuid:case>/transfer/", steps.transfer_case, name="authority-transfer"),
    path(f"{TITLE}/propose-correction/", titles.propose_title_correction, name="authority-propose-correction"),
    path(f"{TITLE}/correct/", titles.correct_title, name="authority-correct"),
    path(f"{TITLE}/propose-revocation/", titles.propose_title_revocation, name="authority-propose-revocation"),
    path(f"{TITLE}/revoke/", titles.revoke_title, name="authority-revoke"),
    path(f"{TITLE}/decline/", titles.decline_title_change, name="authority-decline-title-change"),
    path(f"{TITLE}/propose-review/", titles.propose_title_review, name="authority-propose-title-review"),
    path(f"{TITLE}/uphold/", titles.uphold_title_change, name="authority-uphold-title-change"),
    path(f"{TITLE}/undo/", titles.undo_title_correction, name="authority-undo-correction"),
    path(f"{TITLE}/restore/", titles.restore_revoked_title, name="authority-restore-title"),
    path("cases/<uuid:case>/identity/", show_identity_to_authority, name="authority-identity"),
    path("cases/<uuid:case>/print/", show_authority_printables, name="authority-printables"),
    path("cases/<uuid:case>/print/<slug:layout>/<int:number>/", print_authority_paper, name="authority-print"),
    path("cases/<uuid:case>/printings/<uuid:printing>/", open_authority_printing, name="authority-printing"),
    path("papers/<uuid:paper>/", show_authority_paper, name="authority-paper"),
    path("papers/<uuid:paper>/<int:number>/", show_authority_paper_page, name="authority-page"),
    path("earlier-titles/", earlier_titles.list_earlier_titles, name="authority-earlier-titles"),
    path("earlier-titles/new/", earlier_titles.bring_in_earlier_title, name="authority-earlier-title-new"),
    path("earlier-titles/import/", earlier_titles.import_earlier_titles, name="authority-earlier-title-import"),
    path(
        "earlier-titles/sheets/<uuid:sheet>/",
        earlier_titles.answer_earlier_titles,
        name="authority-earlier-title-answer",
    ),
    path("earlier-titles/<uuid:title>/void/", earlier_titles.void_earlier_title, name="authority-earlier-title-void"),
    path("covers/", covers.show_covers, name="authority-covers"),
    path("covers/<uuid:cover>/end/", covers.end_cover, name="authority-cover-end"),
    path("messages/", list_authority_messages, name="authority-messages"),
]
