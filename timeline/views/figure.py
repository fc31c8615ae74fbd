"""A Plotly figure of the events, for notebooks: the page's way of drawing, yours to restyle."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.errors import UnknownZone
from timeline.model import Anchor
from timeline.views.page.clean import plotly_text
from timeline.views.rows import Need, rows_of

LANES = ("phase", "source", "status", "none")

COLOURS = {"lead-up": "#3a69a3", "summit": "#b23b2a", "aftermath": "#24755f", "": "#687482"}
SYMBOLS = {
    "happened": "circle", "planned": "diamond-open", "cancelled": "x-thin-open", "postponed": "diamond-wide-open",
    "unclear": "circle-open",
}  # fmt: skip
DEADLINE = "triangle-right"
"""A time that is only known to be the last possible one."""
HATCHES = {"happened": "", "planned": "/", "cancelled": "x", "postponed": "-", "unclear": "."}
WORDS = {
    "zh": {
        "lead-up": "前期", "summit": "核心事件", "aftermath": "后续", "happened": "已发生", "planned": "计划",
        "cancelled": "取消", "postponed": "推迟", "unclear": "未明", "anchor": "核心事件",
        "day": "%-m月%-d日\n%Y年", "month": "%-m月\n%Y年",
    },
    "en": {
        "lead-up": "Lead-up", "summit": "Key event", "aftermath": "Aftermath", "happened": "Happened",
        "planned": "Planned", "cancelled": "Cancelled", "postponed": "Postponed", "unclear": "Unclear",
        "anchor": "Key event", "day": "%-d %b\n%Y", "month": "%b\n%Y",
    },
}  # fmt: skip
_WIDTH = 900
"""Width that rows are packed for, in pixels."""
_CHARACTER = 13
_LONGEST = 16
_ROW = 30
_MOST_ROWS = 14
"""Rows of a lane."""
_NEAR = pd.Timedelta(days=14)


def figure(
    events: pd.DataFrame,
    *,
    anchor: Anchor | None = None,
    tz: str = "UTC",
    lane: str = "phase",
    lang: str = "zh",
) -> go.Figure:
    """A figure of the events table.

    Clock times are marks, intervals bars, deadlines triangles; what is planned is hollow or hatched. Traces are
    named after the status, with ``event_id`` as first column of ``customdata``. Rows are packed for about 900 pixels.

    Args:
        events: the events table; events without any bound are left out.
        anchor: the moment the timeline turns on; the view opens on the two weeks around it.
        tz: zone of the axis, an IANA name or a fixed offset such as ``-05:00``.
        lane: what the rows are grouped by: ``phase``, ``source``, ``status`` or ``none``.
        lang: language of lanes, legend and hover: ``zh`` or ``en``.

    Raises:
        UnknownZone: ``tz`` is no zone.
        ValueError: ``lane`` or ``lang`` is none of the above.
    """
    words = WORDS[_one_of(WORDS, lang)]
    _one_of(LANES, lane)
    placed = _placed(events, tz, lane, anchor)
    chart = go.Figure()
    for status, rows in placed.groupby("status", sort=False, observed=True):
        _add_marks(chart, rows[rows["is_mark"]], str(status), words)
        _add_bars(chart, rows[~rows["is_mark"]], str(status), words)
    _tell_each_status_once(chart)
    _add_labels(chart, placed)
    _add_anchor(chart, anchor, tz, words)
    return chart.update_layout(_layout(placed, _view(placed, anchor, tz), words, tz))


def _one_of(choices: Collection[str], choice: str) -> str:
    if choice not in choices:
        raise ValueError(f"{choice!r} is none of {', '.join(choices)}.")
    return choice


def _placed(events: pd.DataFrame, tz: str, lane: str, anchor: Anchor | None) -> pd.DataFrame:
    """The events that have a time, with their naive local bounds, lanes and rows."""
    table = events[events["start_utc"].notna() | events["end_utc"].notna()].reset_index(drop=True)
    start, end = _local(table["start_utc"], tz), _local(table["end_utc"], tz)
    table["left"] = start.fillna(end)
    table["right"] = end.fillna(start)
    by_the_clock = table["precision"].isin(["second", "minute"]) & (table["kind"] != "range")
    table["is_mark"] = by_the_clock | start.isna() | end.isna()
    table["phase"] = table["phase"].astype("object").fillna("")
    table["status"] = table["status"].astype("object").fillna("unclear")
    table["symbol"] = table["status"].map(SYMBOLS).mask(start.isna(), DEADLINE)
    table["label"] = [_short(title) for title in table["title"]]
    table["hover"] = [_hover(event) for event in table.to_dict("records")]
    table["lane"] = [_lane(event, lane) for event in table.to_dict("records")]
    first, last = _view(table, anchor, tz)
    return _with_rows(table, max((last - first).total_seconds(), 60) / _WIDTH)


def _local(instants: pd.Series[Any], tz: str) -> pd.Series[Any]:
    try:
        local: pd.Series[Any] = instants.dt.tz_convert(tz).dt.tz_localize(None)
    except (KeyError, ValueError, TypeError, OSError) as error:
        raise UnknownZone(f"{tz!r} is no time zone: give an IANA name such as Asia/Shanghai, or -05:00.") from error
    return local


def _view(table: pd.DataFrame, anchor: Anchor | None, tz: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The stretch that the figure opens with."""
    if anchor is not None:
        bounds = _local(pd.Series([pd.Timestamp(anchor.start_utc), pd.Timestamp(anchor.end_utc)]), tz)
        return bounds[0] - _NEAR, bounds[1] + _NEAR
    if table.empty:
        return pd.Timestamp(0), pd.Timestamp(0)
    room = (table["right"].max() - table["left"].min()) * 0.03
    return table["left"].min() - room, table["right"].max() + room


def _with_rows(table: pd.DataFrame, seconds_per_pixel: float) -> pd.DataFrame:
    """Rows of each lane, from the top of the figure down; what finds no room shares a last row, without labels."""
    table["y"] = 0
    below = 0
    for lane in _lane_order(table["lane"]):
        index = table.index[table["lane"] == lane]
        needs = [_need(event, seconds_per_pixel) for event in table.loc[index].to_dict("records")]
        rows = rows_of(needs, _MOST_ROWS)
        last = max((row for row in rows if row is not None), default=-1) + 1
        table.loc[index, "y"] = [below + (last if row is None else row) for row in rows]
        table.loc[index[[row is None for row in rows]], "label"] = ""
        below += last + (None in rows)
    return table


def _need(event: dict[Any, Any], seconds_per_pixel: float) -> Need:
    left = event["left"].timestamp() / seconds_per_pixel
    right = max(event["right"].timestamp() / seconds_per_pixel, left + 12)
    return Need(left - 8, right + 12 + _CHARACTER * len(event["label"]), float(event["importance"]))


def _lane(event: dict[Any, Any], lane: str) -> str:
    if lane == "source":
        return next(iter(event["sources"]), "")
    return "" if lane == "none" else str(event[lane])


def _lane_order(lanes: pd.Series[Any]) -> list[str]:
    known = [*COLOURS, *SYMBOLS]
    return sorted(set(lanes), key=lambda lane: (known.index(lane) if lane in known else len(known), lane))


def _add_bars(chart: go.Figure, rows: pd.DataFrame, status: str, words: dict[str, str]) -> None:
    if rows.empty:
        return
    colours = [COLOURS[phase] for phase in rows["phase"]]
    lengths = (rows["right"] - rows["left"]).dt.total_seconds() * 1000
    marker = {
        "color": colours,
        "opacity": 0.45,
        "line": {"color": colours, "width": 1},
        "pattern": {"shape": HATCHES[status], "fillmode": "overlay", "size": 7, "solidity": 0.25},
    }
    chart.add_bar(
        **_common(rows, status, words), base=_naive(rows["left"]), x=lengths.clip(lower=3_600_000).tolist(),
        width=0.5, orientation="h", marker=marker,
    )  # fmt: skip


def _add_marks(chart: go.Figure, rows: pd.DataFrame, status: str, words: dict[str, str]) -> None:
    if rows.empty:
        return
    marker = {"symbol": rows["symbol"].tolist(), "size": 11, "color": [COLOURS[phase] for phase in rows["phase"]]}
    marker["line"] = {"width": 0 if status == "happened" else 2, "color": marker["color"]}
    chart.add_scatter(**_common(rows, status, words), x=_naive(rows["left"]), mode="markers", marker=marker)


def _common(rows: pd.DataFrame, status: str, words: dict[str, str]) -> dict[str, Any]:
    return {
        "name": words[status],
        "legendgroup": status,
        "y": rows["y"].tolist(),
        "customdata": [[event_id] for event_id in rows["event_id"]],
        "hovertext": rows["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _tell_each_status_once(chart: go.Figure) -> None:
    seen: set[str] = set()
    for trace in chart.data:
        trace.showlegend = trace.legendgroup not in seen
        seen.add(trace.legendgroup)


def _add_labels(chart: go.Figure, placed: pd.DataFrame) -> None:
    """Titles right of their marks, in a trace of their own that the legend does not tell."""
    chart.add_scatter(
        x=_naive(placed["right"]), y=placed["y"].tolist(), mode="text",
        text=[f"  {plotly_text(label)}" for label in placed["label"]],
        textposition="middle right", hoverinfo="skip", showlegend=False, name="",
    )  # fmt: skip


def _add_anchor(chart: go.Figure, anchor: Anchor | None, tz: str, words: dict[str, str]) -> None:
    if anchor is None:
        return
    at = _local(pd.Series([pd.Timestamp(anchor.start_utc)]), tz)
    colour = COLOURS["summit"]
    chart.add_shape(
        type="line", x0=_naive(at)[0], x1=_naive(at)[0], y0=0, y1=1, yref="paper", line={"color": colour, "width": 1.5}
    )
    chart.add_annotation(
        x=_naive(at)[0], y=1, yref="paper", yanchor="bottom", showarrow=False, font={"color": colour},
        text=f"{words['anchor']} {at[0]:%m-%d %H:%M}",
    )  # fmt: skip


def _layout(
    placed: pd.DataFrame, view: tuple[pd.Timestamp, pd.Timestamp], words: dict[str, str], tz: str
) -> dict[str, Any]:
    lanes = placed.groupby("lane", sort=False)["y"].agg(["min", "max"])
    rows = int(placed["y"].max()) + 1 if len(placed) else 1
    names = list(lanes.index)
    return {
        "barmode": "overlay",
        "hovermode": "closest",
        "height": 130 + _ROW * max(rows, 4),
        "margin": {"l": 80, "r": 20, "t": 60, "b": 50},
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {
            "type": "date",
            "range": _naive(pd.Series(list(view))),
            "title": {"text": plotly_text(tz)},
            "gridcolor": "#e6eaee",
            "tickformatstops": _tick_formats(words["day"], words["month"]),
        },
        "yaxis": {
            "range": [rows - 0.4, -0.6],
            "tickvals": lanes.mean(axis=1).tolist(),
            "ticktext": [plotly_text(words.get(name, name)) for name in names],
            "showgrid": False,
            "zeroline": False,
        },
        "legend": {"orientation": "h", "y": -0.12, "yanchor": "top"},
    }


def _tick_formats(day: str, month: str) -> list[dict[str, Any]]:
    return [
        {"dtickrange": [None, 86_399_999], "value": "%H:%M\n" + day.replace("\n", " ")},
        {"dtickrange": [86_400_000, "M1"], "value": day},
        {"dtickrange": ["M1", "M12"], "value": month},
        {"dtickrange": ["M12", None], "value": "%Y"},
    ]


def _hover(event: dict[Any, Any]) -> str:
    end = "" if event["is_mark"] or event["left"] == event["right"] else f" – {event['right']:%Y-%m-%d %H:%M}"
    lines = [f"<b>{plotly_text(event['title'])}</b>", f"{event['left']:%Y-%m-%d %H:%M}{end}"]
    return "<br>".join([*lines, plotly_text(", ".join(event["sources"]))])


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"


def _naive(times: pd.Series[Any]) -> list[str]:
    """Naive times as text: Plotly drops offsets, so it is given none."""
    return [time.isoformat(sep=" ", timespec="seconds") for time in times]
