"""Texts made comparable: case and accents make no difference."""

import unicodedata


def folded(text: str) -> str:
    """Return the text in lower case and without accents, for comparison."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
