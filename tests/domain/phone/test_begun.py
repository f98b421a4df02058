"""What has only begun is not told to be wrong; what cannot be mended by more characters is."""

import pytest

from cammer_desktop.domain.phone import PhoneFlaw
from cammer_desktop.domain.phone.begun import is_begun
from cammer_desktop.domain.phone.editing import flaw_at_once
from cammer_desktop.domain.phone.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "cel: 0414-131-5854",
        "Móvil 0414 131 5854 (casa)",
        "0xx11 98765-4321",
        "(0XX11) 98765-4321",
        "0**11 98765-4321",
        "(0..11) 98765-4321",
        "0 (operadora) 11 98765-4321",
        "Tel 1: 0414 131 5854",
        "1) +58 414 131 5854",
        "CI +58 414 131 5854",
        "0414131-5854",
        "0414131 (58) 54",
        "*0414 131 5854*",
        "0414 131 5854 ext 12",
        "04141315854x12",
        "04141315854Extensión: 12",
        "04141315854 anexo 12",
        "04141315854ramal12",
        "=04141315854",
        "https://wa.me/584141315854",
        "tel:+584141315854",
    ],
)
def test_no_beginning_of_a_number_in_a_text_is_told_to_be_wrong(text: str) -> None:
    for length in range(1, len(text) + 1):
        so_far = text[:length]
        assert flaw_at_once(read(so_far, "BR").flaw, so_far, "BR") is None, so_far


@pytest.mark.parametrize(
    "text",
    [
        "0414l",
        "0414 l31",
        "0414CAMMER",
        "0414+",
        "++",
        "0212 6128027 / 0414",
        "8312-3456/5",
        "0414\n131 5854",
        "$ 4",
        "C.I. 1",
        "04141315854@",
        "xxxx 2",
        "ext 1",
        "0414 1 131 5854",
        "+58 58 414 131 5854",
    ],
)
def test_what_more_characters_do_not_mend_is_told_at_once(text: str) -> None:
    flaw = read(text, "VE").flaw
    assert flaw is not None
    assert not is_begun(text)
    assert flaw_at_once(flaw, text, "VE") is flaw


def test_a_number_has_not_only_begun() -> None:
    assert not is_begun("")
    assert not is_begun("0414 131 5854")
    assert read("casa", "VE").flaw is PhoneFlaw.NOT_A_NUMBER
    assert is_begun("casa")
