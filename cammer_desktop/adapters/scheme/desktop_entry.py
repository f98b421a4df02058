"""The desktop entry of a scheme's handler: a file by which Linux' desktops know a program.

https://specifications.freedesktop.org/desktop-entry-spec/latest/
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cammer_desktop.support.patterns import regex

# Seen in no menu. Desktops under Wayland give a window the right to come to the front only to who
# announces its start.
_ENTRY: Final = """\
[Desktop Entry]
Type=Application
Name=Cammer
Icon={icon}
Exec={command} %u
Terminal=false
NoDisplay=true
StartupNotify=true
MimeType={kind};
"""
# What makes quotes necessary. xdg-open by itself, without a desktop, understands none (xdg-utils
# 1.1.3), so that there are quotes only where there have to be.
_RESERVED: Final = regex(r"""[\s"'\\<>~|&;$*?#()`]""")
_ESCAPED_IN_QUOTES: Final = regex(r'["`$\\]')
_ESCAPED_IN_VALUES: Final = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# The specification has no = in a program's name, and GLib does not find a program whose name has a
# %, since it looks for one with two: another program starts those, and changes nothing.
_UNFIT: Final = regex("[=%]")
_STARTER: Final = ("nice", "-n", "0")


def written(command: Sequence[str], icon: Path, kind: str) -> bytes:
    """Return the content of the entry of a program that opens addresses of a kind.

    `command` are the words of the program and its arguments; the address is added as one more.
    `kind` is a MIME type such as `x-scheme-handler/cammer`.
    """
    starter = _STARTER if _UNFIT.search(command[0]) else ()
    words = " ".join(map(_quoted, (*starter, *command)))
    entry = _ENTRY.format(icon=_value(str(icon)), command=_value(words), kind=kind)
    return entry.encode("utf-8", "surrogateescape")


def _quoted(word: str) -> str:
    """Return a word of Exec, with quotes if it needs them."""
    word = word.replace("%", "%%")
    if word and not _RESERVED.search(word):
        return word
    return '"' + _ESCAPED_IN_QUOTES.sub(r"\\\g<0>", word) + '"'


def _value(text: str) -> str:
    """Return a text as a value of the file: its own escapes come on top of those of Exec."""
    return "".join(_ESCAPED_IN_VALUES.get(character, character) for character in text)
