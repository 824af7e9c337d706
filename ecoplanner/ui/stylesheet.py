"""The one application-wide style sheet, made from tokens and a scale."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoplanner.ui.tokens import Tokens

# Tables have no ::item rule: it would hide the background that a delegate paints.
_SHEET = Template("""
QMainWindow, QDialog { background: $bg; }
QToolTip { background: $tooltip; color: $tooltiptext; border: 0; padding: ${p4}px; }
QFrame[kind="rail"], QFrame[kind="titlebar"], QFrame[kind="strip"] {
  background: $rail; border: 0; }
QFrame[kind="titlebar"] { border-bottom: 1px solid $line; }
QFrame[kind="strip"] { border-top: 1px solid $line; }
QFrame[kind="rail"] { border-right: 1px solid $line; }
QFrame[kind="card"] {
  background: $surface; border: 1px solid $line; border-radius: ${p8}px; }
QFrame[kind="notice"] {
  background: $accenttint; border: 1px solid $accentline; border-radius: ${p6}px; }
QFrame[kind="notice"][tone="danger"] { background: $dangertint; border-color: $danger; }
QFrame[kind="notice"][tone="warn"] { background: $warntint; border-color: $warn; }
QFrame[kind="line"] { background: $line; border: 0; }
QLabel { color: $text; background: transparent; }
QLabel[role="secondary"] { color: $text2; font-size: ${f12}px; }
QLabel[role="secondary"][tone="danger"] { color: $danger; }
QLabel[role="quiet"] { color: $text3; font-size: ${f12}px; }
QLabel[role="title"] { font-size: ${f14}px; font-weight: 600; }
QLabel[role="card-title"] { font-weight: 600; }
QLabel[role="page-title"] { font-size: ${f22}px; font-weight: 600; }
QLabel[role="amount"] { font-weight: 700; }
QLabel[role="danger"] { color: $danger; font-weight: 500; }
QLabel[role="warn"] { color: $warn; }
QLabel[role="ok"] { color: $accenttext; }
QLabel[role="chip"] { background: $sunken; border-radius: ${p4}px; color: $text;
  padding: 1px ${p8}px; font-size: ${f12}px; }
QLabel[role="chip"][tone="accent"] { background: $accenttint; color: $accenttext; }
QLabel[role="chip"][tone="danger"] { background: $dangertint; color: $danger; }
QLabel[role="chip"][tone="warn"] { background: $warntint; color: $warn; }
QLabel[role="chip"][tone="info"] { background: $infotint; color: $info; }
QPushButton, QToolButton, QComboBox {
  color: $text; background: $surface; border: 1px solid $line;
  border-radius: ${p5}px; padding: 0 ${p10}px; min-height: ${p26}px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: $hover; }
QPushButton:focus, QToolButton:focus, QComboBox:focus { border: 2px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; }
QPushButton[kind="primary"] {
  background: $accent; color: $onaccent; border-color: $accent; font-weight: 500; }
QPushButton[kind="primary"]:hover { background: $accenthover; }
QPushButton[kind="primary"]:disabled { background: $disabled; border-color: $disabled; }
QPushButton:checked, QToolButton:checked {
  background: $accenttint; border-color: $accentline; color: $accenttext; }
QPushButton[kind="link"] { border: 0; background: transparent; color: $accenttext;
  padding: 0; min-height: ${p20}px; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QToolButton[kind="icon"] { border: 0; background: transparent; padding: 0;
  min-height: ${p28}px; min-width: ${p28}px; }
QToolButton[kind="icon"]:hover { background: $hover; }
QToolButton[kind="icon"]:focus { border: 2px solid $accent; }
QToolButton[kind="rail"] { border: 0; border-radius: ${p6}px; background: transparent;
  color: $text2; font-size: ${f12}px; padding: ${p4}px 0 ${p2}px 0; }
QToolButton[kind="rail"]:hover { background: $hover; }
QToolButton[kind="rail"]:checked { background: $surface; color: $accenttext;
  font-weight: 600; border: 1px solid $line; }
QToolButton[kind="rail"]:focus { border: 2px solid $accent; }
QToolButton[kind="segment"] { border: 0; background: transparent; color: $text2;
  font-size: ${f12}px; min-height: ${p22}px; padding: 0 ${p4}px; }
QToolButton[kind="segment"]:checked { background: $surface; color: $text;
  font-weight: 500; border: 1px solid $line; }
QToolButton[kind="segment"]:focus { border: 2px solid $accent; }
QFrame[kind="segments"] { background: $sunken; border-radius: ${p6}px; border: 0; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit {
  background: $input; color: $text; border: 1px solid $line; border-radius: ${p5}px;
  padding: 0 ${p6}px; min-height: ${p26}px;
  selection-background-color: $accent; selection-color: $onaccent; }
QPlainTextEdit, QTextEdit { padding: ${p4}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus {
  border: 2px solid $accent; }
QLineEdit[state="invalid"], QPlainTextEdit[state="invalid"] {
  border: 2px solid $danger; }
QTableView, QListView, QTreeView { background: $surface; color: $text; border: 0;
  gridline-color: $grid; selection-background-color: $sel; selection-color: $text;
  outline: 0; }
QTableView QLineEdit { background: $edit; border: 2px solid $accent; border-radius: 3px;
  padding: 0 ${p4}px; min-height: 0; }
QTableView QPlainTextEdit { background: $edit; border: 2px solid $accent;
  border-radius: 3px; }
QHeaderView { background: $subtle; border: 0; }
QHeaderView::section { background: $subtle; color: $text2; border: 0;
  border-bottom: 1px solid $line; padding: 0 ${p8}px; font-size: ${f12}px;
  font-weight: 500; }
QTableCornerButton::section { background: $subtle; border: 0; }
QAbstractItemView[kind="popup"], QComboBox QAbstractItemView { background: $surface;
  border: 1px solid $linestrong; padding: ${p4}px; outline: 0; }
QMenu { background: $surface; color: $text; border: 1px solid $linestrong;
  padding: ${p4}px; }
QMenu::item { padding: ${p4}px ${p24}px ${p4}px ${p12}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px 0; }
QScrollBar:vertical { background: transparent; width: ${p10}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p10}px; margin: 0; }
QScrollBar::handle { background: $linestrong; border-radius: ${p4}px; margin: 1px;
  min-height: ${p24}px; min-width: ${p24}px; }
QScrollBar::handle:hover { background: $text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
QCheckBox { spacing: ${p6}px; color: $text; }
QWidget#welcome { background: $bg; }
QLabel[role="caption"] { font-weight: 600; color: $text2; }
QLabel[role="body"] { color: $text; }
QLabel[role="tile"] { background: $sunken; border-radius: ${p8}px; }
QLabel[role="tile"][tone="accent"] { background: $accent; }
QPushButton[kind="entry"] { border: 1px solid $line; border-radius: ${p8}px;
  background: $surface; padding: 0; text-align: left; }
QPushButton[kind="entry"]:hover { background: $hover; }
QPushButton[kind="entry"][tone="accent"] { background: $accenttint;
  border-color: $accentline; }
QPushButton[kind="entry"][tone="flat"] { border: 1px solid transparent;
  background: transparent; }
QPushButton[kind="entry"][tone="flat"]:hover { background: $hover; }
QPushButton[kind="entry"]:focus { border: 2px solid $accent; }
QPushButton[kind="quiet-link"] { border: 0; background: transparent; color: $text2;
  padding: 0 ${p4}px; font-size: ${f12}px; }
QPushButton[kind="quiet-link"]:hover { color: $accenttext; }
QPushButton[kind="quiet-link"]:focus { border: 2px solid $accent; }
QPushButton[kind="quiet-link"][tone="current"] { color: $text; font-weight: 600; }
QPushButton[kind="plan-name"] { border: 0; background: transparent; color: $text;
  padding: 0 ${p4}px; text-align: left; }
QPushButton[kind="plan-name"]:hover { background: $hover; }
QPushButton[kind="plan-name"]:focus { border: 2px solid $accent; }
QPushButton[kind="link"][tone="danger"],
QPushButton[kind="quiet-link"][tone="danger"] { color: $danger; }
QLineEdit QToolButton { border: 0; background: transparent; padding: 0;
  min-height: 0; }
QLineEdit QToolButton:focus { border: 0; }
QPlainTextEdit[kind="quiet"] { background: transparent; border: 1px solid transparent; }
QPlainTextEdit[kind="quiet"][state="empty"] { border: 1px solid $line; }
QPlainTextEdit[kind="quiet"]:hover { border: 1px solid $line; }
QPlainTextEdit[kind="quiet"]:focus { background: $input; border: 2px solid $accent; }
QPlainTextEdit[kind="quiet"][state="invalid"] { border: 2px solid $danger; }
QLineEdit[kind="flush"], QPlainTextEdit[kind="flush"] { background: transparent;
  border: 1px solid transparent; padding: 0 ${p2}px; }
QLineEdit[kind="flush"]:hover, QPlainTextEdit[kind="flush"]:hover {
  border: 1px solid $line; }
QLineEdit[kind="flush"]:focus, QPlainTextEdit[kind="flush"]:focus {
  background: $input; border: 2px solid $accent; }
QLineEdit[kind="flush"][state="invalid"],
QPlainTextEdit[kind="flush"][state="invalid"] {
  border: 2px solid $danger; }
QLineEdit[kind="flush"][tone="needed"] { background: $dangertint; }
QFrame[kind="chip"] { background: $sunken; border: 0; border-radius: ${p4}px; }
QPushButton[kind="chip"] { background: $sunken; border: 0; border-radius: ${p4}px;
  padding: 0 ${p6}px; min-height: ${p22}px; }
QPushButton[kind="chip"]:hover { background: $hover; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; }
QToolButton[kind="tiny"] { border: 0; background: transparent; padding: 0;
  min-height: ${p24}px; min-width: ${p24}px; }
QToolButton[kind="tiny"]:hover { background: $hover; }
QToolButton[kind="tiny"]:focus { border: 2px solid $accent; }
QToolButton[kind="section"] { border: 0; background: transparent; padding: 0;
  min-height: ${p24}px; color: $text2; font-size: ${f12}px; font-weight: 600; }
QToolButton[kind="section"]:hover { color: $text; }
QToolButton[kind="section"]:focus { border: 2px solid $accent; }
QLabel[role="derived"] { color: $derived; }
QLabel[role="hint"] { background: $tooltip; color: $tooltiptext;
  border-radius: ${p4}px; padding: ${p4}px ${p8}px; font-size: ${f12}px; }
QTableView[kind="plain"] QHeaderView { background: $surface; }
QTableView[kind="plain"] QHeaderView::section { background: $surface; border: 0;
  padding: 0 ${p4}px; color: $text2; }
QToolButton[kind="tab"] { border: 1px solid transparent; border-radius: ${p6}px;
  background: transparent; color: $text2; padding: 0 ${p12}px; }
QToolButton[kind="tab"]:hover { background: $hover; }
QToolButton[kind="tab"]:checked { background: $surface; color: $accenttext;
  border: 1px solid $line; border-top: 3px solid $accent; font-weight: 600; }
QToolButton[kind="tab"]:focus { border: 2px solid $accent; }
QSpinBox QLineEdit, QDateEdit QLineEdit, QComboBox QLineEdit,
QSpinBox QLineEdit:focus, QComboBox QLineEdit:focus { border: 0; padding: 0;
  min-height: 0; background: transparent; }
QComboBox::drop-down { border: 0; width: ${p24}px; }
QComboBox::down-arrow { image: url(look:chevron-$name.svg); width: ${p12}px;
  height: ${p12}px; }
QDoubleSpinBox { background: $input; color: $text; border: 1px solid $line;
  border-radius: ${p5}px; padding: 0 ${p6}px; min-height: ${p26}px;
  selection-background-color: $accent; selection-color: $onaccent; }
QDoubleSpinBox:focus { border: 2px solid $accent; }
QDoubleSpinBox QLineEdit, QDoubleSpinBox QLineEdit:focus { border: 0;
  padding: 0 ${p6}px; min-height: 0; background: transparent; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { padding: 0 ${p6}px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button { width: 0; border: 0; }
QFrame[kind="popup"] { background: $surface; border: 1px solid $linestrong;
  border-radius: ${p8}px; }
QCheckBox::indicator { width: ${p12}px; height: ${p12}px; background: $input;
  border: 1px solid $text3; border-radius: 3px; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url(look:check-$name.svg); }
QCheckBox::indicator:disabled { border-color: $line; }
QCheckBox:focus { color: $accenttext; }
QLabel[role="sentence"][tone="danger"] { color: $danger; }
QLabel[role="sentence"][tone="warn"] { color: $warn; }
QLabel[role="sentence"]:disabled { color: $text3; }
QAbstractItemView[kind="boxed"] { border: 1px solid $line; border-radius: ${p5}px; }
QAbstractItemView[kind="boxed"]:focus { border: 2px solid $accent; }
QFrame[kind="total"] { background: $total; border: 0; border-top: 1px solid $linestrong;
  border-bottom-left-radius: ${p6}px; border-bottom-right-radius: ${p6}px; }
QToolButton[kind="drop"] { padding-right: ${p26}px; }
QToolButton[kind="drop"]::menu-indicator { image: url(look:chevron-$name.svg);
  width: ${p12}px; height: ${p12}px; subcontrol-origin: padding;
  subcontrol-position: center right; right: ${p8}px; }
""")

_SIZES = (2, 4, 5, 6, 8, 10, 12, 20, 22, 24, 26, 28)
_FONTS = (11, 12, 13, 14, 22)


def stylesheet(tokens: Tokens, scale: float) -> str:
    """Return the style sheet.

    Args:
        tokens: colours of the theme.
        scale: size of all text and controls, 1 at 100 %.
    """
    sizes = {f"p{size}": str(round(size * scale)) for size in _SIZES}
    fonts = {f"f{size}": str(round(size * scale)) for size in _FONTS}
    colours = {
        name: value
        for name in tokens.__dataclass_fields__
        if isinstance(value := getattr(tokens, name), str)
    }
    return _SHEET.substitute(colours | sizes | fonts)
