#!/usr/bin/env python3
"""Reports each place in the desktop that could interpret data as HTML. Customers choose the texts that staff see.

    plaintextcheck.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

FOLDERS = ("views", "app/desktop", "models/tables")

# A forbidden expression, what to use instead, and the files that may contain it.
RULES = (
    (r"\bnew QLabel\b|\bQLabel\s+\w+\s*[({;]", "PlainLabel",
     ("views/shared/plainlabel.h", "views/shared/valueview.cpp")),  # A link in valueview is escaped HTML.
    (r"(?<!Plain)\bsetToolTip\s*\(", "setPlainToolTip()", ("views/shared/plaintooltip.cpp",)),
    (r"\bsetTabToolTip\s*\((?![^;]*\bplainToolTip\()", "plainToolTip()", ()),
    (r"\bQToolTip::showText\s*\((?![^;]*\bplainToolTip\()", "plainToolTip()", ()),
    (r"\bToolTipRole\b|\bWhatsThisRole\b", "plainToolTip(), and an exception here", ()),
    (r"\bQt::(RichText|AutoText|MarkdownText)\b", "Qt::PlainText", ("views/shared/valueview.cpp",)),
    (r"\bset(WhatsThis|Html|Markdown|InformativeText|DetailedText)\s*\(", "a PlainLabel",
     ("views/shared/copiedtable.cpp",)),  # The clipboard; its cells are escaped.
    (r"\b(QMessageBox|QErrorMessage|QInputDialog|QProgressDialog|QTextBrowser|QTextEdit|QWhatsThis)\b",
     "a widget with a PlainLabel", ()),
    (r"\baddRow\s*\(\s*(tr\(|Q?String|\")", "a PlainLabel as the label of the row", ()),
)


def findings(name, text):
    """One line per forbidden expression. Comments do not count. A statement may have several lines."""
    code = re.sub(r"//[^\n]*", "", text)
    for pattern, instead, allowed in RULES:
        for found in re.finditer(pattern, code) if name not in allowed else ():
            number = code.count("\n", 0, found.start()) + 1
            yield f"{name}:{number}: use {instead}: {text.splitlines()[number - 1].strip()}"


def check_the_rules():
    """Each rule must report a line that breaks it."""
    wrong = ("auto *label = new QLabel(name, this);", "QLabel label(name);", "button->setToolTip(name);",
             "bar->setTabToolTip(0, name);", "QToolTip::showText(place, name);", "if (role == Qt::ToolTipRole)",
             "label->setTextFormat(Qt::AutoText);", "label->setWhatsThis(name);", "QMessageBox::warning(this, a, b);",
             'form->addRow(tr("Name"), field);')
    right = ("auto *label = new PlainLabel(name, this);", "setPlainToolTip(button, name);", "QLabel *m_name;",
             "bar->setTabToolTip(0, plainToolTip(name));", "QToolTip::showText(place,\n    plainToolTip(name));",
             "// a QLabel label(name) would be wrong")
    for line in wrong:
        assert list(findings("views/x.cpp", line)), line
    for line in right:
        assert not list(findings("views/x.cpp", line)), line


def main():
    top = Path(sys.argv[1])
    check_the_rules()
    files = [file for folder in FOLDERS for file in sorted((top / folder).rglob("*")) if file.suffix in (".cpp", ".h")]
    assert len(files) > 100, "the sources are missing"
    found = [line for file in files for line in findings(str(file.relative_to(top)), file.read_text(encoding="utf-8"))]
    print("\n".join(found))
    return not found


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
