"""Writes names.json: every region's name in several languages, from the Unicode CLDR through Babel.

Run `python resources/countries/make.py`; a test compares the file with Babel. The program reads
this small file so that it does not have to include Babel's 30 MB.
"""

import json
from pathlib import Path

import phonenumbers
from babel import Locale

from cammer_desktop.support import texts

# Whatever the window's language, a country can be searched by its name in each of these.
SEARCHED = ("es", "pt_BR", "en")
TARGET = Path(__file__).with_name("names.json")


def names() -> dict[str, dict[str, str]]:
    """Return the names by region (ISO 3166) and language."""
    languages = dict.fromkeys((*SEARCHED, *texts.languages()))
    locales = {language: Locale.parse(language) for language in languages}
    return {
        region: {language: locale.territories[region] for language, locale in locales.items()}
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    }


def main() -> None:
    """Write the names."""
    lines = (
        f'"{region}": {json.dumps(each, ensure_ascii=False)}' for region, each in names().items()
    )
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
