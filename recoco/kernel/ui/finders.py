"""Chooses the static files we ship: ours, and from installed packages only what our pages ask for."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.staticfiles.finders import AppDirectoriesFinder, BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

# By Python package that carries them; what a stylesheet names (fonts, icons) follows by itself.
CHOSEN: dict[str, tuple[str, ...]] = {
    "dsfr": (
        "dsfr/dist/dsfr.main.min.css",
        "dsfr/dist/dsfr.module.min.js",
        "dsfr/dist/favicon/favicon.svg",
        "dsfr/dist/favicon/favicon.ico",
        "dsfr/dist/favicon/apple-touch-icon.png",
        "dsfr/dist/artwork/background/ovoid.svg",
        *(
            f"dsfr/dist/artwork/pictograms/{name}.svg"
            for name in (
                "buildings/city-hall",
                "buildings/factory",
                "buildings/house",
                "digital/calendar",
                "digital/data-visualization",
                "digital/mail-send",
                "digital/search",
                "document/contract",
                "document/document-add",
                "document/document-search",
                "environment/environment",
                "environment/human-cooperation",
                "leisure/book",
                "leisure/community",
                "map/location-france",
                "map/map",
                "system/information",
                "system/padlock",
                "system/success",
                "system/technical-error",
                "system/warning",
            )
        ),
    ),
    "django_htmx": ("django_htmx/htmx-2.min.js",),
}
_NAMED = re.compile(r"""url\(\s*(?!['"]?(?:data:|\#))['"]?([^'")?#]+)""")


class OwnFilesFinder(AppDirectoriesFinder):
    """Finds the static files of our own packages, and of no other installed application."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        ours = [config.name for config in apps.get_app_configs() if config.name.startswith("recoco.")]
        super().__init__(ours, *args, **kwargs)


class ChosenFilesFinder(BaseFinder):
    """Finds the files of `CHOSEN`, and every file that a stylesheet of theirs or of ours names.

    Thus nothing useless is collected (the DSFR alone has 9,700 files) and no stylesheet names a missing file,
    which the hashing storage would refuse.
    """

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storages = {package: FileSystemStorage(_static_folder(package)) for package in CHOSEN}
        self.files: dict[str, Storage] = {}
        for package, names in CHOSEN.items():
            for name in names:
                self._add(name, self.storages[package])
        for stylesheet in Path(__file__).parent.glob("static/ui/*.css"):
            for name in names_in(stylesheet.read_text(), f"ui/{stylesheet.name}"):
                if name.startswith("dsfr/"):
                    self._add(name, self.storages["dsfr"])

    def _add(self, name: str, storage: FileSystemStorage) -> None:
        if name in self.files:
            return
        self.files[name] = storage
        if name.endswith(".css"):
            for named in names_in(Path(storage.path(name)).read_text(), name):
                self._add(named, storage)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Yield each path with the storage that holds it."""
        yield from self.files.items()

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the absolute path of a chosen file; an empty list when it is not chosen."""
        storage = self.files.get(path)
        if storage is None:
            return []
        return [storage.path(path)] if find_all else storage.path(path)


def names_in(css: str, name: str) -> Iterator[str]:
    """Yield the paths that the stylesheet *css*, itself at *name*, refers to."""
    for match in _NAMED.finditer(css):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(name), match.group(1)))


def _static_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} carries static files and is not installed.")
    return Path(spec.submodule_search_locations[0]) / "static"
