"""The archive for Linux: reproducible, and the program runs where it is unpacked."""

import json
import subprocess
import tarfile
from hashlib import sha256
from pathlib import Path

from resources.packaging import portable, product


def test_reproducible_and_complete(program_folder: Path, tmp_path: Path) -> None:
    sums = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        archive = portable.make(program_folder, tmp_path / name, product.VERSION, level=0)
        sums.add(sha256(archive.read_bytes()).hexdigest())
    assert len(sums) == 1
    with tarfile.open(archive) as tar:
        members = tar.getmembers()
    subprocess.run(["tar", "-xf", archive, "-C", tmp_path], check=True)
    paths = [Path(member.name) for member in members]
    assert paths == sorted(paths)
    assert {(member.uid, member.uname) for member in members} == {(0, "")}
    folder = tmp_path / f"{product.NAME}-{product.VERSION}"
    done = subprocess.run(
        [folder / product.NAME, "--self-test"], env={}, capture_output=True, check=True
    )
    assert json.loads(done.stdout)["ok"] is True
