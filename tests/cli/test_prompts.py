"""`profile prompt`, and answers to one's own questions in the diary."""

from __future__ import annotations

from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


def test_a_question_is_added_answered_found_and_dropped(run: Run, notebook: Notebook) -> None:
    assert run("profile", "prompt").code == 0
    run("profile", "prompt", "add", "What did a customer [b]teach[/b] me?")
    assert "teach" in run("diary").out
    assert run("diary", "--own", "1", "To wait").code == 0
    run("diary", "--own", "what did", "and to listen")
    assert notebook.day(TODAY)["diary"]["own"] == {
        "What did a customer [b]teach[/b] me?": "To wait\nand to listen"
    }
    assert run("diary", "search", "listen").out == "2026-11-22  and to listen\n"
    assert run("diary", "search", "customer").out == ""
    assert run("profile", "prompt", "drop", "1").code == 0
    assert run("profile", "prompt", "--json").json == {"prompts": []}
    assert "To wait" in run("diary").out
    assert run("diary", "--json").json["own"]
    assert "To wait" in run("export", "--format", "md").out


def test_unknown_and_double_questions_are_refused(run: Run, notebook: Notebook) -> None:
    assert run("diary", "--own", "1", "To wait").code == 1
    run("profile", "prompt", "add", "Why?")
    assert run("profile", "prompt", "add", "why?").code == 1
    assert run("profile", "prompt", "drop", "How?").code == 1
