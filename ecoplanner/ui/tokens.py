"""The named colours of both themes; only those of paper are kept elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from ecoplanner.patterns import SERIES
from ecoplanner.patterns import SOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Colours of one theme as #rrggbb, by what they are for.

    Attributes are named after their use; `series` and `sources` are the colours of
    parts of a whole, which are never used for controls.
    """

    name: str
    bg: str
    rail: str
    surface: str
    subtle: str
    sunken: str
    group: str
    total: str
    hover: str
    sel: str
    grid: str
    line: str
    linestrong: str
    text: str
    text2: str
    text3: str
    derived: str
    disabled: str
    accent: str
    accenthover: str
    onaccent: str
    accenttext: str
    accenttint: str
    accentline: str
    danger: str
    dangertint: str
    warn: str
    warntint: str
    info: str
    infotint: str
    input: str
    edit: str
    tooltip: str
    tooltiptext: str
    series: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.name == "dark"

    def source(self, level: str) -> str:
        """Return the colour of a level of sources."""
        return dict(self.sources)[level]


LIGHT = Tokens(
    name="light",
    bg="#F3F5F4",
    rail="#EBEFED",
    surface="#FFFFFF",
    subtle="#F8FAF9",
    sunken="#ECEFED",
    group="#F1F5F3",
    total="#E8EEEB",
    hover="#F0F5F3",
    sel="#DDEFE8",
    grid="#EBEEEC",
    line="#DFE4E1",
    linestrong="#C4CCC8",
    text="#1C2320",
    text2="#56605B",
    text3="#646E69",
    derived="#5B6B64",
    disabled="#A3ACA7",
    accent="#14735A",
    accenthover="#0F5F4A",
    onaccent="#FFFFFF",
    accenttext="#0E634C",
    accenttint="#E3F1EC",
    accentline="#9CCDBD",
    danger="#B42318",
    dangertint="#FDECEA",
    warn="#8F5A00",
    warntint="#FFF3DA",
    info="#2A5FA5",
    infotint="#E8F0FA",
    input="#FFFFFF",
    edit="#FFFFFF",
    tooltip="#1C2320",
    tooltiptext="#FFFFFF",
    series=SERIES,
    sources=SOURCES,
)

DARK = Tokens(
    name="dark",
    bg="#131715",
    rail="#161A18",
    surface="#1B201E",
    subtle="#1F2522",
    sunken="#161A18",
    group="#212826",
    total="#262F2B",
    hover="#232A27",
    sel="#1F3B32",
    grid="#262C29",
    line="#2D3431",
    linestrong="#46504B",
    text="#E6ECE9",
    text2="#A9B4AF",
    text3="#8A9590",
    derived="#93A69E",
    disabled="#5E6863",
    accent="#2F9E7E",
    accenthover="#3AB491",
    onaccent="#07130F",
    accenttext="#63CFAF",
    accenttint="#1B352C",
    accentline="#2F6B57",
    danger="#FF8A7A",
    dangertint="#3A1F1C",
    warn="#F2B84B",
    warntint="#352A14",
    info="#8AB8F0",
    infotint="#1B2A3D",
    input="#161A18",
    edit="#101412",
    tooltip="#36403B",
    tooltiptext="#E6ECE9",
    series=(
        "#5F95E0",
        "#E8A64A",
        "#5CCDB4",
        "#D8634B",
        "#AFC6F0",
        "#A9719F",
        "#DDD483",
        "#97917F",
    ),
    sources=(
        ("central", "#5E86A8"),
        ("province", "#94B3C9"),
        ("city", "#AFC6D6"),
        ("county", "#CBDAE3"),
        ("bond", "#C67FA3"),
        ("social", "#D9B062"),
    ),
)
