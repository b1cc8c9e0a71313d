"""The house rules that a machine can check. CONTRIBUTING gives the reasons.

Each test lists every fault as `file:line: what`, so that one run shows them all.
"""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYTHON = sorted([*ROOT.glob("kiosk/**/*.py"), *ROOT.glob("tests/**/*.py")])

LONGEST_FILE = 400
LONGEST_FUNCTION = 50

# The only places where every error may end: they tell the user and write the log.
SWALLOWING_PLACES = 2
MAY_SWALLOW = re.compile(r"kiosk/(__main__|app|ui/[a-z_]+|progress/last_resort|speech/voice_speaker)\.py")

EMPTY_NAMES = re.compile(r"(manager|helper|util)s?$", re.IGNORECASE)

# In pieces, so that this file keeps its own rules.
DEVELOPER_PATH = re.compile(r"(?<![\w.~}*-])/(?:" + "|".join(["work", "root", "home"]) + r")/")
REGISTRY_HOST = re.compile(
    "|".join(re.escape(".".join(parts)) for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("deb", "debian", "org"), ("security", "debian", "org"),
        ("archive", "ubuntu", "com"), ("npmjs", "org"), ("npmjs", "com"), ("conda", "io"),
    ))
)  # fmt: skip


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def expect_none(faults: list[str]) -> None:
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@cache
def tracked_texts() -> dict[Path, str]:
    """Every text file that is in the repository or about to be."""
    command = [
        "git",
        "-c",
        f"safe.directory={ROOT}",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("this copy of Footbridge is not a git clone: nothing says which files belong to it")
    texts = {}
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            try:
                texts[path] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # a picture, a font or a sound
    return texts


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{place(path, number)}: {line.strip()[:100]}"
        for path, text in tracked_texts().items()
        if pattern.search(text)
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    faults = [
        f"{place(path, count)}: {count} lines" for path, count in lengths.items() if count > LONGEST_FILE
    ]
    expect_none(faults)


def test_no_function_is_longer_than_fifty_lines() -> None:
    faults = []
    for path in PYTHON:
        for node in functions(path):
            count = (node.end_lineno or node.lineno) - node.lineno + 1
            if count > LONGEST_FUNCTION:
                faults.append(f"{place(path, node.lineno)}: {node.name} has {count} lines")
    expect_none(faults)


def test_every_module_says_what_it_is_for() -> None:
    faults = [place(path, 1) for path in PYTHON if tree(path).body and not ast.get_docstring(tree(path))]
    expect_none(faults)


def test_names_say_what_a_thing_is() -> None:
    faults = [place(path, 1) for path in PYTHON if EMPTY_NAMES.search(path.stem)]
    for path in PYTHON:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and EMPTY_NAMES.search(node.name):
                faults.append(f"{place(path, node.lineno)}: class {node.name}")
    expect_none(faults)


def imported(node: ast.AST) -> set[str]:
    """The full names that an import statement brings in: {'time'}, {'time.sleep'}."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {f"{node.module}.{alias.name}" for alias in node.names}
    return set()


def test_nothing_sleeps() -> None:
    """Wait for what is to happen (a signal, a line of output), not for a time."""
    faults = []
    for path in PYTHON:
        for node in ast.walk(tree(path)):
            called = isinstance(node, ast.Attribute) and ast.unparse(node) == "time.sleep"
            if called or "time.sleep" in imported(node):
                faults.append(place(path, getattr(node, "lineno", 0)))
    expect_none(faults)


def test_no_part_is_replaced_behind_its_back() -> None:
    """A stand-in is a class of the package, such as a silent voice, and is passed in."""
    faults = []
    for path in PYTHON:
        for node in ast.walk(tree(path)):
            if any(name == "mock" or name.startswith(("mock.", "unittest.mock")) for name in imported(node)):
                faults.append(place(path, getattr(node, "lineno", 0)))
    expect_none(faults)


def swallows_everything(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False  # it tidies up and passes on what it caught
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"} for kind in kinds)


def test_only_the_top_swallows_every_error() -> None:
    found = [
        place(path, node.lineno)
        for path in PYTHON
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and swallows_everything(node)
    ]
    faults = [each for each in found if not MAY_SWALLOW.match(each)]
    expect_none(faults)
    assert len(found) <= SWALLOWING_PLACES, found


def test_no_file_names_a_folder_of_one_developer() -> None:
    expect_none(lines_with(DEVELOPER_PATH))


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is each machine's own setting."""
    expect_none(lines_with(REGISTRY_HOST))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_package_has_its_hash_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=sha256:)", text, re.MULTILINE), "an option besides --hash"
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    faults = [package.split(maxsplit=1)[0] for package in packages if "--hash=sha256:" not in package]
    assert packages
    expect_none(faults)
    assert all("==" in package.splitlines()[0] for package in packages)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_does_not_ask_for_the_kernels_version(name: str) -> None:
    """Packages for macOS do, and pip 25.1 (Debian 13) stops at a name such as `6.8.0-45-generic`."""
    assert "platform_release" not in (ROOT / name).read_text(encoding="utf-8")


def test_the_tests_packages_include_those_of_the_app() -> None:
    """So that `make test` installs once, and tests run on the versions that users get."""

    def versions(name: str) -> set[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[a-z0-9][^\s;]*==[^\s;]+", text, re.MULTILINE))

    assert versions("requirements.txt") <= versions("requirements-dev.txt")
