"""Where a scope could outlive its request, or a piece of work run out of it: streams, threads, commits, generators."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from recoco.kernel.portals import scope
from recoco.kernel.portals.middleware import PortalMiddleware
from recoco.kernel.portals.scope import NoPortal
from tests.kernel.portals.conftest import Written
from tests.scoped_models.models import Note
from tests.worlds import SOSPONTS, URBANVITALIZ, World


def ask(view: Any, host: str = URBANVITALIZ, path: str = "/") -> Any:
    """Have *view* answer behind the middleware, as the server would call it."""
    return PortalMiddleware(view)(RequestFactory().get(path, headers={"host": host}))


def current_or_none() -> Any:
    """Return the scope in force, None without any."""
    try:
        return scope.current()
    except NoPortal:
        return None


def test_the_middleware_enters_the_portal_of_the_host_and_leaves_it(world: World, written: Written) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        assert request.portal == scope.current_portal()
        return HttpResponse(Note.objects.get().text)

    assert ask(view).content == b"secret"
    assert ask(view, SOSPONTS).content == b"public"
    assert current_or_none() is None


def test_a_view_that_breaks_leaves_nothing_behind(world: World) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask(view)
    assert current_or_none() is None


def test_a_thread_that_kept_a_portal_forgets_it_at_the_next_request(world: World) -> None:
    seen = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(current_or_none())
        return HttpResponse()

    def leak_then_ask() -> None:
        scope._current.set(world.urbanvitaliz)
        ask(view, "localhost")
        ask(view, SOSPONTS)

    copy_context().run(leak_then_ask)
    assert seen == [None, world.sosponts]


def test_a_streaming_export_is_written_on_its_own_portal_after_the_middleware(world: World, written: Written) -> None:
    def export(request: HttpRequest) -> StreamingHttpResponse:
        def lines() -> Iterator[str]:
            for text in Note.objects.values_list("text", flat=True):
                yield text
                yield str(Note.objects.count())

        return StreamingHttpResponse(lines())

    here, there = ask(export), ask(export, SOSPONTS)
    with scope.entering(world.sosponts):  # what the server's thread does meanwhile changes nothing
        assert b"".join(here) == b"secret1"
    assert b"".join(there) == b"public1"
    assert current_or_none() is None


def test_a_scope_entered_between_two_chunks_does_not_leak_out(world: World, written: Written) -> None:
    def export(request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(str(scope.current_portal()) for _ in range(2))

    chunks = iter(ask(export))
    assert next(chunks) == b"UrbanVitaliz"
    assert current_or_none() is None
    assert next(chunks) == b"UrbanVitaliz"


def test_a_generator_suspended_inside_a_scope_is_caught_by_the_law_for_a_reason(world: World) -> None:
    def suspended() -> Iterator[None]:
        with scope.entering(world.sosponts):
            yield

    generator = suspended()
    with scope.entering(world.urbanvitaliz):
        next(generator)
        leaked = scope.current_portal()
        generator.close()
    assert leaked == world.sosponts  # so tests/laws forbids it


def test_a_new_thread_has_no_portal(world: World) -> None:
    seen = []
    with scope.entering(world.sosponts):
        thread = threading.Thread(target=lambda: seen.append(current_or_none()))
        thread.start()
        thread.join()
        with ThreadPoolExecutor(1) as pool:
            seen.append(pool.submit(current_or_none).result())
    assert seen == [None, None]


def test_work_of_a_pool_enters_its_portal_itself(world: World) -> None:
    def in_pool(portal: Any) -> Any:
        with scope.entering(portal):
            return scope.current_portal()

    with ThreadPoolExecutor(1) as pool:
        found = list(pool.map(in_pool, [world.urbanvitaliz, world.sosponts]))
        assert pool.submit(current_or_none).result() is None
    assert found == [world.urbanvitaliz, world.sosponts]


@pytest.mark.django_db(transaction=True)
def test_what_runs_at_the_commit_may_have_no_portal(world: World) -> None:
    seen: list[Any] = []
    with transaction.atomic():
        with scope.entering(world.sosponts):
            transaction.on_commit(lambda: seen.append(current_or_none()))
        assert connection.in_atomic_block
    assert seen == [None]  # so it may only wake the worker, which enters the portal of each row
