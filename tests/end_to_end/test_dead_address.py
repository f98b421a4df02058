"""`link` by a name that this system resolves to a dead address, then to the service's."""

from pathlib import Path

from tests.adapters.http.calls import ALIVE, DEAD, full_queue
from tests.command_line.program import run_link
from tests.samples import LINK, SUCCESS
from tests.servers import Server, answering, http


def test_it_makes_its_link_with_the_deadlines_as_they_are(tmp_path: Path) -> None:
    hosts = tmp_path / "hosts"
    hosts.write_text(f"{DEAD} localhost\n{ALIVE} localhost\n")
    resolver = {"LD_PRELOAD": "libnss_wrapper.so", "NSS_WRAPPER_HOSTS": str(hosts)}
    with Server(answering(http(200, SUCCESS))) as server, full_queue(DEAD, server.port):
        done = run_link(f"http://localhost:{server.port}/api", environment=resolver)
    assert (done.returncode, done.stdout) == (0, LINK + "\n")
    assert (len(server.visits), server.posts) == (1, 1)
