#!/usr/bin/env python3
"""Reports each user interface text that has no Indonesian translation.

    translationscheck.py LUPDATE SOURCE_FOLDER

Runs lupdate on copies of the translation files, so that a new text is reported even if update_translations was not run.
"""
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from pathlib import Path


def unfinished(file):
    """(context, source) of every message without a translation in a file."""
    for context in tree.parse(file).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            texts = [form.text for form in translation.findall("numerusform")] or [translation.text]
            if translation.get("type") == "unfinished" or not all(texts):
                yield context.findtext("name"), message.findtext("source")


def unfinished_in_sources(lupdate, source, name, options):
    with tempfile.TemporaryDirectory() as temporary:
        copy = shutil.copy(source / "translations" / name, temporary)
        folders = [str(source / folder) for folder in ("app/desktop", "models", "views")]
        subprocess.run([lupdate, "-silent", "-locations", "none", "-no-obsolete", *options, *folders, "-ts", copy],
                       check=True)
        return list(unfinished(copy))


def main():
    lupdate, source = sys.argv[1], Path(sys.argv[2])
    missing = [("id", *each) for each in unfinished_in_sources(lupdate, source, "meja_id.ts", [])]
    missing += [("en", *each) for each in unfinished_in_sources(lupdate, source, "meja_en.ts", ["-pluralonly"])]
    for language, context, text in missing:
        print(f"{language}: {context}: {text!r} is not translated")
    return 1 if missing else 0


sys.exit(main())
