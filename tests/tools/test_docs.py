from __future__ import annotations

from pathlib import Path

from tools.docs import differences, render, write


def test_written_catalogues_do_not_differ(tmp_path: Path) -> None:
    texts = render({"a.md": lambda: "# A"})
    write(texts, tmp_path)
    assert (tmp_path / "a.md").read_text("utf-8").endswith("# A\n")
    assert differences(texts, tmp_path) == []


def test_missing_stale_and_stray_files_are_named(tmp_path: Path) -> None:
    write(render({"a.md": lambda: "old", "gone.md": lambda: "x"}), tmp_path)
    texts = render({"a.md": lambda: "new", "b.md": lambda: "b"})
    assert differences(texts, tmp_path) == ["a.md", "b.md", "gone.md"]
    write(texts, tmp_path)
    assert differences(texts, tmp_path) == []
    assert not (tmp_path / "gone.md").exists()
