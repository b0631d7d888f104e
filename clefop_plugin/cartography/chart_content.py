"""What the charts of an indicator show, in plain values and in words; drawn by ``chart_drawing``.

Four kinds: the territory beside its départements and the region, the evolution, the profile of a theme (gaps to the
region), and the distribution over all territories.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clefop_plugin.core.text import NO_VALUE, number, ordinal, percent, signed, tr, with_unit
from clefop_plugin.services.profile_types import Figure

COMPARE, TREND, PROFILE, DISTRIBUTION = "compare", "trend", "profile", "distribution"
KINDS = (COMPARE, TREND, PROFILE, DISTRIBUTION)
#: Figures of a theme that a profile shows at most.
MOST_GAPS = 12
#: Départements that stand beside a territory at most.
MOST_DEPARTEMENTS = 5

TERRITORY, DEPARTEMENT, REGION = "territory", "departement", "region"


@dataclass(frozen=True)
class Mark:
    """One bar: its name, its value, how the value is written, and what it is (territory, departement, region)."""

    label: str
    value: float
    said: str
    role: str


@dataclass(frozen=True)
class Line:
    """One evolution: (period, value) in order of time."""

    label: str
    points: tuple[tuple[str, float], ...]
    role: str


@dataclass(frozen=True)
class Gap:
    """Gap of one indicator to the region, in percent of the regional value, and how it is written in its own unit."""

    label: str
    share: float
    said: str
    chosen: bool


@dataclass(frozen=True)
class Chart:
    """One chart. ``absent`` is the sentence shown in its place when there is nothing to draw, ``spoken`` the text that
    stands for it; ``values`` are those of the territories from the lowest, ``own`` the position of the one shown."""

    kind: str
    title: str
    caption: str
    spoken: str
    absent: str = ""
    decimals: int = 0
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    gaps: tuple[Gap, ...] = ()
    values: tuple[float, ...] = ()
    own: int | None = None
    own_said: str = ""
    region: float | None = None
    region_said: str = ""


def chart_of(kind: str, figure: Figure, figures: Sequence[Figure], code: str, name: str) -> Chart:
    """The chart of one kind for an indicator of the territory ``code`` called ``name``; ``figures`` are all of it."""
    make = {COMPARE: _compare, TREND: _trend, DISTRIBUTION: _distribution}
    if kind == PROFILE:
        return _profile(figure, figures, name)
    return make[kind](figure, code, name)


def heading(figure: Figure) -> str:
    """Label of an indicator with its unit."""
    return figure.label + (f", {tr('in {unit}', unit=figure.unit)}" if figure.unit else "")


def credit(figure: Figure) -> str:
    """Where the figures come from and when they are of: the line under a chart."""
    producer = "" if figure.source.startswith(figure.producer) else figure.producer
    parts = (producer, figure.source, figure.period, figure.licence)
    return ", ".join(part for part in parts if part)


def gap_text(figure: Figure) -> str:
    """The gap to the region, in points or percent; empty when it has no meaning."""
    if figure.gap is None:
        return ""
    unit, decimals = ("%", 0) if figure.gap_unit == "%" else (tr("pt"), max(1, figure.decimals))
    return signed(figure.gap, decimals) + with_unit(1.0, unit).removeprefix("1")


def _compare(figure: Figure, _code: str, name: str) -> Chart:
    def mark(label: str, value: float | None, role: str) -> Mark | None:
        said = with_unit(value, figure.unit if figure.unit == "%" else "", figure.decimals)
        return None if value is None else Mark(label, value, said, role)

    around = [mark(d.name, d.value, DEPARTEMENT) for d in figure.departements[:MOST_DEPARTEMENTS]]
    found = [mark(name, figure.value, TERRITORY), *around, mark(tr("Region"), figure.region_value, REGION)]
    marks = tuple(m for m in found if m is not None)
    absent = "" if figure.value is not None else _no_value(figure)
    said = ", ".join(f"{m.label} {m.said}" for m in marks)
    return _chart(COMPARE, figure, name, said, absent=absent, marks=marks)


def _trend(figure: Figure, _code: str, name: str) -> Chart:
    lines = [Line(name, figure.trend, TERRITORY), Line(tr("Region"), figure.region_trend, REGION)]
    if figure.kind == "count":  # the region would flatten the territory
        lines = lines[:1]
    absent = "" if len(figure.trend) > 1 else tr("Only one period is known: there is no evolution to draw.")
    if not figure.trend:
        absent = _no_value(figure)
    said = "; ".join(
        f"{line.label}: " + ", ".join(f"{when} {number(value, figure.decimals)}" for when, value in line.points)
        for line in lines
        if line.points
    )
    kept = tuple(line for line in lines if len(line.points) > 1)
    return _chart(TREND, figure, name, said, absent=absent, lines=kept)


def _profile(figure: Figure, figures: Sequence[Figure], name: str) -> Chart:
    gaps = [
        Gap(other.label, 100 * (other.value - other.region_value) / abs(other.region_value), gap_text(other),
            other.id == figure.id)
        for other in figures
        if other.theme == figure.theme and other.gap is not None and other.value is not None and other.region_value
    ]  # fmt: skip
    kept = gaps[:MOST_GAPS]
    if not any(gap.chosen for gap in kept):
        kept = (kept[:-1] if len(gaps) > MOST_GAPS else kept) + [gap for gap in gaps[MOST_GAPS:] if gap.chosen]
    absent = "" if len(kept) > 1 else tr("This theme has fewer than two indicators that compare with the region.")
    said = "; ".join(f"{gap.label}: {gap.said}" for gap in kept)
    theme = figure.theme or tr("Other indicators")
    title = tr("{theme}: gap to the region, in % of its value", theme=theme)
    others = {credit(other): None for other in figures if other.theme == figure.theme and other.gap is not None}
    return Chart(PROFILE, title, _caption(name, "; ".join(others)), f"{title}. {said}", absent, gaps=tuple(kept))


def _distribution(figure: Figure, code: str, name: str) -> Chart:
    peers = sorted(figure.peers, key=lambda peer: peer.value)
    own = next((i for i, peer in enumerate(peers) if peer.code == code), None)
    absent = "" if len(peers) > 1 else tr("Fewer than two territories have a value: there is no distribution.")
    region = figure.region_value if figure.kind != "count" else None
    value = with_unit(figure.value, figure.unit if figure.unit == "%" else "", figure.decimals)
    said = tr(
        "{count} territories from {low} to {high}",
        count=number(len(peers)),
        low=number(peers[0].value, figure.decimals) if peers else NO_VALUE,
        high=number(peers[-1].value, figure.decimals) if peers else NO_VALUE,
    )
    if own is not None and figure.rank is not None:
        rank = tr("{rank} of {count}", rank=ordinal(figure.rank), count=number(figure.ranked))
        said += f"; {name} {value}, {rank}"
    if region is not None:
        said += "; " + tr("region {value}", value=number(region, figure.decimals))
    return _chart(
        DISTRIBUTION,
        figure,
        name,
        said,
        absent=absent,
        values=tuple(peer.value for peer in peers),
        own=own,
        own_said=f"{value} {name}",
        region=region,
        region_said=tr("region {value}", value=number(region, figure.decimals)),
    )


def _chart(kind: str, figure: Figure, name: str, said: str, **content: object) -> Chart:
    title = heading(figure)
    spoken = f"{title}. {said}"
    if figure.status == "estimated":
        spoken += ". " + tr("{share} of residents covered", share=percent(figure.coverage))
    caption = _caption(name, credit(figure))
    return Chart(kind, title, caption, spoken, decimals=figure.decimals, **content)  # type: ignore[arg-type]


def _no_value(figure: Figure) -> str:
    if figure.status == "secret":
        return tr("Statistical secrecy: no value is published.")
    return tr("No value for this territory.")


def _caption(name: str, source: str) -> str:
    return tr("{name}. Source: {source}.", name=name, source=source) if source else f"{name}."
