"""The site map of the root host: the platform itself, on no portal."""

from django.urls import include, path

urlpatterns = [
    path("", include("recoco.surfaces.demo.root_urls")),
    path("", include("recoco.surfaces.launching.root_urls")),
    path("", include("recoco.domain.accounts.root_urls")),
    path("", include("recoco.kernel.mail.root_urls")),
    path("", include("recoco.kernel.territories.urls")),
    path("", include("recoco.kernel.ui.urls")),
    path("", include("recoco.kernel.portals.root_urls")),
]

handler400 = "recoco.kernel.ui.errors.bad_request"
handler403 = "recoco.kernel.ui.errors.forbidden"
handler404 = "recoco.kernel.ui.errors.not_found"
handler500 = "recoco.kernel.ui.errors.server_error"
