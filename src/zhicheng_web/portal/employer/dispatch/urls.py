"""The pages of a dispatched worker's two lanes and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.employer.dispatch.show_lanes import show_lanes
from zhicheng_web.portal.employer.dispatch.step_pages import (
    check_for_agency,
    note_stamp,
    put_agreement_on_file,
    record_papers,
    remind_other,
    use_agreement,
)

urlpatterns: list[URLPattern] = [
    path("cases/<uuid:case>/lanes/", show_lanes, name="employer-lanes"),
    path("cases/<uuid:case>/lanes/check/", check_for_agency, name="employer-agency-check"),
    path("cases/<uuid:case>/lanes/stamp/", note_stamp, name="employer-stamp"),
    path("cases/<uuid:case>/lanes/papers/", record_papers, name="employer-agency-papers"),
    path("cases/<uuid:case>/lanes/remind/", remind_other, name="employer-remind"),
    path("cases/<uuid:case>/lanes/agreement/", put_agreement_on_file, name="employer-agreement"),
    path("cases/<uuid:case>/lanes/agreement/use/", use_agreement, name="employer-agreement-use"),
]
