"""The import contracts of pyproject.toml, tried on a small tree with one violation planted at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

PACKAGES = (
    "domain domain/aggregates domain/aggregates/order domain/aggregates/claim"
    " application application/event_log projections runtime api cli"
)


def verdict(tree: Path, module: str, source: str) -> str:
    """What lint-imports says of an empty tree of our packages with one module in it."""
    for package in PACKAGES.split():
        (tree / package).mkdir()
        (tree / package / "__init__.py").touch()
    (tree / module).write_text(source, encoding="utf-8")
    run = subprocess.run(
        [
            *(
                sys.executable,
                "-c",
                "import sys; from importlinter.cli import lint_imports_command as run; run()",
            ),
            *("--no-cache", "--config", str(ROOT / "pyproject.toml")),
        ],
        cwd=tree,
        env={"PYTHONPATH": str(tree), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout


@pytest.mark.parametrize(
    ("module", "source", "contract"),
    [
        ("domain/x.py", "import application", "domain <"),
        ("application/x.py", "import projections", "domain <"),
        ("projections/x.py", "import application", "domain <"),
        ("runtime/x.py", "import api", "domain <"),
        ("api/x.py", "import cli", "domain <"),
        (
            "domain/aggregates/order/x.py",
            "import domain.aggregates.claim",
            "aggregates do not know each other",
        ),
        (
            "application/x.py",
            "import eventsourcing.domain",
            "only application.event_log imports eventsourcing",
        ),
    ],
)
def test_a_planted_import_breaks_its_contract(
    tmp_path: Path, module: str, source: str, contract: str
) -> None:
    said = verdict(tmp_path, module, source)
    assert "Contracts: 2 kept, 1 broken." in said
    (broken,) = [line for line in said.splitlines() if "BROKEN" in line]
    assert broken.startswith(contract)


def test_the_way_upwards_and_the_adapter_are_allowed(tmp_path: Path) -> None:
    said = verdict(
        tmp_path, "application/event_log/x.py", "import domain.aggregates.order\nimport eventsourcing.domain"
    )
    assert "Contracts: 3 kept, 0 broken." in said
