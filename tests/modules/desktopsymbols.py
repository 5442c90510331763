#!/usr/bin/env python3
"""Checks that the linked desktop contains no code that writes or calls a partner, no SQL statement that writes,
and no address or key of a partner.

    desktopsymbols.py NM DESKTOP SERVICE

modulecheck.py checks what the targets link; this script checks the linked programs. The service contains everything that
the desktop must not contain. The script therefore fails as well when it does not find a pattern in the service.
"""
import re
import subprocess
import sys
from pathlib import Path

import rules

# Both programs contain this symbol unless their symbols were stripped.
IN_ALL_PROGRAMS = r"\bmeja::Connection::run\b"
# Both programs contain the text of these files unless their resources are compressed.
READING = [Path(__file__).parents[2] / f"resources/sql/queries/{name}.sql" for name in ("lists", "schema", "session")]


def symbols_in(nm, program):
    """The symbols of a program, those that it takes from shared libraries included."""
    return subprocess.run([nm, "-C", program], check=True, capture_output=True, encoding="utf-8").stdout


def texts_in(program):
    """The content of a program as 8-bit text and as UTF-16 (the literals of QString), which starts at an even address."""
    content = Path(program).read_bytes()
    return [content.decode("latin-1"), content.decode("utf-16-le", "replace")]


def found(pattern, texts):
    """The first match, or None."""
    for text in texts:
        if match := re.search(pattern, text, re.IGNORECASE | re.ASCII):
            return " ".join(match[0].split())
    return None


def problems(nm, desktop, service):
    programs = {name: ([symbols_in(nm, name)], texts_in(name)) for name in (desktop, service)}
    for name, (symbols, texts) in programs.items():
        if not found(IN_ALL_PROGRAMS, symbols):
            yield f"{name}: contains no symbol {IN_ALL_PROGRAMS}; build it without stripping its symbols"
        for file in READING:
            if file.read_text(encoding="latin-1") not in texts[0]:
                yield f"{name}: does not contain the text of {file.name}; SQL resources must not be compressed"
    in_texts = rules.DESKTOP_HAS_NO_STATEMENT + rules.DESKTOP_HAS_NO_TEXT
    for place, patterns in enumerate((rules.DESKTOP_HAS_NO_SYMBOL, in_texts)):
        for pattern in patterns:
            if text := found(pattern, programs[desktop][place]):
                yield f"{desktop}: must not contain {text}"
            if not found(pattern, programs[service][place]):
                yield f"{service}: does not contain {pattern}; correct the pattern in tests/modules/rules.py"


def main():
    reported = list(problems(*sys.argv[1:4]))
    print("\n".join(reported) if reported else "the desktop contains no code and no SQL statement that writes")
    return 1 if reported else 0


if __name__ == "__main__":
    sys.exit(main())
