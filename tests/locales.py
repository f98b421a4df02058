"""Desktops in other languages, on systems that need not have their locales."""

import locale
from pathlib import Path
from typing import Final

# The C library's own, which needs no package; it differs from others in what nobody asks it here.
_THERE: Final = Path("/usr/lib/locale/C.utf8")


def environment_in(folder: Path, language: str) -> dict[str, str]:
    """Return the variables of a desktop in a language, as in `pt_BR`; `folder` is for its locale.

    Of a language without a country it is that of the country which Python takes for it.
    """
    name = f"{locale.normalize(language).partition('.')[0]}.UTF-8"
    if not (folder / name).exists():
        (folder / name).symlink_to(_THERE)
    return {"LOCPATH": str(folder), "LANG": name, "LC_ALL": name}
