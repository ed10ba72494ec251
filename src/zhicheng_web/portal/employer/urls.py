"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.employer.dispatch.urls import urlpatterns as lane_urlpatterns
from zhicheng_web.portal.employer.joining.employee_request import answer_employee
from zhicheng_web.portal.employer.pages.after_filing import recall_filing, refile_case
from zhicheng_web.portal.employer.pages.applicant_left import note_applicant_left
from zhicheng_web.portal.employer.pages.assess import assess_case, decline_case
from zhicheng_web.portal.employer.pages.case import show_employer_case
from zhicheng_web.portal.employer.pages.close import close_publicities
from zhicheng_web.portal.employer.pages.closed_cases import list_unit_closed_cases
from zhicheng_web.portal.employer.pages.enclose import enclose_paper, remove_enclosure
from zhicheng_web.portal.employer.pages.end_membership import end_colleague_membership
from zhicheng_web.portal.employer.pages.file import file_cases
from zhicheng_web.portal.employer.pages.history import show_unit_history
from zhicheng_web.portal.employer.pages.join import join_unit
from zhicheng_web.portal.employer.pages.members import show_employee_link, show_unit_members
from zhicheng_web.portal.employer.pages.messages import list_employer_messages
from zhicheng_web.portal.employer.pages.notice import print_publicity_notice, show_publicity_notice
from zhicheng_web.portal.employer.pages.objection import enter_outcome, register_objection
from zhicheng_web.portal.employer.pages.paper import (
    open_employer_printing,
    print_employer_paper,
    show_employer_paper,
    show_employer_paper_page,
    show_employer_printables,
    show_identity_to_employer,
)
from zhicheng_web.portal.employer.pages.publicity import arrange_publicity
from zhicheng_web.portal.employer.pages.queue import show_employer_queue
from zhicheng_web.portal.employer.pages.return_case import return_case_to_applicant
from zhicheng_web.portal.employer.pages.unit import edit_own_unit
from zhicheng_web.portal.employer.parent.urls import urlpatterns as parent_urlpatterns
from zhicheng_web.portal.employer.publicity.photo import attach_photos
from zhicheng_web.portal.employer.publicity.posting_day import correct_day_of_posting

urlpatterns: list[URLPattern] = [
    path("", show_employer_queue, name="employer-queue"),
    path("cases/<uuid:case>/", show_employer_case, name="employer-case"),
    path("cases/<uuid:case>/assess/", assess_case, name="employer-assess"),
    path("cases/<uuid:case>/decline/", decline_case, name="employer-decline"),
    path("cases/<uuid:case>/return/", return_case_to_applicant, name="employer-return"),
    path("cases/<uuid:case>/objection/", register_objection, name="employer-objection"),
    path("cases/<uuid:case>/settle/", enter_outcome, name="employer-settle"),
    path("cases/<uuid:case>/posting-day/", correct_day_of_posting, name="employer-posting-day"),
    path("cases/<uuid:case>/recall/", recall_filing, name="employer-recall"),
    path("cases/<uuid:case>/refile/", refile_case, name="employer-refile"),
    path("cases/<uuid:case>/left/", note_applicant_left, name="employer-left"),
    path("cases/<uuid:case>/identity/", show_identity_to_employer, name="employer-identity"),
    path("cases/<uuid:case>/enclose/", enclose_paper, name="employer-enclose"),
    path("cases/<uuid:case>/print/", show_employer_printables, name="employer-printables"),
    path("cases/<uuid:case>/print/<slug:layout>/<int:number>/", print_employer_paper, name="employer-print"),
    path("cases/<uuid:case>/printings/<uuid:printing>/", open_employer_printing, name="employer-printing"),
    path("papers/<uuid:paper>/", show_employer_paper, name="employer-paper"),
    path("papers/<uuid:paper>/remove/", remove_enclosure, name="employer-paper-remove"),
    path("papers/<uuid:paper>/pages/<int:number>/", show_employer_paper_page, name="employer-page"),
    path("publicity/", arrange_publicity, name="employer-publicity"),
    path("publicity/notice/", show_publicity_notice, name="employer-notice"),
    path("publicity/notice/print/", print_publicity_notice, name="employer-notice-print"),
    path("publicity/photo/", attach_photos, name="employer-posting-photo"),
    path("publicity/close/", close_publicities, name="employer-close"),
    path("file/", file_cases, name="employer-file"),
    path("done/", list_unit_closed_cases, name="employer-done"),
    path("members/", show_unit_members, name="employer-members"),
    path("members/<uuid:person>/end/", end_colleague_membership, name="employer-leaver"),
    path("people/<uuid:employee>/", answer_employee, name="employer-employee-request"),
    path("unit/", edit_own_unit, name="employer-unit"),
    path("history/", show_unit_history, name="employer-history"),
    path("invite/", show_employee_link, name="employer-invite"),
    path("join/<str:token>/", join_unit, name="employer-join"),
    path("messages/", list_employer_messages, name="employer-messages"),
    *lane_urlpatterns,
    *parent_urlpatterns,
]
