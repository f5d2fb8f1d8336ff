"""`redo` brings back what `undo` took away, up to the next change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.conftest import TODAY, Run

if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook


def test_redo_does_again_what_undo_took_back(run: Run, notebook: Notebook) -> None:
    run("done", "3.5", "4.4")
    run("undo")
    assert run("redo").out == "Done again: mark of “Act 3-5”, “Act 4-4”.\n"
    assert notebook.day(TODAY)["marks"] == {"r1": 1}
    assert notebook.actions()["a1"]["state"] == "done"
    run("undo")
    assert notebook.day(TODAY)["marks"] == {}


def test_after_another_change_there_is_nothing_to_do_again(run: Run, notebook: Notebook) -> None:
    run("done", "3.5")
    run("undo")
    run("done", "4.4")
    said = run("redo")
    assert (said.code, said.err) == (1, "Nothing was taken back since the last change.\n")
    assert notebook.day(TODAY)["marks"] == {}


def test_redo_takes_no_words(run: Run, notebook: Notebook) -> None:
    assert notebook.exists()
    assert run("redo", "3.5").code == 2
