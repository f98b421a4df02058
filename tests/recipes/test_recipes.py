"""Each recipe works on a copy of the program, in the number of files that it promises."""

import shutil
from pathlib import Path

import pytest

from tests.recipes.recipe import (
    ROOT,
    Edit,
    Recipe,
    RecipeError,
    apply,
    broken_rules,
    every_recipe,
    make,
    prove,
)
from tests.recipes.table import CONTRIBUTING, with_table


def copied(place: Path) -> Path:
    """Return a new folder with a copy of the project, without what tools leave there."""
    ignored = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "*.egg-info")
    return Path(shutil.copytree(ROOT, place, ignore=ignored))


@pytest.mark.parametrize("recipe", every_recipe(), ids=lambda recipe: recipe.name)
def test_a_recipe_works_in_its_number_of_files(recipe: Recipe, tmp_path: Path) -> None:
    assert prove(recipe.proof, copied(tmp_path / "before")), "the proof holds without the change"
    changed = copied(tmp_path / "after")
    make(recipe, changed)
    assert broken_rules(changed) == ""
    assert prove(recipe.proof, changed) == ""
    assert len(recipe.files) <= recipe.max_files


def test_a_rule_that_a_change_breaks_is_seen(tmp_path: Path) -> None:
    changed = copied(tmp_path / "copy")
    long = "\n".join(["# A line.", *["ANSWER = 42"] * 250, ""])
    apply((Edit("cammer_desktop/domain/long.py", "", long),), changed)
    said = broken_rules(changed)
    assert "long.py:1:1: D100" in said
    assert "test_no_file_is_too_long" in said


def test_the_table_in_contributing_is_what_the_recipes_say() -> None:
    text = CONTRIBUTING.read_text(encoding="utf-8")
    assert text == with_table(text), "python -m tests.recipes"


def test_an_edit_that_does_not_fit_any_more_says_where(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one = 1\n")
    with pytest.raises(RecipeError, match=r"a\.py has no 'two'"):
        apply((Edit("a.py", "two", ""),), tmp_path)
    with pytest.raises(RecipeError, match=r"a\.py is there already"):
        apply((Edit("a.py", "", ""),), tmp_path)
    apply((Edit("a.py", "one", " = 0\none"), Edit("b/c.py", "", "new")), tmp_path)
    assert (tmp_path / "a.py").read_text() == "one = 0\none = 1\n"
    apply((Edit("a.py", "one = 1", "two = 2\n", is_before=True),), tmp_path)
    assert (tmp_path / "a.py").read_text() == "one = 0\ntwo = 2\none = 1\n"
    assert (tmp_path / "b/c.py").read_text() == "new"


def test_a_proof_has_no_network(tmp_path: Path) -> None:
    (tmp_path / "cammer_desktop").mkdir()
    (tmp_path / "cammer_desktop/__init__.py").touch()
    proof = "import socket; socket.create_connection(('192.0.2.1', 9), 9)"
    assert "a proof has no network" in prove(proof, tmp_path)
