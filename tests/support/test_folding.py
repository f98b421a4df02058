"""Texts made comparable: what is stored under the old key, and what is searched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cammer_desktop.support.folding import folded, plain, search_key

# Letters that Unicode does not take apart, from CLDR's Latin-ASCII (release 46).
PLAIN = (
    ("æðøþđħıĸłŋœŧ", ("ae", "d", "o", "th", "d", "h", "i", "q", "l", "n", "oe", "t")),
    ("ƀƃƈƌƒƙƚƞƣƥƴƶǥȷ", ("b", "b", "c", "d", "f", "k", "l", "n", "oi", "p", "y", "z", "g", "j")),
    ("ɓɕɖɗɛɠɡɨɫɱɲɴɾʉʋ", tuple("bcddeggilmnnruv")),
    ("ʣʦʪʫᴀᴍᵽꜳꜵꝡꞡ", ("dz", "ts", "ls", "lz", "a", "m", "p", "aa", "ao", "vy", "g")),
)


@pytest.mark.parametrize(
    ("letter", "wanted"),
    [pair for letters, plains in PLAIN for pair in zip(letters, plains, strict=True)],
)
def test_a_letter_is_the_one_of_every_keyboard(letter: str, wanted: str) -> None:
    assert search_key(letter) == search_key(letter.upper()) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("D’Angelo D‘Angelo DʼAngelo D′Angelo D`Angelo D＇Angelo", " ".join(["d'angelo"] * 6)),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Großmann GROẞMANN", "grossmann grossmann"),
        ("Ǿ İ Ǽ", "o i ae"),
        ("Ana‑María – Luz — Sol − Mar", "ana-maria - luz - sol - mar"),
        ("José\u00a0Luis\u2009Peña\u3000Díaz", "jose luis pena diaz"),
        ("Mar\u00adtínez\u200b\u2060\ufeff", "martinez"),
        ("«Año» “nuevo”…", '"ano" "nuevo"...'),
        ("№ 5 𝐉𝐨𝐬𝐞 ＡＢＣ", "no 5 jose abc"),
        ("李小龍 Ёлка", "李小龍 елка"),
        ("half \ud800 a character", "half  a character"),
    ],
)
def test_what_is_searched_is_what_every_keyboard_types(text: str, wanted: str) -> None:
    assert search_key(text) == wanted


@given(st.text())
def test_what_was_folded_before_is_searched_alike(text: str) -> None:
    key = search_key(text)
    assert key == plain(folded(text))
    assert plain(key) == key
    assert search_key(text.upper().lower()) == search_key(text.upper())
    key.encode()


@given(st.text())
def test_a_stored_key_is_as_it_ever_was(text: str) -> None:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    assert folded(text) == "".join(each for each in decomposed if not unicodedata.combining(each))
