"""What charts of indicators are drawn on: a matplotlib figure used in pixels, and the look of its text and colours.

matplotlib is imported when the first sheet is made, never by pyplot: nothing of its global state is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

#: From the middle of small letters to their baseline, in sizes of the text.
MIDDLE = 0.34


@dataclass(frozen=True)
class Look:
    """Colours (``#RRGGBB``), font families and size in pixels of the text; ``ground`` is empty for none."""

    text: str
    secondary: str
    rule: str
    track: str
    accent: str
    second: str
    alert: str
    ground: str
    families: tuple[str, ...]
    size: float


class Sheet:
    """A matplotlib figure drawn on in pixels from its top left, with the few shapes that the charts need."""

    def __init__(self, look: Look, width: float, height: float, ratio: float, margin: float = 2.0) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.look, self.width, self.height, self.margin = look, width, height, margin
        self.figure = Figure(figsize=(width / 72.0, height / 72.0), dpi=72.0 * ratio)
        self.canvas: Any = FigureCanvasAgg(self.figure)
        self.figure.patch.set_facecolor(look.ground or "none")
        self.axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self._ratio = ratio
        self._families = [*_known(look.families), "DejaVu Sans"]

    def text(
        self, x: float, y: float, text: str, colour: str, anchor: str = "left", scale: float = 1.0, bold: bool = False
    ) -> None:
        """Write a text; ``y`` is the middle of its small letters."""
        base, font = y + MIDDLE * self.look.size * scale, self._font(scale, bold)
        self.axes.text(
            x, base, _plain(text), color=colour, ha=anchor, va="baseline", fontproperties=font, parse_math=False
        )

    def width_of(self, text: str, scale: float = 1.0, bold: bool = False) -> float:
        """Width of a text in pixels."""
        renderer = self.canvas.get_renderer()
        wide, _, _ = renderer.get_text_width_height_descent(_plain(text) or " ", self._font(scale, bold), False)
        return float(wide) / self._ratio

    def fit(self, text: str, width: float, scale: float = 1.0, bold: bool = False) -> str:
        """The text, cut at its end when it is wider than ``width``."""
        if self.width_of(text, scale, bold) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (
                (middle, high) if self.width_of(text[:middle] + "…", scale, bold) <= width else (low, middle - 1)
            )
        return text[:low].rstrip() + "…"

    def wrapped(self, text: str, width: float, size: float, bold: bool = False) -> list[str]:
        """The text in lines of at most ``width`` pixels."""
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width_of(longer, size / self.look.size, bold) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        from matplotlib.patches import Rectangle

        self.axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, edgecolor="none"))

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: float, dashed: bool = False) -> None:
        """A line through points."""
        style: Any = (0, (4, 2.5)) if dashed else "-"
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self.axes.plot(xs, ys, color=colour, linewidth=width, linestyle=style, solid_capstyle="round")

    def dots(self, points: Sequence[tuple[float, float]], colour: str, radius: float, rim: str = "none") -> None:
        """Discs of ``radius`` pixels."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self.axes.scatter(xs, ys, s=(2 * radius) ** 2, color=colour, edgecolors=rim, linewidths=1.2, zorder=3)

    def _font(self, scale: float, bold: bool) -> Any:
        from matplotlib.font_manager import FontProperties

        return FontProperties(
            family=self._families, size=self.look.size * scale, weight="semibold" if bold else "regular"
        )


def _plain(text: str) -> str:
    return text.replace("\n", " ")


def _known(families: Sequence[str]) -> list[str]:
    """The families that matplotlib finds: it would warn about each of the others."""
    from matplotlib import font_manager

    names = set(font_manager.get_font_names())
    return [family for family in families if family in names]
