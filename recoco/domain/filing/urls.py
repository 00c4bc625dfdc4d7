"""Addresses of the files of a dossier: `/dossiers/1234-friche-lebel/fichiers/`, and those of its advisers."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from recoco.domain.cases.addresses import SLUG
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.domain.filing.views import files, links, lists
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>


def of_space(space: Space) -> list[URLPattern | URLResolver]:
    """Return the addresses that both places have."""
    name = f"{space.prefix}{{}}".format
    return [
        path("", lists.index(space), name=name("index")),
        path("ajout/", lists.create(space), name=name("create")),
        path("archive/", lists.archive(space), name=name("archive")),
        path("liens/ajout/", links.create(space), name=name("link_create")),
        path("liens/<number:number>/", links.show(space), name=name("link")),
        path("liens/<number:number>/modification/", links.update(space), name=name("link_update")),
        path("liens/<number:number>/epingle/", links.pinning(space), name=name("link_pin")),
        path("liens/<number:number>/suppression/", links.destroy(space), name=name("link_destroy")),
        path("liens/<number:number>/masquage/", links.hiding(space), name=name("link_hide")),
        path("<number:number>/", files.show(space), name=name("show")),
        path("<number:number>/contenu/", files.content(space), name=name("content")),
        path("<number:number>/description/", files.update(space), name=name("update")),
        path("<number:number>/version/", files.replacement(space), name=name("replace")),
        path("<number:number>/epingle/", files.pinning(space), name=name("pin")),
        path("<number:number>/suppression/", files.destroy(space), name=name("destroy")),
        path("<number:number>/masquage/", files.hiding(space), name=name("hide")),
    ]


app_name = "filing"
urlpatterns = [
    re_path(rf"^dossiers/{SLUG}/fichiers/conseillers/", include(of_space(PRIVATE))),
    re_path(rf"^dossiers/{SLUG}/fichiers/", include(of_space(COMMON))),
]
