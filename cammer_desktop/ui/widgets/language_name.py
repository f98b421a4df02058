"""What a language is called in it."""

from PySide6.QtCore import QLocale


def name_of(language: str) -> str:
    """Return what a language is called in it, with its country where the code has one."""
    locale = QLocale(language)
    country = QLocale.Country.AnyCountry
    alike = QLocale.matchingLocales(locale.language(), locale.script(), country)
    # Of itself Qt says "American English" and "español de España".
    names = [each.nativeLanguageName() for each in (locale, *alike) if each.nativeLanguageName()]
    name = min(names, key=len, default=language)
    name = name[:1].upper() + name[1:]
    return f"{name} ({locale.nativeTerritoryName()})" if "_" in language else name
