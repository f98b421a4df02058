"""The uninstaller and what it says, in the language of the Windows on which it is run."""

from pathlib import Path
from typing import Final

from cammer_desktop.support import texts
from resources.packaging import languages, nsis, product, wording
from tests.locales import environment_in
from tests.windows.dialogs import dialogs
from tests.windows.wine import STUCK, Windows

_CANCELLED: Final = 1
_WINDOWS_WITH: Final = {"es": "es_MX", "fr": "fr"}  # another country's, and one that is not there


def test_each_windows_is_asked_in_its_language(
    fresh_windows: Windows, small_program: Path, tmp_path: Path
) -> None:
    setup = nsis.make(small_program, tmp_path, product.VERSION, packed=False)
    place = fresh_windows.disk / "spoken"
    done = fresh_windows.run(setup, "/S", "/CurrentUser", "/D=C:\\spoken")
    assert done.returncode == 0
    told = languages.in_each(wording.REMOVE)
    with dialogs(fresh_windows) as asked:
        for language in (*texts.languages(), "fr"):
            environment = environment_in(tmp_path, _WINDOWS_WITH.get(language, language))
            with fresh_windows.running(
                place / "uninstall.exe", "/CurrentUser", environment=environment
            ) as removal:
                asked.cancels(told.get(language, told[texts.SOURCE]))
                assert removal.wait(STUCK) == _CANCELLED
    assert fresh_windows.run_to_the_end(place / "uninstall.exe", "/S", "/CurrentUser") == 0
    assert not place.exists()
