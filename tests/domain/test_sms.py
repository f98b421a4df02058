"""How many SMS a text takes: known values, and the octets that 3GPP's standards make of it."""

from typing import Final

import hypothesis
import hypothesis.strategies as st
import pytest

from cammer_desktop.domain import sentences
from cammer_desktop.domain.sms import segments

# 3GPP TS 23.038, 6.2.1, row by row from 0x00, with the escape at 0x1B; 6.2.1.1 by its codes.
ALPHABET: Final = (
    "@£$¥èéùìòÇ\nØø\rÅå"
    "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ"
    " !\"#¤%&'()*+,-./"
    "0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNO"
    "PQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmno"
    "pqrstuvwxyzäöñüà"
)
EXTENSION: Final = dict(
    zip("\f^{}\\[~]|€", bytes.fromhex("0A 14 28 29 2F 3C 3D 3E 40 65"), strict=True)
)
ESCAPE: Final = 0x1B
GSM_7: Final = tuple(ALPHABET.replace("\x1b", "")) + tuple(EXTENSION)


def _septets(text: str) -> list[int]:
    """Return a text in GSM's alphabet. Raises ValueError for a character that it lacks."""
    septets: list[int] = []
    for char in text:
        septets += [ESCAPE, EXTENSION[char]] if char in EXTENSION else [ALPHABET.index(char)]
    return septets


def _cut_septets(septets: list[int]) -> int:
    number = 0
    while septets:
        end = 152 if septets[152:153] == [ESCAPE] else 153
        number, septets = number + 1, septets[end:]
    return number


def _cut_octets(octets: bytes) -> int:
    """Return in how many parts of 134 octets UTF-16 is cut where no pair of surrogates is."""
    number = 0
    while octets:
        begins_pair = len(octets) > 134 and 0xD8 <= octets[132] < 0xDC
        number, octets = number + 1, octets[132 if begins_pair else 134 :]
    return number


@hypothesis.given(st.lists(st.sampled_from(GSM_7), max_size=500).map("".join))
def test_a_text_of_gsms_alphabet_is_cut_between_its_characters(text: str) -> None:
    counted, septets = segments(text), _septets(text)
    assert (counted.is_ucs2, counted.culprits) == (False, ())
    assert counted.characters == len(septets)
    assert counted.number == (1 if len(septets) <= 160 else _cut_septets(septets))


@hypothesis.given(st.text(st.sampled_from("aé€í漢😀👩\u200d🏽"), max_size=250), st.text(max_size=2))
def test_any_other_text_is_cut_between_its_characters(text: str, more: str) -> None:
    counted = segments(f"{text}{more}í")
    octets = f"{text}{more}í".encode("utf-16-be")
    assert counted.is_ucs2
    assert counted.characters == len(octets) // 2
    assert counted.number == (1 if len(octets) <= 140 else _cut_octets(octets))


def test_every_character_is_of_the_alphabet_or_a_culprit() -> None:
    for char in map(chr, range(0x3000)):
        assert segments(char).is_ucs2 == (char == "\x1b" or char not in GSM_7)


@hypothesis.given(st.text(st.sampled_from("aeiouáéíóú €😀")))
def test_the_culprits_are_told_once_and_in_order(text: str) -> None:
    culprits = segments(text).culprits
    assert list(culprits) == list(dict.fromkeys(char for char in text if char in "áíóú😀"))


@pytest.mark.parametrize(
    ("text", "number", "characters", "room"),
    [
        ("", 1, 0, 160),
        ("a" * 160, 1, 160, 160),
        ("a" * 161, 2, 161, 153),
        ("a" * 306, 2, 306, 153),
        ("a" * 307, 3, 307, 153),
        ("€" * 80, 1, 160, 160),
        ("€" * 81, 2, 162, 153),
        ("a" * 152 + "€" + "a" * 153, 3, 307, 153),  # the pair would be cut
        ("a" * 151 + "€" + "a" * 153, 2, 306, 153),
        ("ñéüÑ¿¡" * 20, 1, 120, 160),
        ("í" * 70, 1, 70, 70),
        ("í" * 71, 2, 71, 67),
        ("í" * 134, 2, 134, 67),
        ("í" * 135, 3, 135, 67),
        ("😀" * 35, 1, 70, 70),
        ("😀" * 36, 2, 72, 67),
        ("í" * 66 + "😀" + "í" * 66, 3, 134, 67),  # the pair would be cut
        ("í" * 65 + "😀" + "í" * 67, 2, 134, 67),
        ("€" * 70 + "í", 2, 71, 67),  # in UCS-2 it counts one
        ("\ud83d", 1, 1, 70),
    ],
)
def test_known_numbers(text: str, number: int, characters: int, room: int) -> None:
    counted = segments(text)
    assert (counted.number, counted.characters, counted.room) == (number, characters, room)


def test_a_count_shows_nothing_of_the_text_in_a_log() -> None:
    assert "Rosal" not in repr(segments("Rosalía"))


@pytest.mark.parametrize(
    ("text", "said", "characters"),
    [
        ("a", "1 SMS", "1 carácter"),
        ("a" * 200, "2 SMS", "200 caracteres"),
        ("Soy Rosalía.", "1 SMS de hasta 70 caracteres, por «í» en «Rosalía»", "12 caracteres"),
        ("í " * 40, "2 SMS de hasta 67 caracteres, por «í»", "80 caracteres"),
        (f"{'a' * 24}í", "1 SMS de hasta 70 caracteres, por «í»", "25 caracteres"),
        ("¡Ya! 😀", "1 SMS de hasta 70 caracteres, por «😀»", "7 caracteres"),
        ("está aquí", "1 SMS de hasta 70 caracteres, por «á» y «í»", "9 caracteres"),
        ("áíó", "1 SMS de hasta 70 caracteres, por «á», «í» y «ó»", "3 caracteres"),
        ("áíóú", "1 SMS de hasta 70 caracteres, por «á», «í», «ó»…", "4 caracteres"),
        (
            "Rosali\u0301a",
            "1 SMS de hasta 70 caracteres, por «\u25cc\u0301» en «Rosali\u0301a»",
            "8 caracteres",
        ),
        ("a\u200b", "1 SMS de hasta 70 caracteres, por «\\u200b» en «a\\u200b»", "2 caracteres"),
    ],
)
def test_it_is_told_which_characters_leave_less_room(text: str, said: str, characters: str) -> None:
    assert sentences.of_segments(segments(text)) == said
    assert sentences.of_characters(segments(text)) == characters
