"""Patterns: regular expressions that are compiled when they are used first."""

import re
from pathlib import Path

import pytest

import cammer_desktop
from cammer_desktop.support.patterns import regex

PACKAGE = Path(cammer_desktop.__file__).parent


def test_it_does_what_a_compiled_one_does() -> None:
    vowel = regex("[aeiou]", re.IGNORECASE)
    assert vowel.sub("-", "Uno dos") == "-n- d-s"
    assert [vowel.search("xyz"), vowel.findall("Ana")] == [None, ["A", "a"]]
    assert (vowel.pattern, vowel.flags & re.IGNORECASE) == ("[aeiou]", re.IGNORECASE)
    assert regex(b"[0-9]").fullmatch(b"7")


def test_it_is_compiled_when_it_is_used() -> None:
    broken = regex("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.match("x")


def test_no_module_compiles_one_when_it_is_imported() -> None:
    texts = {path: path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    at_import = [
        path.name for path, text in texts.items() if re.search(r"(?m)^\w.*re\.compile", text)
    ]
    assert at_import == []
