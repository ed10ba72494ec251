"""All addresses of the office: one room of pages for each audience, and what Django and allauth bring."""

from django.urls import include, path

urlpatterns = [
    path("", include("zhicheng_web.portal.public.urls")),
    path("accounts/", include("zhicheng_web.accounts.urls")),
    path("my/", include("zhicheng_web.portal.applicant.urls")),
    path("employer/", include("zhicheng_web.portal.employer.urls")),
    path("authority/", include("zhicheng_web.portal.authority.urls")),
    path("bureau/", include("zhicheng_web.portal.supervision.urls")),
]

handler500 = "zhicheng_web.portal.shared.trouble_pages.render_server_error"
