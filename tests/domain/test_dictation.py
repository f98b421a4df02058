"""A link that is spelled is written down as it is, by somebody who knows the language only."""

import string
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Final

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain.dictation import parts, spelled
from cammer_desktop.support import texts
from tests.samples import LINK

PRINTABLE: Final = "".join(map(chr, range(0x20, 0x7F)))

# What a listener knows: names of digits and signs. A letter is the first of the word behind "de".
DIGITS: Final = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
SPANISH: Final = {word: str(digit) for digit, word in enumerate(DIGITS)} | {
    "espacio": " ",
    "signo de exclamación": "!",
    "comillas": '"',
    "numeral": "#",
    "signo de dólar": "$",
    "por ciento": "%",
    "y comercial": "&",
    "apóstrofo": "'",
    "abre paréntesis": "(",
    "cierra paréntesis": ")",
    "asterisco": "*",
    "signo más": "+",
    "coma": ",",
    "guion": "-",
    "punto": ".",
    "barra": "/",
    "dos puntos": ":",
    "punto y coma": ";",
    "menor que": "<",
    "signo igual": "=",
    "mayor que": ">",
    "signo de pregunta": "?",
    "arroba": "@",
    "abre corchete": "[",
    "barra invertida": "\\",
    "cierra corchete": "]",
    "acento circunflejo": "^",
    "guion bajo": "_",
    "acento grave": "`",
    "abre llave": "{",
    "barra vertical": "|",
    "cierra llave": "}",
    "virgulilla": "~",
}


IN_PORTUGUESE: Final = (
    "zero",
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "meia",
    "sete",
    "oito",
    "nove",
)
PORTUGUESE: Final = {word: str(digit) for digit, word in enumerate(IN_PORTUGUESE)} | {
    "espaço": " ",
    "exclamação": "!",
    "aspas": '"',
    "jogo da velha": "#",
    "cifrão": "$",
    "por cento": "%",
    "e comercial": "&",
    "apóstrofo": "'",
    "abre parênteses": "(",
    "fecha parênteses": ")",
    "asterisco": "*",
    "sinal de mais": "+",
    "vírgula": ",",
    "hífen": "-",
    "ponto": ".",
    "barra": "/",
    "dois pontos": ":",
    "ponto e vírgula": ";",
    "menor que": "<",
    "sinal de igual": "=",
    "maior que": ">",
    "interrogação": "?",
    "arroba": "@",
    "abre colchetes": "[",
    "barra invertida": "\\",
    "fecha colchetes": "]",
    "acento circunflexo": "^",
    "underline": "_",
    "acento grave": "`",
    "abre chaves": "{",
    "barra vertical": "|",
    "fecha chaves": "}",
    "til": "~",
}


def _written_in_spanish(spoken: str) -> str:
    return _written(spoken, SPANISH, "mayúscula")


def _written_in_portuguese(spoken: str) -> str:
    return _written(spoken, PORTUGUESE, "maiúsculo")


def _written(spoken: str, names: Mapping[str, str], capital: str) -> str:
    """Return what one writes down who hears the words, and no commas."""
    words, written = spoken.replace(", ", " ").split(" "), ""
    while words:
        known = (length for length in (3, 2, 1) if " ".join(words[:length]) in names)
        length = next(known, 0)
        if length:
            written += names[" ".join(words[:length])]
        else:
            length = words.index("de") + 2
            letter = words[length - 1][0].lower()
            is_upper = words[length : length + 1] == [capital]
            written += letter.upper() if is_upper else letter
            length += is_upper
        words = words[length:]
    return written


# A letter is the first of the word behind "as in".
ENGLISH_DIGITS: Final = (
    *("zero", "one", "two", "three", "four"),
    *("five", "six", "seven", "eight", "nine"),
)
ENGLISH: Final = {word: str(digit) for digit, word in enumerate(ENGLISH_DIGITS)} | {
    "space": " ",
    "exclamation point": "!",
    "quotation mark": '"',
    "pound sign": "#",
    "dollar sign": "$",
    "percent sign": "%",
    "ampersand": "&",
    "apostrophe": "'",
    "open parenthesis": "(",
    "close parenthesis": ")",
    "asterisk": "*",
    "plus sign": "+",
    "comma": ",",
    "dash": "-",
    "dot": ".",
    "slash": "/",
    "colon": ":",
    "semicolon": ";",
    "less-than sign": "<",
    "equals sign": "=",
    "greater-than sign": ">",
    "question mark": "?",
    "at sign": "@",
    "open bracket": "[",
    "backslash": "\\",
    "close bracket": "]",
    "caret": "^",
    "underscore": "_",
    "backtick": "`",
    "open brace": "{",
    "vertical bar": "|",
    "close brace": "}",
    "tilde": "~",
}


def _written_in_english(spoken: str) -> str:
    """Return what one writes down who hears the words, and no commas."""
    words, written = spoken.replace(", ", " ").split(" "), ""
    while words:
        known = (length for length in (2, 1) if " ".join(words[:length]) in ENGLISH)
        length = next(known, 0)
        if length:
            written += ENGLISH[" ".join(words[:length])]
        else:
            is_upper = words[0] == "capital"
            length = words.index("in") + 2
            letter = words[length - 1][0]
            written += letter.upper() if is_upper else letter.lower()
        words = words[length:]
    return written


LISTENERS: Final[Mapping[str, Callable[[str], str]]] = {
    "es": _written_in_spanish,
    "pt_BR": _written_in_portuguese,
    "en": _written_in_english,
}


@pytest.fixture(params=texts.languages())
def listener(request: pytest.FixtureRequest) -> Iterator[Callable[[str], str]]:
    """Speak each language of the program, to somebody who knows it."""
    texts.use(request.param)
    yield LISTENERS[request.param]
    texts.use(texts.SOURCE)


def _spoken(link: str) -> str:
    return ", ".join(part.spoken for part in parts(link))


def test_every_character_has_one_form_of_its_own(listener: Callable[[str], str]) -> None:
    forms = [spelled(char) for char in PRINTABLE]
    assert len(set(forms)) == len(PRINTABLE)
    assert not any("," in form or form != form.strip() for form in forms)
    assert "".join(map(listener, forms)) == PRINTABLE


def test_any_two_characters_are_written_as_they_were(listener: Callable[[str], str]) -> None:
    for pair in map("".join, product(PRINTABLE, repeat=2)):
        assert listener(f"{spelled(pair[0])}, {spelled(pair[1])}") == pair


@hypothesis.settings(
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]  # it changes nothing
)
@hypothesis.given(link=st.text(PRINTABLE, min_size=1, max_size=60))
def test_a_link_is_written_as_it_was(listener: Callable[[str], str], link: str) -> None:
    assert listener(_spoken(link)) == link
    assert listener(_spoken(f"https://a.example/{link}")) == f"https://a.example/{link}"


def test_a_capital_is_told(listener: Callable[[str], str]) -> None:
    for lower, upper in zip(string.ascii_lowercase, string.ascii_uppercase, strict=True):
        assert spelled(lower) in spelled(upper) != spelled(lower)


def test_how_it_sounds() -> None:
    spoken = [part.spoken for part in parts(LINK)]
    assert spoken[0].endswith("s de Santiago, dos puntos, barra, barra")
    assert spoken[-4:] == [
        "l de Lima, uno, zeta de zorro, guion",
        "k de kilo, f de familia, b de Bolivia, guion",
        "d de domingo, m de México, jota de Jamaica, guion",
        "siete, cero",
    ]
    assert spelled("L") == "l de Lima mayúscula"


@pytest.mark.parametrize(
    ("char", "form"),
    [
        ("ñ", "U+00F1 LATIN SMALL LETTER N WITH TILDE"),
        ("😀", "U+1F600 GRINNING FACE"),
        ("\x00", "U+0000"),
        ("\ud83d", "U+D83D"),
    ],
)
def test_other_characters_have_their_number_and_name(char: str, form: str) -> None:
    assert spelled(char) == form


@pytest.mark.parametrize(
    ("link", "groups"),
    [
        (LINK, "https:// widgetappdev.ocularsolution.com/ session/ l1z- kfb- dmj- 70"),
        ("https://a.example", "https:// a.example"),
        ("HTTPS://A.example:8443/s", "HTTPS:// A.example:8443/ s"),
        ("https://a.example?x=1", "https:// a.example? x= 1"),
        (
            "https://a.example/join?code=AB12cd34ef#top",
            "https:// a.example/ join? code= AB12 cd3 4ef# top",
        ),
        ("https://a.example/12345", "https:// a.example/ 123 45"),
        ("https://a.example/1234567890", "https:// a.example/ 1234 567 890"),
        ("https://a.example/a//b--c", "https:// a.example/ a/ / b- - c"),
        ("https://a.example/kfbdmjxy", "https:// a.example/ kfbd mjxy"),
        ("https://sesión.example/año/ñandúes", "https:// sesión.example/ año/ ñand úes"),
        ("l1z-kfb", "l1z-kfb"),
        ("", ""),
    ],
)
def test_a_link_is_shown_in_groups(link: str, groups: str) -> None:
    assert " ".join(part.text for part in parts(link)) == groups


@hypothesis.given(st.one_of(st.text(PRINTABLE), st.text()))
def test_the_groups_are_the_link(text: str) -> None:
    for link in (text, f"https://a.example/{text}"):
        assert "".join(part.text for part in parts(link)) == link
        assert all(part.text for part in parts(link))
    assert all(len(part.text) <= 13 for part in parts(f"https://a.example/{text}")[2:])
