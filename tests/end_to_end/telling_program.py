"""The program, which says `settled` whenever it heeds keys again after a form was filled in."""

import sys

from cammer_desktop import cli
from cammer_desktop.ui.session import screen_pop_presenter
from cammer_desktop.ui.widgets.typed_on import TypedOn


class Telling(TypedOn):
    """Says when a person would have seen what came."""

    def _end(self) -> None:
        super()._end()
        print("settled", flush=True)


if __name__ == "__main__":
    vars(screen_pop_presenter)["TypedOn"] = Telling
    sys.exit(cli.main(sys.argv[1:]))
