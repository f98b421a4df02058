"""The accessibility bus of a desktop, by which a screen reader finds what programs show."""

import contextlib
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.end_to_end.screen import until
from tests.keyrings import Desktop

_LAUNCHERS: Final = (
    Path("/usr/libexec/at-spi-bus-launcher"),  # Debian
    Path("/usr/lib/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"),
)
IS_ON: Final = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
"""What makes Qt show its tree whether a reader has asked for it or not."""


@contextlib.contextmanager
def accessible(desktop: Desktop, screen: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Give a desktop with a D-Bus an accessibility bus; yield the environment of its programs.

    `screen` is the environment of its screen.
    """
    environment = {**desktop.environment, **screen, **IS_ON}
    [launcher, *_others] = [each for each in _LAUNCHERS if each.exists()]
    command = [str(launcher), "--launch-immediately"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            until(lambda: _has_bus(environment))
            yield environment
        finally:
            process.terminate()


def _has_bus(environment: Mapping[str, str]) -> bool:
    asked = subprocess.run(
        [
            *("gdbus", "call", "--session", "--dest=org.a11y.Bus", "--object-path=/org/a11y/bus"),
            "--method=org.a11y.Bus.GetAddress",
        ],
        env=dict(environment),
        capture_output=True,
    )
    return asked.returncode == 0
