"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.employer.pages.applicant_left import left
from zhicheng_web.portal.employer.pages.assess import assess, decline
from zhicheng_web.portal.employer.pages.case import case
from zhicheng_web.portal.employer.pages.close import close
from zhicheng_web.portal.employer.pages.closed_cases import done
from zhicheng_web.portal.employer.pages.enclose import enclose, remove
from zhicheng_web.portal.employer.pages.end_membership import leaver
from zhicheng_web.portal.employer.pages.file import file
from zhicheng_web.portal.employer.pages.filed import recall, refile
from zhicheng_web.portal.employer.pages.history import history
from zhicheng_web.portal.employer.pages.join import join
from zhicheng_web.portal.employer.pages.members import members, staff
from zhicheng_web.portal.employer.pages.messages import messages
from zhicheng_web.portal.employer.pages.notice import notice
from zhicheng_web.portal.employer.pages.objection import objection, settle
from zhicheng_web.portal.employer.pages.paper import page, paper
from zhicheng_web.portal.employer.pages.publicity import publicity
from zhicheng_web.portal.employer.pages.queue import queue
from zhicheng_web.portal.employer.pages.return_ import give_back
from zhicheng_web.portal.employer.pages.unit import unit

urlpatterns: list[URLPattern] = [
    path("", queue, name="employer-queue"),
    path("cases/<uuid:case>/", case, name="employer-case"),
    path("cases/<uuid:case>/assess/", assess, name="employer-assess"),
    path("cases/<uuid:case>/decline/", decline, name="employer-decline"),
    path("cases/<uuid:case>/return/", give_back, name="employer-return"),
    path("cases/<uuid:case>/objection/", objection, name="employer-objection"),
    path("cases/<uuid:case>/settle/", settle, name="employer-settle"),
    path("cases/<uuid:case>/recall/", recall, name="employer-recall"),
    path("cases/<uuid:case>/refile/", refile, name="employer-refile"),
    path("cases/<uuid:case>/left/", left, name="employer-left"),
    path("cases/<uuid:case>/enclose/", enclose, name="employer-enclose"),
    path("papers/<uuid:paper>/", paper, name="employer-paper"),
    path("papers/<uuid:paper>/remove/", remove, name="employer-paper-remove"),
    path("papers/<uuid:paper>/pages/<int:number>/", page, name="employer-page"),
    path("publicity/", publicity, name="employer-publicity"),
    path("publicity/notice/", notice, name="employer-notice"),
    path("publicity/close/", close, name="employer-close"),
    path("file/", file, name="employer-file"),
    path("done/", done, name="employer-done"),
    path("members/", members, name="employer-members"),
    path("members/<uuid:person>/end/", leaver, name="employer-leaver"),
    path("unit/", unit, name="employer-unit"),
    path("history/", history, name="employer-history"),
    path("invite/", staff, name="employer-invite"),
    path("join/<str:token>/", join, name="employer-join"),
    path("messages/", messages, name="employer-messages"),
]
