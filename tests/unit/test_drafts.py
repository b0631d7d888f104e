"""Files that appear whole or not at all."""

from __future__ import annotations

import pytest

from clefop_plugin.sources.drafts import drafted


def test_a_file_is_replaced_once_the_new_one_is_whole(tmp_path):
    path = tmp_path / "f.txt"
    path.write_text("before")
    with drafted(path, ".gpkg") as draft:
        draft.write_text("after")
        assert path.read_text() == "before" and draft.suffix == ".gpkg" and draft.parent == tmp_path
    assert path.read_text() == "after" and list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_file_of_before_and_no_draft(tmp_path):
    path = tmp_path / "f.txt"
    path.write_text("before")
    with pytest.raises(ValueError, match="x"), drafted(path) as draft:
        draft.write_text("half")
        raise ValueError("x")
    assert path.read_text() == "before" and list(tmp_path.iterdir()) == [path]


def test_a_draft_that_was_never_written_is_an_error_of_the_disk(tmp_path):
    with pytest.raises(OSError), drafted(tmp_path / "f.txt"):
        pass
