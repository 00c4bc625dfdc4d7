"""Strings hide no arrow: foreign keys, templates, addresses and dotted names obey the order of the imports."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.urls import get_resolver

from tests.laws.floors import may_point
from tests.laws.sources import Source, package_of, package_of_path, place, sources, templates

URL = re.compile(r"{%\s*url\s+['\"]([\w-]+):[\w-]+['\"]")
WHOLE_URL = re.compile(r"{%\s*url\s+['\"]([\w-]+:[\w-]+)['\"]")
PARTS = re.compile(r"{%\s*(?:include|extends)\s+['\"]([\w-]+)/")
STATIC = re.compile(r"{%\s*static\s+['\"]([\w-]+)/")
COMPONENT = re.compile(r"<c-([a-z][\w.-]*)")
ROUTE = re.compile(r"^([a-z_]+):[a-z_-]+$")
DOTTED = re.compile(r"^recoco(?:\.\w+){2,}$")


def test_there_are_packages_and_templates_to_judge() -> None:
    assert len(sources()) > 100
    assert len(templates()) > 30
    assert namespaces()["cases"] == "recoco.domain.cases"
    assert components()["summary.row"] == holders_of("static")["ui"] == "recoco.kernel.ui"
    assert sum(1 for path in templates() for _ in arrows_of(path)) > 100


def namespaces() -> dict[str, str]:
    """Return the package of each namespace of addresses."""
    found = {}
    for urlconf in (settings.ROOT_URLCONF, settings.ROOT_HOST_URLCONF):
        for name, (_, resolver) in get_resolver(urlconf).namespace_dict.items():
            patterns = [one for one in resolver.url_patterns if hasattr(one, "callback")]
            module = getattr(resolver.urlconf_module, "__name__", "") or patterns[0].callback.__module__
            if module.startswith("recoco."):
                found[name] = package_of(module)
    return found


def holders_of(kind: str) -> dict[str, str]:
    """Return the package of each folder of templates or static files."""
    found = {}
    for config in apps.get_app_configs():
        if config.name.startswith("recoco."):
            for folder in Path(config.path, kind).glob("*"):
                if folder.name != "cotton":
                    found[folder.name] = package_of(config.name)
    return found


def components() -> dict[str, str]:
    """Return the package of each component, by its name in templates."""
    found = {}
    for path in templates():
        if "cotton" in path.parts:
            name = ".".join(path.relative_to(path.parents[len(path.parts) - path.parts.index("cotton") - 2]).parts)
            found[name.removesuffix(".html").replace("_", "-")] = package_of_path(path)
    return found


def arrows_of(path: Path) -> Iterator[tuple[str, str]]:
    """Go through what a template names: the words, and the package they lead to."""
    text = path.read_text()
    for pattern, known in (
        (URL, namespaces()),
        (PARTS, holders_of("templates")),
        (STATIC, holders_of("static")),
        (COMPONENT, components()),
    ):
        for name in pattern.findall(text):
            name = name.replace("_", "-") if pattern is COMPONENT else name
            if name in known:
                yield name, known[name]


def test_foreign_keys_only_point_down() -> None:
    wrong = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith("recoco.")
        for field in model._meta.get_fields()
        if field.concrete and field.related_model and field.related_model.__module__.startswith("recoco.")
        if not may_point(package_of(model.__module__), package_of(field.related_model.__module__))
    ]
    assert wrong == []


def test_templates_only_point_down() -> None:
    wrong = [
        f"{path.name} ({package_of_path(path)}) → {name} ({package})"
        for path in templates()
        for name, package in arrows_of(path)
        if not may_point(package_of_path(path), package)
    ]
    assert wrong == []


def test_every_component_that_a_template_uses_exists() -> None:
    special = {"vars", "slot", "component"}
    used = {name.replace("_", "-") for path in templates() for name in COMPONENT.findall(path.read_text())}
    assert used - special - set(components()) == set()


def strings_of(source: Source, shape: re.Pattern[str]) -> Iterator[tuple[ast.Constant, str]]:
    """Go through the strings of a file that have a shape, with the part it catches."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and (found := shape.match(node.value)):
            yield node, found[found.lastindex or 0]


def test_names_of_addresses_only_point_down() -> None:
    known = namespaces()
    wrong = [
        f"{place(source, node)} → {node.value}"
        for source in sources()
        for node, namespace in strings_of(source, ROUTE)
        if namespace in known and not may_point(source.package, known[namespace])
    ]
    assert wrong == []


def test_dotted_names_only_point_down() -> None:
    wrong = [
        f"{place(source, node)} → {dotted}"
        for source in sources()
        if source.package != "recoco.__main__"
        for node, dotted in strings_of(source, DOTTED)
        if not may_point(source.package, package_of(dotted))
    ]
    assert wrong == []


def test_every_address_named_in_code_or_templates_exists() -> None:
    known = {
        f"{name}:{route}"
        for urlconf in (settings.ROOT_URLCONF, settings.ROOT_HOST_URLCONF)
        for name, (_, resolver) in get_resolver(urlconf).namespace_dict.items()
        for route in resolver.reverse_dict
    }
    used = {str(node.value) for source in sources() for node, name in strings_of(source, ROUTE) if name in namespaces()}
    used |= {name for path in templates() for name in WHOLE_URL.findall(path.read_text())}
    assert used
    assert used - known == set()


def test_imports_of_the_top_floor_are_nobody_s() -> None:
    wrong = [
        place(source, node)
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("recoco.config")
        if source.package != "recoco.config"
    ]
    assert wrong == []
