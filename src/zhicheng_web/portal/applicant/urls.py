"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.applicant.pages import check, home, lists, papers, progress, review, singles, tasks

LIST_TASKS = ("education", "held", "work", "insurance")

urlpatterns: list[URLPattern] = [
    path("", home.home, name="applicant-home"),
    path("start/", home.start, name="applicant-start"),
    path("messages/", home.messages, name="applicant-messages"),
    path("seen/", home.seen, name="applicant-seen"),
    path("papers/<uuid:paper>/", papers.paper, name="applicant-paper"),
    path("papers/<uuid:paper>/view/", papers.view, name="applicant-paper-view"),
    path("papers/<uuid:paper>/pages/<int:number>/", papers.picture, name="applicant-paper-page"),
    path("papers/<uuid:paper>/remove/", papers.remove, name="applicant-paper-remove"),
    path("<uuid:case>/", tasks.tasks, name="applicant-tasks"),
    path("<uuid:case>/identity/", singles.identity, name="applicant-identity"),
    path("<uuid:case>/target/", singles.target, name="applicant-target"),
    *(path(f"<uuid:case>/{slug}/", lists.page_of(slug), name=f"applicant-{slug}") for slug in LIST_TASKS),
    path("<uuid:case>/papers/", papers.page_of("papers"), name="applicant-papers"),
    path("<uuid:case>/commitment/", papers.page_of("commitment"), name="applicant-commitment"),
    path("<uuid:case>/items/<slug:slug>/<slug:place>/", lists.item, name="applicant-item"),
    path("<uuid:case>/items/<slug:slug>/<slug:place>/remove/", lists.remove, name="applicant-item-remove"),
    path("<uuid:case>/check/", check.check, name="applicant-check"),
    path("<uuid:case>/submitted/", check.submitted, name="applicant-submitted"),
    path("<uuid:case>/progress/", progress.progress, name="applicant-progress"),
    path("<uuid:case>/content/", progress.content, name="applicant-content"),
    path("<uuid:case>/amend/", progress.amend, name="applicant-amend"),
    path("<uuid:case>/review/", review.review, name="applicant-review"),
    path("<uuid:case>/withdraw/", progress.withdraw, name="applicant-withdraw"),
    path("<uuid:case>/employer/", home.employer, name="applicant-employer"),
]
