"""The shape of the house: which way imports point, and where the heavy libraries may be."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("flows", "tasks", "expectations", "warehouse")
FILES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))

#: What each layer may import of ours. records, errors and schema are the ground everybody stands on, and what a text is
#: like depends on nothing but the text.
GROUND = ("tasks.records", "tasks.errors", "warehouse.schema", "tasks.text")
ALLOWED = {
    "flows": ("flows", "tasks", "expectations", "warehouse"),
    "tasks": ("tasks", "expectations", "warehouse"),
    "expectations": ("expectations", "warehouse", *GROUND),
    "warehouse": ("warehouse", *GROUND),
}
PURE = ("tasks/text", "tasks/extraction", "tasks/records.py", "tasks/errors.py")


def modules(path: Path) -> Iterator[tuple[str, bool]]:
    """Imported modules and whether at the top of the file."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            yield name, node in tree.body


def of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def within(name: str, roots: tuple[str, ...]) -> bool:
    return any(name == root or name.startswith(root + ".") for root in roots)


@pytest.mark.parametrize("path", FILES, ids=of)
def test_imports_point_down(path: Path) -> None:
    layer = of(path).split("/")[0]
    ours = [name for name, _ in modules(path) if within(name, LAYERS)]
    assert [name for name in ours if not within(name, ALLOWED[layer])] == []


@pytest.mark.parametrize("path", FILES, ids=of)
def test_each_heavy_library_has_its_place(path: Path) -> None:
    names = [name for name, _ in modules(path)]
    place = of(path)
    used = {
        root
        for root in ("prefect", "duckdb", "great_expectations", "duckdb_engine", "spacy")
        for n in names
        if within(n, (root,))
    }
    if not (place.startswith("flows/") or (place.startswith("tasks/") and place.count("/") == 1)):
        assert "prefect" not in used
    if not place.startswith("warehouse/"):
        assert "duckdb" not in used
    if not place.startswith("expectations/"):
        assert not used & {"great_expectations", "duckdb_engine"}
    if not place.startswith("tasks/extraction/"):
        assert "spacy" not in used


@pytest.mark.parametrize("path", [p for p in FILES if of(p).startswith(PURE)], ids=of)
def test_text_and_extraction_read_no_clock_file_or_environment(path: Path) -> None:
    impure = ("os", "pathlib", "time", "random", "secrets", "socket", "subprocess", "warehouse", "expectations")
    allowed = ("pathlib.Path",) if of(path) == "tasks/errors.py" else ()
    names = [name for name, _ in modules(path) if within(name, impure) and name not in allowed]
    assert names == []
    assert not {"now", "today", "open"} & {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    }


def test_a_broad_except_stands_in_one_place() -> None:
    broad = [
        of(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert set(broad) == {"tasks/collect.py"}


def test_only_the_command_line_prints() -> None:
    printing = {
        of(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing <= {"flows/cli.py"}


def test_only_settings_and_the_server_touch_the_environment() -> None:
    reading = {
        of(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    }
    assert reading <= {"flows/settings.py"}


def test_files_stay_small() -> None:
    assert [of(path) for path in FILES if path.read_text("utf-8").count("\n") > 400] == []


def test_every_module_says_what_it_is() -> None:
    assert [of(path) for path in FILES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


@pytest.mark.parametrize("command", [["--help"], ["run", "--help"], ["sql", "--help"]])
def test_help_imports_nothing_heavy(command: list[str]) -> None:
    heavy = {"prefect", "great_expectations", "spacy", "pandas", "pyarrow", "duckdb", "rich", "numpy"}
    code = (
        "import sys\nfrom flows.cli import main\n"
        f"try: main({command!r})\nexcept SystemExit: pass\n"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"


def test_pure_layers_import_without_anything_heavy() -> None:
    code = (
        "import sys\n"
        "import tasks.extraction.figures, tasks.extraction.dates, tasks.extraction.entities, tasks.extraction.quotes\n"
        "import tasks.text.normalise, tasks.text.sentences, tasks.readers, tasks.batch.extract\n"
        "heavy = {'prefect', 'duckdb', 'great_expectations', 'spacy', 'pandas', 'trafilatura'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"
