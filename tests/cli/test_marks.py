"""`done`, `rest`, `missed` and `undo`, as they are typed."""

from __future__ import annotations

import pytest

from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


def test_done_marks_by_cell_name_id_and_service(run: Run, notebook: Notebook) -> None:
    said = run("done", "3.5", "daily", "r3", "service.home")
    assert said.code == 0
    assert said.out.splitlines()[0] == "3.5 Act 3-5: done."
    assert notebook.day(TODAY)["marks"] == {"r1": 1, "r2": 1, "r3": 1, "r4": 1}


def test_done_twice_says_so_and_exits_0(run: Run, notebook: Notebook) -> None:
    run("done", "3.5")
    again = run("done", "3.5")
    assert (again.code, again.out) == (0, "3.5 Act 3-5: already done.\n")


def test_done_on_a_dated_action_finishes_it_and_its_cell(run: Run, notebook: Notebook) -> None:
    assert run("done", "4.4").code == 0
    assert notebook.actions()["a1"]["done_on"] == "2026-11-22"
    chart = notebook.chart()
    assert chart is not None
    assert chart["pillars"][3]["actions"][3]["state"] == "done"
    assert run("done", "4.4").out == "4.4 Act 4-4: already done.\n"


def test_a_waiting_cell_exits_1_and_offers_to_promote_it(run: Run, notebook: Notebook) -> None:
    said = run("done", "5.5")
    assert said.code == 1
    assert "harada chart promote 5.5" in said.err
    assert notebook.day(TODAY)["marks"] == {}


@pytest.mark.parametrize("ref", ["9.1", "0.3", "nothing", "service.garden", ""])
def test_an_unknown_reference_exits_1_and_changes_nothing(
    run: Run, notebook: Notebook, ref: str
) -> None:
    said = run("done", "3.5", ref)
    assert said.code == 1
    assert said.err.strip()
    assert notebook.day(TODAY)["marks"] == {}


def test_the_nearest_name_is_offered(run: Run, notebook: Notebook) -> None:
    assert "weekly" in run("done", "weeekly").err


def test_a_note_a_reason_and_an_amount_are_kept_beside_the_mark(
    run: Run, notebook: Notebook
) -> None:
    run("done", "3.5", "-n", "--json", "--amount", "1,5")
    run("missed", "1.1", "--reason", "late shift")
    day = notebook.day(TODAY)
    assert day["notes"] == {"r1": "--json"}
    assert day["amounts"] == {"r1": 1.5}
    assert day["reasons"] == {"r2": "late shift"}


@pytest.mark.parametrize("amount", ["much", "-1", "nan", "inf", "1e300"])
def test_an_amount_that_is_none_exits_2(run: Run, notebook: Notebook, amount: str) -> None:
    said = run("done", "3.5", "--amount", amount)
    assert said.code == 2
    assert amount in said.err
    assert notebook.day(TODAY)["marks"] == {}


def test_a_mark_before_the_start_is_kept_and_said_not_to_count(
    run: Run, notebook: Notebook
) -> None:
    said = run("done", "3.5", "--date", "2026-01-05")
    assert said.code == 0
    assert "before its first day" in said.err
    assert "--start 2026-01-05` moves" in said.err
    assert notebook.days(TODAY.replace(month=1, day=1), TODAY)["2026-01-05"]["marks"] == {"r1": 1}


def test_a_day_that_has_not_come_is_refused(run: Run, notebook: Notebook) -> None:
    assert run("done", "3.5", "--date", "tomorrow").code == 1
    assert run("done", "3.5", "--date", "11/12/2026").code == 2


def test_a_dated_action_is_never_missed_or_at_rest(run: Run, notebook: Notebook) -> None:
    assert run("missed", "4.4").code == 1
    assert notebook.actions()["a1"]["state"] == "open"


def test_common_options_stand_anywhere_and_the_later_one_wins(run: Run, notebook: Notebook) -> None:
    said = run("--date", "2026-11-01", "--lang=nl", "done", "3.5", "--date", "2026-11-20", "--json")
    assert said.json == [{"id": "r1", "state": "done", "changed": True}]
    assert notebook.day(TODAY.replace(day=20))["marks"] == {"r1": 1}
    assert run("done", "3.5", "--date").code == 2


def test_undo_takes_back_all_marks_of_one_command(run: Run, notebook: Notebook) -> None:
    run("done", "3.5", "4.4", "1.1")
    said = run("undo")
    assert said.out == "Taken back: mark of “Act 3-5”, “Act 4-4”, “Act 1-1”.\n"
    assert notebook.day(TODAY)["marks"] == {}
    assert notebook.actions()["a1"]["state"] == "open"


def test_undo_with_nothing_to_undo_exits_1(run: Run, notebook: Notebook) -> None:
    while run("undo").code == 0:
        continue
    assert run("undo").err == "There is nothing to take back.\n"


def test_a_name_with_escapes_and_brackets_is_printed_harmlessly(
    run: Run, notebook: Notebook
) -> None:
    notebook.set_cell(3, 5, "\x1b[31m[bold]red[/bold] {0} %s")
    assert run("done", "3.5").out == "3.5 [31m[bold]red[/bold] {0} %s: done.\n"


def test_no_notebook_is_a_sentence_and_makes_nothing(run: Run, home: object) -> None:
    said = run("done", "3.5")
    assert said.code == 1
    assert "no notebook" in said.err
    assert "`harada` begins one" in said.err
    assert not home.exists()  # type: ignore[attr-defined]


def test_commands_are_named_as_the_person_called_this_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARADA_CALLED", "python3 harada.py")
    assert "`python3 harada.py` begins one" in run("done", "3.5").err
    run("profile", "set", "name", "Mei")
    assert "`python3 harada.py goal set goal TEXT`" in run("goal", "close").err


def test_words_the_quick_path_does_not_know_are_explained_by_the_parser(
    run: Run, notebook: Notebook
) -> None:
    said = run("done", "3.5", "--quickly")
    assert said.code == 2
    assert "--quickly" in said.err
    assert run("done").code == 2
    assert run("dome", "3.5").err.strip().endswith("Did you mean `harada done`?")


def test_undo_without_a_notebook_says_there_is_none(run: Run) -> None:
    assert "no notebook" in run("undo").err


def test_an_amount_is_told_beside_its_target(run: Run, notebook: Notebook) -> None:
    notebook.set_routine("r1", target={"kind": "at_least", "amount": 20.0, "unit": "pages"})
    assert "(12/20 pages): done." in run("done", "3.5", "--amount", "12").out


def test_a_plus_counts_on_through_the_day(run: Run, notebook: Notebook) -> None:
    notebook.set_routine("r1", target={"kind": "at_least", "amount": 8.0, "unit": "glasses"})
    run("done", "3.5", "--amount", "+2")
    run("done", "3.5", "--amount", "+1,5")
    assert notebook.day(TODAY)["amounts"] == {"r1": 3.5}
    assert "Act 3-5 (3.5/8 glasses)" in run("today").out
    run("done", "3.5", "--amount", "1")
    assert notebook.day(TODAY)["amounts"] == {"r1": 1.0}
