"""The desktop with its programs, as far as the window asks it to open something."""


class Desktop:
    """Implements `ports.Opener`: takes what it is asked to open, if `works`."""

    def __init__(self) -> None:
        self.works = True
        self.opened: list[str] = []

    def open(self, uri: str) -> bool:
        """Open nothing; return whether a program took it."""
        if self.works:
            self.opened.append(uri)
        return self.works
