"""The page's examples for Windows' command prompt, as its own `cmd` reads them."""

from typing import Final

import pytest

from tests.packaging.test_integration_page import EXAMPLES, FIXED, of_batch_file
from tests.windows.wine import PYTHON, Windows

_SHOW: Final = f'{PYTHON} -c "import sys; print(sys.argv[1:])"'


@pytest.mark.parametrize("text", [text for kind, text in EXAMPLES if kind == "bat"])
def test_a_program_is_given_what_the_page_says(fresh_windows: Windows, text: str) -> None:
    address, _brought = of_batch_file(text)
    batch = fresh_windows.disk / "example.bat"
    program = text.partition(" open ")[0] if " open " in text else 'start ""'
    batch.write_text(text.replace(program, _SHOW), encoding="ascii", newline="\r\n")
    variables = {"NAME": FIXED["name"], "PHONE": FIXED["phone"]}
    done = fresh_windows.run("cmd", "/d", "/q", "/c", "C:\\example.bat", environment=variables)
    words = ["open", "--name", FIXED["name"], "--phone", FIXED["phone"]]
    assert done.stdout.split("\n")[-2].strip() == str(words if " open " in text else [address])
