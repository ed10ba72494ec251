"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.applicant.pages import (
    appeal,
    check,
    home,
    insurance_sheet,
    lists,
    number,
    papers,
    printables,
    progress,
    rename,
    review,
    singles,
    tasks,
    title,
)
from zhicheng_web.portal.applicant.pages.unit import show_own_unit

LIST_TASKS = ("education", "held", "work", "insurance")

urlpatterns: list[URLPattern] = [
    path("", home.show_applicant_home, name="applicant-home"),
    path("start/", home.show_start_page, name="applicant-start"),
    path("unit/", show_own_unit, name="applicant-unit"),
    path("messages/", home.show_applicant_messages, name="applicant-messages"),
    path("seen/", home.show_identity_views, name="applicant-seen"),
    path("papers/<uuid:paper>/", papers.serve_applicant_paper, name="applicant-paper"),
    path("papers/<uuid:paper>/view/", papers.show_paper, name="applicant-paper-view"),
    path("papers/<uuid:paper>/pages/<int:number>/", papers.serve_applicant_page_image, name="applicant-paper-page"),
    path("papers/<uuid:paper>/thumbnail/", papers.serve_applicant_thumbnail, name="applicant-paper-thumbnail"),
    path("papers/<uuid:paper>/remove/", papers.remove_uploaded_paper, name="applicant-paper-remove"),
    path("<uuid:case>/", tasks.show_task_list, name="applicant-tasks"),
    path("<uuid:case>/identity/", singles.edit_identity, name="applicant-identity"),
    path("<uuid:case>/number/", number.confirm_own_number, name="applicant-number"),
    path("<uuid:case>/correction/", number.show_correction_page, name="applicant-correction"),
    *(path(f"<uuid:case>/{slug}/", singles.build_form_page(slug), name=f"applicant-{slug}") for slug in singles.FORMS),
    *(path(f"<uuid:case>/{slug}/", lists.build_list_page(slug), name=f"applicant-{slug}") for slug in LIST_TASKS),
    path("<uuid:case>/insurance/sheet/", insurance_sheet.show_insurance_sheet, name="applicant-insurance-sheet"),
    path("<uuid:case>/papers/", papers.build_upload_page("papers"), name="applicant-papers"),
    path("<uuid:case>/commitment/", papers.build_upload_page("commitment"), name="applicant-commitment"),
    path("<uuid:case>/items/<slug:slug>/<slug:place>/", lists.show_list_item, name="applicant-item"),
    path("<uuid:case>/items/<slug:slug>/<slug:place>/remove/", lists.remove_list_item, name="applicant-item-remove"),
    path("<uuid:case>/check/", check.show_check_page, name="applicant-check"),
    path("<uuid:case>/submitted/", check.show_submitted_page, name="applicant-submitted"),
    path("<uuid:case>/progress/", progress.show_progress, name="applicant-progress"),
    path("<uuid:case>/content/", progress.show_case_content, name="applicant-content"),
    path("<uuid:case>/amend/", progress.take_back_own_case, name="applicant-amend"),
    path("<uuid:case>/review/", review.show_review_request, name="applicant-review"),
    path("<uuid:case>/appeal/", appeal.show_appeal_page, name="applicant-appeal"),
    path("<uuid:case>/title/statement/", title.show_statement_page, name="applicant-statement"),
    path("<uuid:case>/title/review/", title.show_title_review_page, name="applicant-title-review"),
    path("<uuid:case>/rename/", rename.show_rename_page, name="applicant-rename"),
    path("<uuid:case>/print/", printables.show_own_printables, name="applicant-printables"),
    path("<uuid:case>/print/<slug:layout>/<int:number>/", printables.print_own_paper, name="applicant-print"),
    path("<uuid:case>/printings/<uuid:printing>/", printables.open_own_printing, name="applicant-printing"),
    path("<uuid:case>/withdraw/", progress.withdraw_own_case, name="applicant-withdraw"),
    path("<uuid:case>/employer/", home.show_employer_choice, name="applicant-employer"),
]
