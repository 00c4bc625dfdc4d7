"""The site map of a portal: one line per package, French paths."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("recoco.surfaces.pages.urls")),
    path("", include("recoco.surfaces.launching.urls")),
    path("", include("recoco.surfaces.backoffice.urls")),
    path("", include("recoco.surfaces.demo.urls")),
    path("", include("recoco.surfaces.homes.urls")),
    path("", include("recoco.surfaces.impact.urls")),
    path("", include("recoco.surfaces.overview.urls")),
    path("", include("recoco.surfaces.papers.urls")),
    path("", include("recoco.surfaces.notifications.urls")),
    path("", include("recoco.domain.continuity.urls")),
    path("", include("recoco.domain.doubles.urls")),
    path("", include("recoco.domain.sharing.urls")),
    path("", include("recoco.domain.filing.urls")),
    path("", include("recoco.domain.advice.urls")),
    path("", include("recoco.domain.conversation.urls")),
    path("", include("recoco.domain.submission.urls")),
    path("", include("recoco.domain.cases.urls")),
    path("", include("recoco.domain.accounts.urls")),
    path("", include("recoco.domain.directory.urls")),
    path("", include("recoco.kernel.mail.urls")),
    path("", include("recoco.kernel.territories.urls")),
    path("", include("recoco.kernel.ui.urls")),
]

handler400 = "recoco.kernel.ui.errors.bad_request"
handler403 = "recoco.kernel.ui.errors.forbidden"
handler404 = "recoco.kernel.ui.errors.not_found"
handler500 = "recoco.kernel.ui.errors.server_error"
