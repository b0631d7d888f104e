"""A drawing in millimetres: rectangles, lines, circles, polygons and text, written as SVG or painted by Qt.

Charts and tables are built here once. On paper they are painted by ``paint.py`` with the text kept as text (QtSvg
would turn it into outlines, so SVG pictures are not used in layouts); elsewhere ``to_svg`` gives a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from clefop_plugin.cartography import charter, palettes

PT = 25.4 / 72
Point = tuple[float, float]
#: Width in millimetres of a text of a size (points) and weight (400, 600).
Measure = Callable[[str, float, int], float]


def estimate(text: str, size: float, weight: int = 400) -> float:
    """Width of a text when no font can be asked: the mean advance of Open Sans."""
    return len(text) * size * PT * (0.56 if weight < 600 else 0.59)


@dataclass(frozen=True)
class Text:
    """One line of text. ``x``, ``y`` the anchor on the baseline, ``size`` in points, ``halo`` a colour or ``""``."""

    x: float
    y: float
    text: str
    size: float = 7.5
    colour: str = palettes.INK
    weight: int = 400
    anchor: str = "start"
    italic: bool = False
    spacing: float = 0.0
    halo: str = ""


@dataclass(frozen=True)
class Shape:
    """A closed or open outline. ``points`` in millimetres; ``dash`` lengths in millimetres."""

    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0.2
    closed: bool = True
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Circle:
    """A disc; ``r`` in millimetres."""

    x: float
    y: float
    r: float
    fill: str = ""
    stroke: str = ""
    width: float = 0.2


@dataclass(frozen=True)
class Rounded:
    """A rectangle with round corners."""

    x: float
    y: float
    w: float
    h: float
    r: float
    fill: str = ""
    stroke: str = ""
    width: float = 0.2


Item = Text | Shape | Circle | Rounded


@dataclass
class Drawing:
    """A page area of ``width`` by ``height`` millimetres; the methods add items and return what they took."""

    width: float
    height: float
    measure: Measure = estimate
    items: list[Item] = field(default_factory=list)
    #: Areas that lead somewhere when the page is read on a screen: box (x, y, width, height) and target.
    links: list[tuple[tuple[float, float, float, float], str]] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 7.5, **options: object) -> float:
        """Write one line; returns its width in millimetres."""
        item = Text(x, y, text, size, **options)  # type: ignore[arg-type]
        if text:
            self.items.append(item)
        return self.measure(text, size, item.weight) + item.spacing * max(len(text) - 1, 0)

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str = "", stroke: str = "", width: float = 0.2
    ) -> None:
        """Add a rectangle."""
        self.items.append(Shape(((x, y), (x + w, y), (x + w, y + h), (x, y + h)), fill, stroke, width))

    def rounded(
        self, x: float, y: float, w: float, h: float, r: float, fill: str = "", stroke: str = "", width: float = 0.2
    ) -> None:
        """Add a rectangle with round corners."""
        self.items.append(Rounded(x, y, w, h, r, fill, stroke, width))

    def line(self, points: Sequence[Point], colour: str, width: float = 0.2, dash: tuple[float, ...] = ()) -> None:
        """Add an open line."""
        self.items.append(Shape(tuple(points), "", colour, width, False, dash))

    def rule(self, x: float, y: float, w: float, colour: str = palettes.RULE, width: float = 0.18) -> None:
        """Add a horizontal line."""
        self.line([(x, y), (x + w, y)], colour, width)

    def polygon(self, points: Sequence[Point], fill: str, stroke: str = "", width: float = 0.2) -> None:
        """Add a closed polygon."""
        self.items.append(Shape(tuple(points), fill, stroke, width))

    def circle(self, x: float, y: float, r: float, fill: str = "", stroke: str = "", width: float = 0.2) -> None:
        """Add a disc or a ring."""
        self.items.append(Circle(x, y, r, fill, stroke, width))

    def link(self, x: float, y: float, w: float, h: float, target: str) -> None:
        """Make an area lead to ``target``: see :meth:`clefop_plugin.cartography.layouts.Sheet.link`."""
        if target:
            self.links.append(((x, y, w, h), target))

    def place(self, part: Drawing, x: float, y: float) -> None:
        """Add the items of another drawing, moved by ``x`` and ``y``."""
        self.items += [moved(item, x, y) for item in part.items]
        self.links += [((left + x, top + y, w, h), target) for (left, top, w, h), target in part.links]

    def fit(self, text: str, size: float, width: float, weight: int = 400) -> str:
        """The text, cut with an ellipsis when it is wider than ``width``."""
        if self.measure(text, size, weight) <= width:
            return text
        cut = text
        while cut and self.measure(cut + "…", size, weight) > width:
            cut = cut[:-1]
        return cut.rstrip(" \u00a0\u202f,;-–") + "…"

    def shrunk(self, text: str, size: float, width: float, weight: int = 400, least: float = 6.0) -> tuple[str, float]:
        """The text and the size at which it fits in ``width``, not under ``least``; cut when even that is too wide."""
        natural = self.measure(text, size, weight)
        if natural > width:
            size = max(least, size * width / natural)
        return self.fit(text, size, width + 0.05, weight), size

    def wrap(self, text: str, size: float, width: float, weight: int = 400, most: int = 99) -> list[str]:
        """The text in lines no wider than ``width``; the last of ``most`` lines is cut with an ellipsis."""
        lines: list[str] = []
        current = ""
        for word in text.split(" "):
            longer = f"{current} {word}" if current else word
            if current and self.measure(longer, size, weight) > width:
                lines.append(current)
                current = word
            else:
                current = longer
        lines.append(current)
        if len(lines) > most:
            lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
        return [self.fit(line, size, width, weight) for line in lines]

    def paragraph(
        self, x: float, y: float, text: str, size: float, width: float, leading: float = 1.4, **options: object
    ) -> float:
        """Write wrapped text from baseline ``y``; returns the baseline of the next line."""
        most = int(options.pop("most", 99))  # type: ignore[call-overload]
        weight = int(options.get("weight", 400))  # type: ignore[call-overload]
        for line in self.wrap(text, size, width, weight, most):
            self.text(x, y, line, size, **options)
            y += size * PT * leading
        return y

    def add(self, other: Drawing, factor: float = 1.0) -> None:
        """Add the items of another drawing from the top left corner, enlarged by ``factor``."""
        self.items += [_enlarged(item, factor) for item in other.items]

    def to_svg(self) -> str:
        """The drawing as an SVG document; text stays text, in the font of the charter."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(self.width)}mm" height="{_n(self.height)}mm" '
            f'viewBox="0 0 {_n(self.width)} {_n(self.height)}">'
        )
        return "".join([head, self.svg_items(), "</svg>"])

    def svg_items(self) -> str:
        """What the drawing holds, for an SVG document whose units are millimetres."""
        return "".join(_svg(item) for item in self.items)


def moved(item: Item, x: float, y: float) -> Item:
    """An item at another place."""
    if isinstance(item, Shape):
        return replace(item, points=tuple((px + x, py + y) for px, py in item.points))
    return replace(item, x=item.x + x, y=item.y + y)


def _enlarged(item: Item, factor: float) -> Item:
    if isinstance(item, Shape):
        points = tuple((x * factor, y * factor) for x, y in item.points)
        dash = tuple(length * factor for length in item.dash)
        return replace(item, points=points, width=item.width * factor, dash=dash)
    names = {
        Text: ("x", "y", "size", "spacing"),
        Circle: ("x", "y", "r", "width"),
        Rounded: ("x", "y", "w", "h", "r", "width"),
    }[type(item)]
    return replace(item, **{name: getattr(item, name) * factor for name in names})


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _paint(fill: str, stroke: str, width: float) -> str:
    paint = f' fill="{fill or "none"}"'
    return paint + (f' stroke="{stroke}" stroke-width="{_n(width)}"' if stroke else "")


def _svg(item: Item) -> str:
    if isinstance(item, Text):
        return _svg_text(item)
    if isinstance(item, Circle):
        paint = _paint(item.fill, item.stroke, item.width)
        return f'<circle cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.r)}"{paint}/>'
    if isinstance(item, Rounded):
        paint = _paint(item.fill, item.stroke, item.width)
        return (
            f'<rect x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.w)}" height="{_n(item.h)}" '
            f'rx="{_n(item.r)}"{paint}/>'
        )
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in item.points)
    dash = f' stroke-dasharray="{" ".join(_n(d) for d in item.dash)}"' if item.dash else ""
    tag = "polygon" if item.closed else "polyline"
    return f'<{tag} points="{points}"{_paint(item.fill, item.stroke, item.width)}{dash} stroke-linejoin="round"/>'


def _svg_text(item: Text) -> str:
    family = escape(charter.current().family, quote=True)
    extra = f' font-weight="{item.weight}"' if item.weight != 400 else ""
    extra += ' font-style="italic"' if item.italic else ""
    extra += f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
    extra += f' letter-spacing="{_n(item.spacing)}"' if item.spacing else ""
    if item.halo:
        extra += f' stroke="{item.halo}" stroke-width="0.7" paint-order="stroke" stroke-linejoin="round"'
    return (
        f'<text x="{_n(item.x)}" y="{_n(item.y)}" font-family="{family}" font-size="{_n(item.size * PT)}" '
        f'fill="{item.colour}"{extra}>{escape(item.text)}</text>'
    )
