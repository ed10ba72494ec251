"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.authority.pages import steps
from zhicheng_web.portal.authority.pages.case import case, page, paper
from zhicheng_web.portal.authority.pages.identity import identity
from zhicheng_web.portal.authority.pages.messages import messages
from zhicheng_web.portal.authority.pages.queue import accept_page, done, queue

urlpatterns: list[URLPattern] = [
    path("", queue, name="authority-queue"),
    path("accept/", accept_page, name="authority-accept-page"),
    path("done/", done, name="authority-done"),
    path("cases/<uuid:case>/", case, name="authority-case"),
    path("cases/<uuid:case>/accept/", steps.accept, name="authority-accept"),
    path("cases/<uuid:case>/examine/", steps.examine, name="authority-examine"),
    path("cases/<uuid:case>/recognise/", steps.recognise, name="authority-recognise"),
    path("cases/<uuid:case>/refuse/", steps.refuse, name="authority-refuse"),
    path("cases/<uuid:case>/send-back/", steps.send_back, name="authority-send-back"),
    path("cases/<uuid:case>/return/", steps.give_back, name="authority-return"),
    path("cases/<uuid:case>/transfer/", steps.transfer, name="authority-transfer"),
    path("cases/<uuid:case>/correct/", steps.correct, name="authority-correct"),
    path("cases/<uuid:case>/revoke/", steps.revoke, name="authority-revoke"),
    path("cases/<uuid:case>/identity/", identity, name="authority-identity"),
    path("papers/<uuid:paper>/", paper, name="authority-paper"),
    path("papers/<uuid:paper>/<int:number>/", page, name="authority-page"),
    path("messages/", messages, name="authority-messages"),
]
