"""Addresses of what is said in a dossier: `/dossiers/1234-friche-lebel/conversation/`, and the advisers' space."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from recoco.domain.cases.addresses import SLUG
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.domain.conversation.views import feeds, posts, space
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>


def of_thread(thread: Thread) -> list[URLPattern | URLResolver]:
    """Return the addresses that both threads have."""
    return [
        path("", feeds.index(thread), name="index"),
        path("envoi/", posts.create(thread), name="create"),
        path("brouillon/", posts.draft(thread), name="draft"),
        path("nouveautes/", feeds.news(thread), name="news"),
        path("lecture/", feeds.reading(thread), name="read"),
        path("contenu/", feeds.contents(thread), name="contents"),
        path("fichiers/<number:number>/", feeds.file(thread), name="file"),
        path("<number:number>/modifier/", posts.update(thread), name="update"),
        path("<number:number>/contact/", feeds.contact(thread), name="contact"),
        path("<number:number>/annulation/", posts.undo(thread), name="undo"),
        path("<number:number>/suppression/", posts.destroy(thread), name="destroy"),
        path("<number:number>/masquage/", posts.hiding(thread), name="hide"),
        path("<number:number>/avant/", posts.former(thread), name="former"),
    ]


OF_SPACE: list[URLPattern | URLResolver] = [
    path("synthese/", space.brief, name="brief"),
    path("synthese/modifier/", space.brief_edition, name="brief_edition"),
    path("a-faire/", space.todos, name="todos"),
    path("a-faire/<number:number>/fait/", space.todo_done, name="todo_done"),
]
urlpatterns = [
    re_path(rf"^dossiers/{SLUG}/conversation/", include((of_thread(CONVERSATION), "conversation"))),
    re_path(
        rf"^dossiers/{SLUG}/espace-conseillers/",
        include(([*of_thread(ADVISERS_SPACE), *OF_SPACE], "advisers_space")),
    ),
]
