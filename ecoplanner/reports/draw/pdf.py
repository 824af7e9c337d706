"""Table descriptions drawn as a PDF: the one place that speaks reportlab.

Nothing of the user's enters a page but as codes of a font, so no text can be taken
for markup, and no reference or link can be made by it.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.reports.draw.embed import PACKED
from ecoplanner.reports.draw.embed import stream
from ecoplanner.reports.draw.fonts import FontSet
from ecoplanner.reports.draw.fonts import paths_of
from ecoplanner.reports.draw.pages import Encoder
from ecoplanner.reports.draw.pages import operators
from ecoplanner.reports.draw.pages import paper
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.settings import problems_of
from ecoplanner.reports.typeset.block import Setter
from ecoplanner.reports.typeset.layout import Notice
from ecoplanner.reports.typeset.pages import lay_out
from ecoplanner.reports.typeset.runs import printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.reports.table import Table
    from ecoplanner.reports.typeset.layout import Layout
    from ecoplanner.reports.typeset.layout import Page

LANGUAGE = "zh-CN"
_VERSION = (1, 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """What a PDF says of itself.

    Attributes:
        title: shown by viewers in the window's title.
        author: the bureau.
        subject: one line.
        keywords: parted by commas.
        creator: program and version.
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    creator: str = "ecoplanner"


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF file in memory.

    Attributes:
        content: the file.
        pages: how many.
        warnings: what the user should know, such as characters no font has.
    """

    content: bytes
    pages: int
    warnings: tuple[Notice, ...]


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Pause the search for garbage in circles; setting pages makes none.

    It would walk millions of cells and lines again and again: a third of the time
    at 10,000 projects.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Press:
    """Sets and draws tables, and remembers what it has set.

    Keep one for a live preview: a table set again after an edit costs little.
    """

    def __init__(self) -> None:
        self._setters: dict[tuple[str, ...], Setter] = {}

    def lay_out(
        self,
        tables: Sequence[Table],
        settings: Mapping[str, PageSettings] | PageSettings,
        watch: Callable[[int, int], None] | None = None,
        former: Layout | None = None,
    ) -> Layout:
        """Set tables on pages.

        Args:
            tables: in order.
            settings: of all tables, or by the table's key.
            watch: told how many rows of a table are set, and of how many; what it
                raises ends the setting.
            former: how the press set them before an edit.

        Raises:
            InvalidInputError: settings that no page can follow.
            FontUnusableError: a font named by the settings cannot be embedded.
        """
        default = PageSettings()

        def settings_of(key: str) -> PageSettings:
            if isinstance(settings, PageSettings):
                return settings
            return settings.get(key, default)

        for table in tables:
            problems = tuple(problems_of(settings_of(table.key)))
            if problems:
                raise InvalidInputError(problems, where=table.key)

        def setter_of(settings: PageSettings) -> Setter:
            setter = self.setter(settings)
            setter.watch = watch
            return setter

        with _collection_paused():
            return lay_out(tables, settings_of, setter_of, former)

    def setter(self, settings: PageSettings) -> Setter:
        """Return what sets words in the faces of settings."""
        paths = paths_of(settings)
        key = tuple(paths.values())
        found = self._setters.get(key)
        if found is None:
            found = self._setters[key] = Setter(FontSet(paths))
        return found

    def draw(
        self,
        layout: Layout,
        document: DocumentInfo,
        pages: Sequence[int] | None = None,
        level: int = PACKED,
    ) -> PdfResult:
        """Draw a layout, or some of its pages by their index.

        Args:
            layout: the pages.
            document: what the file says of itself.
            pages: which, all by default.
            level: of compression.
        """
        chosen = range(len(layout.pages)) if pages is None else pages
        work = _Work(document, level)
        for index in chosen:
            page = layout.pages[index]
            fonts = self.setter(page.settings).metrics
            assert isinstance(fonts, FontSet)  # noqa: S101  # made in setter()
            work.add(page, fonts)
        work.add_labels([layout.pages[index].number for index in chosen])
        work.add_outline(layout, chosen)
        content = work.finish()
        return PdfResult(content, len(chosen), (*layout.notices, *work.notices))


def draw_pdf(
    tables: Sequence[Table],
    settings: Mapping[str, PageSettings] | PageSettings,
    document: DocumentInfo,
) -> PdfResult:
    """Draw tables as a PDF; the same tables and settings give the same bytes.

    Args:
        tables: in order.
        settings: of all tables, or by the table's key; defaults for others.
        document: what the file says of itself.

    Raises:
        InvalidInputError: settings that no page can follow.
        FontUnusableError: a font named by the settings cannot be embedded.
    """
    press = Press()
    return press.draw(press.lay_out(tables, settings), document)


class _Work:
    """A PDF document in the making."""

    def __init__(self, info: DocumentInfo, level: int) -> None:
        self._level = level
        self.notices: list[Notice] = []
        self._encoder = Encoder()
        self._document = document = pdfdoc.PDFDocument(
            compression=1, invariant=1, pdfVersion=_VERSION, lang=LANGUAGE
        )
        document.setTitle(printable(info.title))
        document.setAuthor(printable(info.author))
        document.setSubject(printable(info.subject))
        document.setKeywords(printable(info.keywords))
        document.setCreator(printable(info.creator))
        catalog = document.Catalog
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        catalog.PageLayout = "/SinglePage"
        self._resources = pdfdoc.PDFDictionary({})
        self._references: list[pdfdoc.PDFObjectReference] = []
        self._pages: list[Page] = []

    def add(self, page: Page, fonts: FontSet) -> None:
        """Draw a page."""
        document = self._document
        known = set(self._encoder.absent)
        content = operators(page.drawing(), page.sheet, fonts, self._encoder)
        for character in sorted(self._encoder.absent - known):
            params = {
                "character": character,
                "code_point": f"U+{ord(character):04X}",
                "table": page.table,
                "page": page.number,
            }
            self.notices.append(Notice("missing_glyph", params))
        width, height = paper(page.sheet)
        entries = {
            "Type": "/Page",
            "Parent": document.Reference(document.Pages),
            "MediaBox": f"[ 0 0 {width:.2f} {height:.2f} ]",
            "Resources": document.Reference(self._resources),
            "Contents": document.Reference(stream(content, self._level)),
        }
        dictionary = pdfdoc.PDFDictionary(entries)
        self._references.append(document.Reference(dictionary))
        document.Pages.addPage(dictionary)
        self._pages.append(page)

    def add_labels(self, numbers: Sequence[int]) -> None:
        """Let viewers call the pages by their printed numbers."""
        labels = [
            f"{index} << /S /D /St {number} >>"
            for index, number in enumerate(numbers)
            if index == 0 or number != numbers[index - 1] + 1
        ]
        if labels:
            nums = f"[ {' '.join(labels)} ]"
            self._document.Catalog.PageLabels = pdfdoc.PDFDictionary({"Nums": nums})

    def add_outline(self, layout: Layout, chosen: Sequence[int]) -> None:
        """Add bookmarks of tables, and of sections under them."""
        places = {index: place for place, index in enumerate(chosen)}
        tree: list[tuple[_Entry, list[_Entry]]] = []
        for mark in layout.bookmarks:
            if mark.page not in places:
                continue
            entry = _Entry(mark.title, self._target(places[mark.page], mark.y))
            if mark.level == 0 or not tree:
                tree.append((entry, []))
            else:
                tree[-1][1].append(entry)
        catalog = self._document.Catalog
        catalog.Outlines = None
        if tree:
            catalog.Outlines = _outline(self._document, tree)
            catalog.PageMode = "/UseOutlines"

    def finish(self) -> bytes:
        """Return the file."""
        document = self._document
        if not self._references:
            blank = pdfdoc.PDFDictionary(
                {
                    "Type": "/Page",
                    "Parent": document.Reference(document.Pages),
                    "MediaBox": "[ 0 0 595.28 841.89 ]",
                    "Resources": document.Reference(self._resources),
                }
            )
            document.Pages.addPage(blank)
        fonts = {}
        for use in self._encoder.uses.values():
            use.add_to(document, self._level)
            fonts[use.name] = pdfdoc.PDFObjectReference(use.name)
        self._resources["Font"] = pdfdoc.PDFDictionary(fonts)
        self._encoder.looks.add_to(document, self._resources)
        document.info.invariant = 1
        document.info.digest(document.signature)
        content: bytes = document.format()
        return content

    def _target(self, place: int, y: float) -> str:
        page = self._references[place].name
        number = self._document.idToObjectNumberAndVersion[page][0]
        sheet = self._pages[place].sheet
        if sheet.is_turned and sheet.is_binder:
            return f"[ {number} 0 R /Fit ]"
        top = sheet.paper[1] - y + 12
        return f"[ {number} 0 R /XYZ 0 {top:.2f} null ]"


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the outline, with where it leads."""

    title: str
    target: str


def _outline(
    document: pdfdoc.PDFDocument, tree: list[tuple[_Entry, list[_Entry]]]
) -> pdfdoc.PDFDictionary:
    """Return the root of the outline."""
    root = pdfdoc.PDFDictionary({"Type": "/Outlines"})
    tops = [_item(entry) for entry, _ in tree]
    _chain(document, root, tops)
    total = len(tops)
    for top, (_, entries) in zip(tops, tree, strict=True):
        if entries:
            items = [_item(entry) for entry in entries]
            _chain(document, top, items)
            top["Count"] = len(items)
            total += len(items)
    root["Count"] = total
    return root


def _item(entry: _Entry) -> pdfdoc.PDFDictionary:
    title = pdfdoc.PDFString(entry.title)
    return pdfdoc.PDFDictionary({"Title": title, "Dest": entry.target})


def _chain(
    document: pdfdoc.PDFDocument,
    parent: pdfdoc.PDFDictionary,
    items: list[pdfdoc.PDFDictionary],
) -> None:
    """Link the entries under a parent."""
    references = [document.Reference(item) for item in items]
    up = document.Reference(parent)
    parent["First"], parent["Last"] = references[0], references[-1]
    for place, item in enumerate(items):
        item["Parent"] = up
        if place:
            item["Prev"] = references[place - 1]
        if place + 1 < len(items):
            item["Next"] = references[place + 1]
