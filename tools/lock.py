"""Write requirements/*.txt from pyproject.toml: every platform, every hash of a release, no address of an index.

Plain pip reads the files with --require-hashes. The machine that installs names the index; no file here does.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNTIME = ROOT / "requirements" / "runtime.txt"
DEV = ROOT / "requirements" / "dev.txt"
HEADER = "# Written by `make lock` from pyproject.toml. Do not edit.\n"
ADDRESS = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|://|\bfile:|@ ")


def addresses(text: str) -> list[str]:
    """Lines that tie the lock to one index or machine."""
    return [line for line in text.splitlines() if ADDRESS.search(line)]


def compile_lock(target: Path, *options: str) -> None:
    """Resolve for all platforms; keep the versions already in `target` unless an option upgrades them."""
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-config", "--no-header"),
        *("--universal", "--python-version", "3.11", "--generate-hashes"),
        *("--no-emit-index-url", "--no-emit-find-links", "--no-annotate"),
        *("pyproject.toml", "--output-file", str(target), *options),
    ]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    text = target.read_text(encoding="utf-8")
    if tied := addresses(text):
        raise SystemExit(f"{target.name} names an index or a machine: {tied[0]}")
    target.write_text(HEADER + text.removeprefix(HEADER), encoding="utf-8")


def main(arguments: list[str]) -> None:
    compile_lock(RUNTIME, *arguments)
    compile_lock(
        DEV, "--extra", "dev", "--extra", "dask", "--constraint", str(RUNTIME.relative_to(ROOT)), *arguments
    )


if __name__ == "__main__":
    main(sys.argv[1:])
