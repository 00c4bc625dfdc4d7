"""A file is one thought, under a name that says it; no place but ours is named in it."""

import ast
import re
import subprocess

from tests.laws.sources import REPOSITORY, called, place, sources

LONGEST = 200
LONG = {"recoco/config/settings.py"}  # everything that differs between installations, in one place
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "services", "service", "common", "data", "obj", "misc", "manager"}
# The clock of the product; « real » where the world's own time is meant.
CLOCKS = {
    "recoco/kernel/kit/clock.py": "it is the clock",
    "recoco/domain/accounts/factors/totp.py": "codes follow the telephone's clock",
}
NOW = {("timezone", "now"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
NOW |= {("time", "time"), ("timezone", "localdate"), ("timezone", "localtime")}
# Written in two halves, for this file is read too.
ELSEWHERE = re.compile(
    "|".join((r"\bpypi" + r"\.org", r"pythonhosted" + r"\.org", r"npmjs" + r"\.(?:org|com)", r"conda" + r"\.io"))
)
THIS_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)" + r"/\w")


def committed() -> list[str]:
    """Return the files that git follows."""
    listed = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return listed.stdout.split("\n")[:-1]


def test_files_stay_short() -> None:
    written = [*REPOSITORY.glob("recoco/**/*.py"), *REPOSITORY.glob("tests/**/*.py"), *REPOSITORY.glob("bench/**/*.py")]
    long = {
        path.relative_to(REPOSITORY).as_posix(): count
        for path in written
        if "migrations" not in path.parts
        and path.relative_to(REPOSITORY).as_posix() not in LONG
        and (count := len(path.read_text().splitlines())) > LONGEST
    }
    assert long == {}


def test_each_file_opens_with_one_sentence() -> None:
    silent = [
        source.name for source in sources() if source.path.read_text().strip() and not ast.get_docstring(source.tree)
    ]
    assert silent == []


def test_no_name_says_nothing() -> None:
    wrong = [source.name for source in sources() if EMPTY_NAMES & set(source.module.split("."))]
    for source in sources():
        definitions = (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef | ast.ClassDef))
        wrong += [place(source, node) for node in definitions if node.name.lower() in EMPTY_NAMES]
    assert wrong == []


def test_time_is_read_on_the_product_s_clock() -> None:
    wrong = []
    for source in sources():
        for call in source.calls():
            match call.func:
                case ast.Attribute(attr=name, value=ast.Name(id=holder)) if (holder, name) in NOW:
                    # localtime and localdate only show a time when one is given.
                    if source.name not in CLOCKS and not (name.startswith("local") and call.args):
                        wrong.append(place(source, call))
            if called(call) == "Now":
                wrong.append(place(source, call))
    assert wrong == []


def test_no_file_names_a_registry_or_this_machine() -> None:
    wrong = []
    for name in committed():
        path = REPOSITORY / name
        if not path.is_file() or path.suffix in {".xz", ".png", ".ico", ".woff2", ".jpg"}:
            continue
        text = path.read_text(errors="replace")
        wrong += [f"{name}: {found[0]}" for pattern in (ELSEWHERE, THIS_MACHINE) for found in pattern.finditer(text)]
    assert wrong == []
