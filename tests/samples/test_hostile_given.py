"""Files of rules, decisions and keys from strangers (samples/hostile/given.py): refused at once, in one plain line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from petik.checks.aturan import AturanError, load
from petik.compare.keputusan import KeputusanSalah, read_decisions
from petik.ingest.files.given import MOST, GivenFileError, read_bytes, read_toml
from petik.ingest.files.visible import ACTING
from petik.normalise.submission.errors import KirimanSalah
from petik.normalise.submission.said import read_said
from petik.privacy.key import KeyFileError, read_key
from petik.samples.hostile.given import decisions, rules


@pytest.mark.parametrize("name", rules())
def test_a_hostile_file_of_rules_is_refused_in_one_plain_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(rules()[name])
    with pytest.raises(AturanError) as found:
        load(path)
    assert ACTING.search(str(found.value)) is None
    assert len(str(found.value)) < 600 + len(str(path))


@pytest.mark.parametrize("name", decisions())
def test_a_hostile_file_of_decisions_is_refused_in_one_plain_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(decisions()[name])
    with pytest.raises(KeputusanSalah) as found:
        read_decisions(path)
    assert ACTING.search(str(found.value)) is None
    assert len(str(found.value)) < 600


@pytest.mark.parametrize("name", [name for name in rules() if name not in ("bukan_utf8.toml", "besar.toml")])
def test_a_hostile_word_of_the_user_in_a_received_folder_is_refused_in_one_plain_line(name: str) -> None:
    with pytest.raises(KirimanSalah) as found:
        read_said(rules()[name].decode())
    assert ACTING.search(str(found.value)) is None
    assert len(str(found.value)) < 600


def test_dots_in_texts_are_no_long_keys(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    dotted = "Jumlah ........................................ 1.1.1.1.1.1 Rp 1.234.567.890.123.456 orang"
    path.write_text(f'[[gabung]]\nanggota = ["{dotted}", "b"]')
    assert read_decisions(path).gabung == ((dotted, "b"),)


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of Unix")
@pytest.mark.parametrize("place", ["pipa", "/dev/zero", "tautan"])
def test_what_never_ends_is_not_read(place: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    (tmp_path / "tautan").symlink_to("/dev/zero")
    path = tmp_path / place
    for read in (read_bytes, read_toml):
        with pytest.raises(GivenFileError, match="bukan berkas biasa"):
            read(path)
    with pytest.raises(KeyFileError):
        read_key(path, tmp_path / "hasil")


def test_a_link_to_the_users_own_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "asli.toml").write_text("keyakinan_minimal = 0.5")
    (tmp_path / "tautan.toml").symlink_to("asli.toml")
    assert load(tmp_path / "tautan.toml").keyakinan_minimal == 0.5


def test_a_file_of_the_greatest_size_is_read_and_one_more_byte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * MOST)
    assert len(read_bytes(path)) == MOST
    path.write_bytes(b"x" * (MOST + 1))
    with pytest.raises(GivenFileError, match="lebih besar"):
        read_bytes(path)
