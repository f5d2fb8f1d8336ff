"""`chart versions`, `keep`, `new`, `use` and `diff`: several charts, and what changed in one."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.cli.soundness import all_sound, checked_change
from harada.i18n import _, long_date, ngettext
from harada.method.labels import CELL_STATES
from harada.method.text import printable
from harada.method.versions import changes
from harada.method.when import parse_day
from harada.notebook.charting import begin_chart, practice_charts, use_chart
from harada.notebook.cycling import (
    QUARTER,
    Earlier,
    chart_on,
    earlier_charts,
    keep_version,
    version,
)
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.documents import Chart
    from harada.method.versions import Change

_SIGNS = {"new": "+", "gone": "-", "rewritten": "~", "state": ">"}


def describe(inner: Commands) -> None:
    """Describe `chart versions`, `keep`, `new`, `use` and `diff`."""
    versions = inner.add_parser(
        "versions",
        help=_("list the versions of the chart"),
        description=_(
            "List the charts there are. With --all also what the backups tell: every day on which "
            "the chart was different, for `harada chart diff`."
        ),
        example="harada chart versions\nharada chart versions --all",
    )
    versions.add_argument("--all", action="store_true", help=_("what the backups tell too"))
    versions.set_defaults(run=_versions)
    keep = inner.add_parser(
        "keep",
        help=_("put the chart aside as it stands today, as a version"),
        description=_(
            "Keep the chart as it stands today as an earlier version. The chart goes on as it is, "
            "with its routines. Closing a sheet does this by itself."
        ),
        example="harada chart keep\nharada chart versions",
    )
    keep.set_defaults(run=_keep)
    new = inner.add_parser(
        "new",
        help=_("begin another chart beside this one"),
        description=_(
            "Begin another, empty chart and use it. The one before is kept and its routines go on; "
            "`harada chart use` takes it up again."
        ),
        example='harada chart new "A calm home"\nharada chart use c1',
    )
    new.add_argument("text", metavar="TEXT", help=_("what stands in its middle"))
    new.set_defaults(run=_new)
    use = inner.add_parser(
        "use",
        help=_("use another of your charts"),
        example="harada chart use c1\nharada chart versions",
    )
    use.add_argument("chart", metavar="CHART", help=_("as `chart versions` names it"))
    use.set_defaults(run=_use)
    _describe_diff(inner)


def _describe_diff(inner: Commands) -> None:
    diff = inner.add_parser(
        "diff",
        help=_("what changed in the chart since an earlier day or version"),
        description=_(
            "Compare the chart with how it was three months ago, on another day, or in another "
            "version. Versions that were kept and the backups of the notebook tell how it was."
        ),
        example="harada chart diff\nharada chart diff 2026-08-22\nharada chart diff c2 --json",
    )
    diff.add_argument(
        "since",
        metavar="DAY",
        nargs="?",
        help=_("a day, or a version as `chart versions` names it"),
    )
    diff.set_defaults(run=_diff)


def _versions(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    charts, current = all_sound("charts", "charts", notebook.charts()), notebook.chart_id()
    found = earlier_charts(notebook) if arguments.all else []
    backups = [each for each in found if each.source not in charts]
    if context.json:
        rows = [_version_as_json(key, chart, current) for key, chart in charts.items()]
        told = {"backups": [_backup_as_json(context, each) for each in backups]}
        context.write_json({"charts": rows, **(told if arguments.all else {})})
        return 0
    if not charts:
        context.tell(_("There is no chart yet. `harada chart set centre TEXT` begins one."))
        return 0
    page = Page(context)
    page.table(
        [
            [
                key,
                _("version {n}").format(n=chart["version"]),
                (chart.get("kept") or chart["created"])[:10],
                _standing(context, key, chart),
                chart["text"] or _("(empty)"),
            ]
            for key, chart in charts.items()
        ]
    )
    if backups:
        page.heading(_("In the backups"))
        page.table([[each.on.isoformat(), _changed(context, each)] for each in backups])
    page.show()
    return 0


def _standing(context: Context, key: str, chart: Chart) -> str:
    notebook = context.notebook
    if chart["variant"] == "future":
        return _("future window")
    if key == notebook.chart_id():
        return _("current")
    replaced = {each["replaces"] for each in notebook.charts().values()}
    other = key in practice_charts(notebook) and key not in replaced
    return _("another chart") if other else _("earlier")


def _version_as_json(key: str, chart: Chart, current: str | None) -> dict[str, object]:
    return {
        "id": key,
        "version": chart["version"],
        "variant": chart["variant"],
        "created": chart["created"],
        "kept": chart.get("kept"),
        "replaces": chart["replaces"],
        "text": chart["text"],
        "current": key == current,
    }


def _backup_as_json(context: Context, earlier: Earlier) -> dict[str, object]:
    return {
        "source": earlier.source,
        "first": earlier.first.isoformat(),
        "last": earlier.on.isoformat(),
        "changes": _since(context, earlier),
    }


def _since(context: Context, earlier: Earlier) -> int:
    """How many places are different today."""
    now = context.notebook.chart()
    return len(changes(earlier.chart, now)) if now is not None else 0


def _changed(context: Context, earlier: Earlier) -> str:
    n = _since(context, earlier)
    if not n:
        return _("nothing changed since then")
    return ngettext("{n} change since then", "{n} changes since then", n).format(n=n)


def _keep(_arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    with checked_change(notebook, _("version of the chart")):
        key = keep_version(notebook)
    context.say(
        _("{id}: version {n}, as it stands today.").format(
            id=key, n=notebook.charts()[key]["version"]
        )
    )
    context.after_change()
    return 0


def _new(arguments: Namespace, context: Context) -> int:
    text = arguments.text.strip()
    if not text:
        raise Misuse(_("Write what stands in the middle: `harada chart new TEXT`."))
    context.begin()
    with checked_change(context.notebook, _("new chart")):
        key = begin_chart(context.notebook, text)
    return _in_use(context, key)


def _use(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    use_chart(context.notebook, arguments.chart)
    return _in_use(context, arguments.chart)


def _in_use(context: Context, key: str) -> int:
    chart = context.notebook.charts()[key]["text"] or _("(empty)")
    context.say(printable(_("{id} is in use: {chart}").format(id=key, chart=chart)))
    context.after_change()
    return 0


def _diff(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    chart = notebook.chart()
    if chart is None:
        raise Refused(_("There is no chart yet. `harada chart set centre TEXT` begins one."))
    earlier = _earlier(context, arguments.since)
    found = changes(earlier.chart, chart)
    if context.json:
        context.write_json(
            {
                "since": earlier.on.isoformat(),
                "source": earlier.source,
                "changes": [_as_json(change) for change in found],
            }
        )
        return 0
    page = Page(context)
    page.title(_("Since {day} ({source})").format(day=long_date(earlier.on), source=earlier.source))
    page.table([[_SIGNS[change.kind], change.ref, _said(change)] for change in found])
    if not found:
        page.line(_("Nothing changed."))
    page.show()
    return 0


def _earlier(context: Context, since: str | None) -> Earlier:
    notebook = context.notebook
    today = notebook.today()
    if since is not None and since in notebook.charts():
        return version(notebook, since)
    wanted = today - QUARTER if since is None else parse_day(since, today, lean="back")
    found = chart_on(notebook, wanted)
    if found is None:
        raise Refused(
            _("Nothing tells how the chart was before today. `harada chart keep` keeps a version.")
        )
    return found


def _as_json(change: Change) -> dict[str, str]:
    return {
        "ref": change.ref,
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "state_before": change.state_before,
        "state_after": change.state_after,
    }


def _said(change: Change) -> str:
    if change.kind == "new":
        text = change.after
    elif change.kind == "gone":
        text = change.before
    elif change.kind == "rewritten":
        text = _("{before} → {after}").format(before=change.before, after=change.after)
    else:
        text = change.after
    if change.state_before == change.state_after:
        return text
    return _("{text} ({before} → {after})").format(
        text=text,
        before=_(CELL_STATES[change.state_before]),
        after=_(CELL_STATES[change.state_after]),
    )
