#!/usr/bin/env python3
"""Fails, naming each string, when the desk says something that has no Indonesian words yet.

    translationscheck.py LUPDATE SOURCE_FOLDER

Gathers the strings of today's sources into copies of the translation files, so that a new string is
found before anybody has run update_translations.
"""
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from pathlib import Path


def unfinished(file):
    """(context, source) of every message of a translation file without words."""
    for context in tree.parse(file).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            words = [form.text for form in translation.findall("numerusform")] or [translation.text]
            if translation.get("type") == "unfinished" or not all(words):
                yield context.findtext("name"), message.findtext("source")


def gathered(lupdate, source, name, options):
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(source / "translations" / name, folder)
        rooms = [str(source / room) for room in ("app/desktop", "models", "views")]
        subprocess.run([lupdate, "-silent", "-locations", "none", "-no-obsolete", *options, *rooms, "-ts", copy],
                       check=True)
        return list(unfinished(copy))


def main():
    lupdate, source = sys.argv[1], Path(sys.argv[2])
    missing = [("id", *each) for each in gathered(lupdate, source, "meja_id.ts", [])]
    missing += [("en", *each) for each in gathered(lupdate, source, "meja_en.ts", ["-pluralonly"])]
    for language, context, text in missing:
        print(f"{language}: {context}: {text!r} is not translated")
    return 1 if missing else 0


sys.exit(main())
