"""The styles we add to a workbook: colours of the marks, cells of the Anomalies sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from cpom_schema.standard.catalogue import Severity

SEVERITIES: Final[tuple[Severity, ...]] = ("bloquant", "avertissement", "information")
"""From the worst."""
PALE: Final[Mapping[Severity, str]] = {
    "bloquant": "FFFFC9C9",
    "avertissement": "FFFFE2B8",
    "information": "FFD6E8FA",
}
DARK: Final[Mapping[Severity, str]] = {
    "bloquant": "FF8F0A12",
    "avertissement": "FF7A4100",
    "information": "FF123F73",
}
_INK, _LINK, _GREY = "FF222222", "FF0B57A4", "FF5F6368"


def _font(size: int, colour: str, more: str = "") -> str:
    return f'<font>{more}<sz val="{size}"/><color rgb="{colour}"/><name val="Calibri"/></font>'


def _fill(colour: str) -> str:
    solid = f'<fgColor rgb="{colour}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{solid}</patternFill></fill>'


def _dxf(severity: Severity) -> str:
    font = f'<font><color rgb="{DARK[severity]}"/></font>'
    pale = f'<patternFill patternType="solid"><fgColor rgb="{PALE[severity]}"/>'
    return f'<dxf>{font}<fill>{pale}<bgColor rgb="{PALE[severity]}"/></patternFill></fill></dxf>'


_FONTS: Final[Mapping[str, str]] = {
    "ink": _font(10, _INK),
    "title": _font(18, _INK, "<b/>"),
    "header": _font(10, "FFFFFFFF", "<b/>"),
    "link": _font(10, _LINK, "<u/>"),
    "grey": _font(9, _GREY),
    **{s: _font(10, DARK[s], "<b/>") for s in SEVERITIES},
}
_FILLS: Final[Mapping[str, str]] = {
    "header": _fill("FF33475B"),
    **{s: _fill(PALE[s]) for s in SEVERITIES},
}
_LINE = '<color rgb="FFBFC5CC"/>'
_SIDES = "".join(f'<{s} style="thin">{_LINE}</{s}>' for s in ("left", "right", "top", "bottom"))
_BORDERS: Final = {"thin": f"<border>{_SIDES}<diagonal/></border>"}


class _Look(NamedTuple):
    font: str
    fill: str = ""
    border: str = ""
    align: str = "left"
    vertical: str = "top"


_LOOKS: Final[Mapping[str, _Look]] = {
    "text": _Look("ink", vertical="center"),
    "title": _Look("title", vertical="center"),
    "grey": _Look("grey", vertical="center"),
    "header": _Look("header", "header", "thin", vertical="center"),
    "cell": _Look("ink", "", "thin"),
    "number": _Look("ink", "", "thin", "center"),
    "link": _Look("link", "", "thin"),
    "code": _Look("grey", "", "thin"),
    **{s: _Look(s, s, "thin") for s in SEVERITIES},
    **{f"verdict {s}": _Look(s, s, vertical="center") for s in SEVERITIES},
}


class Counts(NamedTuple):
    """How many fonts, fills and borders stand before those we add."""

    fonts: int
    fills: int
    borders: int


class Collection(NamedTuple):
    """What we add to a collection of the styles.

    Attributes:
        name: element of the collection, such as ``fonts``.
        xml: the items, without prefix.
        size: how many items.
    """

    name: str
    xml: str
    size: int


def collections(before: Counts) -> tuple[Collection, ...]:
    """Return what we add to each collection of the styles.

    Args:
        before: what stands before, which gives the numbers of our fonts, fills and borders.
    """
    return (
        Collection("fonts", "".join(_FONTS.values()), len(_FONTS)),
        Collection("fills", "".join(_FILLS.values()), len(_FILLS)),
        Collection("borders", "".join(_BORDERS.values()), len(_BORDERS)),
        Collection("cellXfs", _cell_formats(before), len(_LOOKS)),
        Collection("dxfs", "".join(map(_dxf, SEVERITIES)), len(SEVERITIES)),
    )


def looks() -> tuple[str, ...]:
    """Return the names of our cell formats, in the order they are added."""
    return tuple(_LOOKS)


def _cell_formats(before: Counts) -> str:
    fonts = _numbers(_FONTS, before.fonts)
    fills = _numbers(_FILLS, before.fills)
    borders = _numbers(_BORDERS, before.borders)
    text = ""
    for look in _LOOKS.values():
        indent = int(look.align == "left")
        text += (
            f'<xf numFmtId="0" fontId="{fonts[look.font]}" fillId="{fills[look.fill]}" '
            f'borderId="{borders[look.border]}" xfId="0" applyFont="1" applyFill="1" '
            f'applyBorder="1" applyAlignment="1"><alignment horizontal="{look.align}" '
            f'vertical="{look.vertical}" wrapText="1" indent="{indent}"/></xf>'
        )
    return text


def _numbers(names: Iterable[str], first: int) -> dict[str, int]:
    """Return the number of each item, an empty name being the one that stands for none."""
    numbers = {name: first + rank for rank, name in enumerate(names)}
    return {"": 0, **numbers}
