"""Runs the benchmarks, each in a process of its own, and prints one table.

`python tests/benchmarks/run.py [NAME ...]` runs them all, or those that are named.
`--quick` only shows that they run, and holds start-up's instructions to what was recorded. It ends
with 1 if a benchmark fails or an aim is missed; a quick one holds nothing but what was recorded.
"""

import argparse
import ast
import json
import multiprocessing
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # of itself a script finds its own folder alone

import psutil  # noqa: E402

from tests.benchmarks.given import Run  # noqa: E402
from tests.benchmarks.rows import Row, all_rows, as_json, table  # noqa: E402

NAMES: Final = (
    *("start_to_window", "filled_start", "thousand_links", "idle", "keystroke", "responsiveness"),
    *("catalogue", "click_to_link", "loopback_call", "link_to_qr", "ledger", "link_command"),
)
FROZEN: Final = "frozen_start"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; return the exit code."""
    parser = _parser()
    said = parser.parse_args(arguments)
    for unknown in set(said.names) - {*NAMES, FROZEN}:
        parser.error(f"there is no {unknown}; see --list")
    if said.list:
        print("\n".join(f"{name:16} {_purpose(name)}" for name in (*NAMES, FROZEN)))
        return 0
    names = said.names or (*NAMES, *([FROZEN] if said.bundle else []))
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), said.quick, said.record, said.bundle)
        results = {name: _rows_of(name, run) for name in names}
    print(f"\n{machine()}\n\n{table(results)}")
    failed = [name for name, rows in results.items() if isinstance(rows, str)]
    for name in failed:
        print(f"\nFAILED {name}\n{results[name]}")
    for row in all_rows(results):
        if not row.holds:
            print(f"\nFAILED {row.what}: not as recorded; README tells what to do (How fast it is)")
    if said.json:
        told = {"machine": machine(), "quick": said.quick, "benchmarks": as_json(results)}
        said.json.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")
    return 1 if failed or not all(_is_good(row, run) for row in all_rows(results)) else 0


def machine() -> str:
    """Return what this machine and its Python are."""
    cpu = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        models = [line for line in information.read_text().splitlines() if "model name" in line]
        cpu = models[0].partition(":")[2].strip() if models else cpu
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{os.cpu_count()} processors ({cpu}), {memory:.0f} GiB, {platform.platform()}, "
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="these alone; see --list")
    parser.add_argument("--list", action="store_true", help="say what there is")
    parser.add_argument("--quick", action="store_true", help="few rounds, for CI")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument("--bundle", type=Path, metavar="FOLDER", help="a frozen program, as well")
    parser.add_argument("--record", action="store_true", help="record start-up's instructions")
    return parser


def _rows_of(name: str, run: Run) -> "list[Row] | str":
    """Run one benchmark in a new process; return its rows, or why there are none."""
    print(f"{name}: {_purpose(name)}", file=sys.stderr, flush=True)
    spawning = multiprocessing.get_context("spawn")  # a fork has half of the caller in it
    with ProcessPoolExecutor(1, mp_context=spawning) as pool:
        try:
            return pool.submit(_work, name, run).result()
        except Exception:  # noqa: BLE001 - whatever it is, the others are to run
            return traceback.format_exc()


def _work(name: str, run: Run) -> list[Row]:
    rows: list[Row] = import_module(f"tests.benchmarks.{name}").rows(run)
    return rows


def _purpose(name: str) -> str:
    """Return the first line of a benchmark's docstring, without importing what it needs."""
    text = Path(__file__).with_name(f"{name}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]


def _is_good(row: Row, run: Run) -> bool:
    return row.holds if run.quick else row.is_met


if __name__ == "__main__":
    sys.exit(main())
