"""The shape of the code, held by looking at it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from lib.paths import ROOT

LIB = sorted((ROOT / "lib").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))
MODULE, FUNCTION, PAGE = 400, 40, 8
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools"}
CODED = {
    "dimensi": "kode",
    "indikator": "kode",
    "wilayah": "kode",
    "opd": "kode",
    "program": "kode",
}


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def short(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function's body without its docstring."""
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    rest = node.body[1:] if documented else node.body
    return (node.end_lineno or 0) - rest[0].lineno + 1 if rest else 0


def test_modules_are_short() -> None:
    lines = {short(f): len(f.read_text("utf-8").splitlines()) for f in LIB}

    assert {f: n for f, n in lines.items() if n > MODULE} == {}


def test_functions_are_short() -> None:
    bodies = {f"{short(f)}:{n.name}": body_lines(n) for f in LIB for n in functions(f)}

    assert {name: n for name, n in bodies.items() if n > FUNCTION} == {}
    assert sorted(bodies.values())[int(len(bodies) * 0.9)] <= 25


def test_no_module_takes_everything() -> None:
    assert [short(f) for f in LIB if {*f.relative_to(ROOT).parts, f.stem} & DRAWERS] == []


def test_pages_are_a_few_lines_over_lib_ui() -> None:
    for file in PAGES:
        code = [x for x in file.read_text("utf-8").splitlines() if x.strip()]
        assert len(code) <= PAGE, short(file)
        imports = [n for n in tree(file).body if isinstance(n, ast.Import | ast.ImportFrom)]
        assert all(
            isinstance(n, ast.ImportFrom) and (n.module or "").startswith("lib.ui") for n in imports
        ), short(file)


def test_no_page_lies_where_streamlit_would_run_it_bare() -> None:
    assert [f for f in PAGES if f.parent.name == "pages"] == []


def codes() -> dict[str, str]:
    """Return everything that data names by a code, with the table it is from."""
    found = {}
    for table, column in CODED.items():
        for code in pl.read_csv(ROOT / "data" / f"{table}.csv", infer_schema=False)[column]:
            found[code] = table
    return found


@pytest.mark.parametrize("file", LIB, ids=short)
def test_no_code_of_the_data_is_named(file: Path) -> None:
    known = codes()
    named = {s.value: (s.lineno, known[s.value]) for s in strings(file) if s.value in known}

    assert named == {}


def strings(file: Path) -> Iterator[ast.Constant]:
    """Yield the strings of a module that are not docstrings."""
    parsed = tree(file)
    said = {id(n.value) for n in ast.walk(parsed) if isinstance(n, ast.Expr)}
    for node in ast.walk(parsed):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node


def test_no_text_names_the_city() -> None:
    areas = pl.read_csv(ROOT / "data" / "wilayah.csv", infer_schema=False)
    city = areas.filter(jenis="kota")["nama"][0].removeprefix("Kota ")
    texts = [f for f in sorted((ROOT / "lib").rglob("*.json")) if city in f.read_text("utf-8")]
    code = [f for f in [*LIB, *PAGES] if any(city in str(s.value) for s in strings(f))]

    assert [short(f) for f in [*texts, *code]] == []


def test_nothing_happens_at_import() -> None:
    """Modules define; only the entry points act."""
    acting = [
        f"{short(file)}:{node.lineno}"
        for file in LIB
        for node in tree(file).body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ]

    assert acting == []


def test_the_command_line_starts_without_streamlit() -> None:
    code = "import sys, lib.cli; print(any(m.split('.')[0] == 'streamlit' for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


def test_no_path_of_a_machine_is_written_down() -> None:
    kinds = {".py", ".toml", ".md", ".json", ".css", ".sh", ".txt"}
    folders = ("lib", "pages", "tests", "docs", "bench", "deploy", ".streamlit")
    files = [f for name in folders for f in (ROOT / name).rglob("*") if f.suffix in kinds]
    home = re.compile(r"/(home|root|Users)/\w|\.\./shared|C:\\\\Users")
    mine = Path(__file__)

    assert [short(f) for f in files if f != mine and home.search(f.read_text("utf-8"))] == []
