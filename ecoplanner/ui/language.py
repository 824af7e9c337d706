"""The language of the window: Qt's own words and ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo
from PySide6.QtCore import QLocale
from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtCore import QTranslator

from ecoplanner import paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

    from ecoplanner.messages import Language


#: Words of Qt's dialogs that its own Chinese lacks; ours has them.
OF_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
#: What the window counts, in English; one of them loses its ending.
_COUNTED = re.compile(
    r"(?<![\d.,])1 (agenc|amount|cell|change|column|difference|edit|error|finding|"
    r"indicator|item|notice|page|place|program|programme|project|row|rule|scenario|source|task|"
    r"version|warning|year|zone)(ies|s)\b"
)


def counted(text: str) -> str:
    """Return an English text with its counts of one in the singular."""
    return _COUNTED.sub(
        lambda found: f"1 {found[1]}{'y' if found[2] == 'ies' else ''}", text
    )


def speak(
    application: QApplication, language: Language, before: Sequence[QTranslator]
) -> list[QTranslator]:
    """Put a language in force for everything made from now on.

    Args:
        application: gets the translations.
        language: Chinese, or English, in which the words are written.
        before: what the last call returned.

    Returns:
        The translations in force, to be given to the next call.
    """
    for translator in before:
        application.removeTranslator(translator)
    is_chinese = language == "zh"
    QLocale.setDefault(QLocale("zh_CN" if is_chinese else "en_US"))
    if not is_chinese:
        return []
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    homes = {"qtbase_zh_CN": qt, "ecoplanner_zh_CN": str(paths.resource("i18n"))}
    loaded = []
    for name, home in homes.items():
        translator = QTranslator(application)
        if translator.load(name, home):
            application.installTranslator(translator)
            loaded.append(translator)
    return loaded
