"""The program in one folder, built once for all tests that need it."""

from pathlib import Path

import pytest

from resources.packaging import bundle


@pytest.fixture(scope="session")
def program_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as PyInstaller builds it."""
    folder = tmp_path_factory.mktemp("bundle")
    return bundle.build(folder / "dist", folder / "work")
