"""`--tanpa-data-pribadi`: no name and no NIP of a document is left in anything that is written."""

from __future__ import annotations

import csv
import json
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from petik.checks.aturan import load
from petik.checks.given.material import Material
from petik.checks.run import check
from petik.cli.main import main
from petik.parsers.print.strings import squash
from petik.privacy.key import KeyFileError, read_key
from petik.privacy.pseudonyms import TERSAMAR, Penyamar, Samaran, nama_inti
from petik.privacy.redact import about_people, lines_with_people, mask, without_people
from petik.samples.content import people
from petik.samples.content.people import Person
from petik.schemas.record import Asal, Dokumen, Indikator, Pejabat, Rekaman
from petik.schemas.temuan import Temuan
from tests.datasets.folders import dataset
from tests.places import SAMPLES

SIGNED = ("pk_kabid.pdf", "pk_dump.txt")  # Desmawita signs both
PEOPLE = (people.KADIS_PARIAMAN, people.KABID_PARIAMAN, people.KASI_PARIAMAN)
KEY = b"kunci rahasia untuk pengujian"
SAMARAN = Samaran(KEY)


def petik(*words: str | Path) -> int:
    return main([str(word) for word in words])


def written(out: Path) -> Iterator[tuple[str, str]]:
    """Every text in every file of a folder of results, compressed ones opened."""
    for path in sorted(p for p in out.rglob("*") if p.is_file()):
        name = path.relative_to(out).as_posix()
        if path.suffix == ".parquet":
            yield name, "\n".join(str(value) for row in pq.read_table(path).to_pylist() for value in row.values())
        elif path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path, read_only=True)
            cells = (str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
            yield name, "\n".join(cells)
        elif path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as base:
                tables = [row[0] for row in base.execute("SELECT table_name FROM information_schema.tables").fetchall()]
                rows = [row for table in tables for row in base.execute(f'SELECT * FROM "{table}"').fetchall()]
            yield name, "\n".join(str(value) for row in rows for value in row)
        yield name, path.read_bytes().decode("utf-8", "replace")


def leaks(out: Path, orang: Person) -> list[str]:
    """Where *orang* still stands: the whole name however it is spaced, one long word of it, the NIP."""
    whole, nip = squash(nama_inti(orang.nama)), re.sub(r"\D", "", orang.nip or "")
    words = [w for w in nama_inti(orang.nama).split() if len(w) >= 6]
    found = []
    for name, text in written(out):
        plain = squash(text)
        if whole in plain or nip in re.sub(r"\s", "", text) or any(re.search(rf"\b{w}\b", text, re.I) for w in words):
            found.append(f"{name}: {orang.nama}")
    return found


def column(out: Path, table: str, name: str) -> list[str]:
    with (out / "data" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return [row[name] for row in csv.DictReader(stream)]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as they are read without the option; not to be changed."""
    out = tmp_path_factory.mktemp("terbuka") / "hasil"
    assert petik("extract", *(SAMPLES / name for name in SIGNED), "-o", out, "--jobs", "0") == 0
    return out


@pytest.fixture(scope="module")
def masked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples read with the option; not to be changed."""
    folder = tmp_path_factory.mktemp("samaran")
    (folder / "kunci").write_bytes(KEY)
    words = ("-o", folder / "hasil", "--jobs", "0", "--tanpa-data-pribadi", folder / "kunci")
    assert petik("extract", *(SAMPLES / name for name in SIGNED), *words) == 0
    return folder / "hasil"


def test_the_search_finds_people_where_nobody_masked_them(plain: Path) -> None:
    for orang in PEOPLE:
        found = {leak.split(":")[0] for leak in leaks(plain, orang)}
        assert {"data/pejabat.csv", "data/pejabat.parquet", "petik-data.xlsx", "petik.duckdb"} <= found


@pytest.mark.parametrize("orang", PEOPLE, ids=lambda o: o.nama)
def test_no_person_is_left_in_any_file(masked: Path, orang: Person) -> None:
    assert leaks(masked, orang) == []


def test_one_person_has_one_pseudonym_in_all_documents(masked: Path) -> None:
    nama, nip = column(masked, "pejabat", "nama"), column(masked, "pejabat", "nip_raw")
    assert set(nama) == {SAMARAN.orang(o.nama) for o in PEOPLE}
    assert set(nip) == {SAMARAN.nip(re.sub(r"\D", "", o.nip or "")) for o in PEOPLE}
    assert not any(column(masked, "pejabat", "nip"))
    desmawita = SAMARAN.orang(people.KABID_PARIAMAN.nama)
    named = {d for d, n in zip(column(masked, "pejabat", "dok_id"), nama, strict=True) if n == desmawita}
    assert named == set(SIGNED)
    assert any(desmawita in text for text in column(masked, "naskah", "teks"))


def test_everything_else_is_read_as_without_the_option(plain: Path, masked: Path) -> None:
    for table, name in (("indikator", "indikator"), ("capaian", "target_raw"), ("anggaran", "anggaran_nilai")):
        assert column(masked, table, name) == column(plain, table, name)
    assert len(column(masked, "naskah", "teks")) == len(column(plain, "naskah", "teks"))


def test_check_masks_a_folder_that_was_read_with_its_people(plain: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    shutil.copytree(plain, out)
    (tmp_path / "kunci").write_bytes(KEY)
    assert petik("check", out, "--tanpa-data-pribadi", tmp_path / "kunci") == 0
    assert [leak for orang in PEOPLE for leak in leaks(out, orang)] == []
    again = {name: text for name, text in written(out) if name.startswith("records/")}
    assert petik("check", out, "--tanpa-data-pribadi", tmp_path / "kunci") == 0
    assert {name: text for name, text in written(out) if name.startswith("records/")} == again
    assert set(column(out, "pejabat", "nama")) == {SAMARAN.orang(o.nama) for o in PEOPLE}


def test_another_key_is_refused_by_check_and_read_anew_by_extract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, file = tmp_path / "hasil", SAMPLES / "pk_dump.txt"
    (tmp_path / "a").write_bytes(KEY)
    (tmp_path / "b").write_bytes(KEY[::-1])
    option = "--tanpa-data-pribadi"
    assert petik("extract", file, "-o", out, "--jobs", "0", option, tmp_path / "a") == 0
    first = column(out, "pejabat", "nama")
    assert petik("check", out, option, tmp_path / "b") == 2
    assert "kunci lain" in capsys.readouterr().err
    assert column(out, "pejabat", "nama") == first
    assert petik("extract", file, "-o", out, "--jobs", "0", option, tmp_path / "b") == 0
    assert not set(first) & set(column(out, "pejabat", "nama"))
    assert petik("extract", file, "-o", out, "--jobs", "0", option, tmp_path / "a") == 0
    assert column(out, "pejabat", "nama") == first


def test_a_key_is_made_for_its_owner_only_and_never_within_the_results(tmp_path: Path) -> None:
    path = tmp_path / "rahasia" / "kunci"
    samaran, made = read_key(path, tmp_path / "hasil")
    assert made and stat.S_IMODE(path.stat().st_mode) == 0o600
    again, made = read_key(path, tmp_path / "hasil")
    assert not made and again.orang("Budi Santoso") == samaran.orang("Budi Santoso")
    other, _made = read_key(tmp_path / "lain", tmp_path / "hasil")
    assert other.orang("Budi Santoso") != samaran.orang("Budi Santoso") and other.sidik != samaran.sidik
    (tmp_path / "pendek").write_text("abc")
    for wrong in (tmp_path / "pendek", tmp_path / "hasil" / "kunci", tmp_path):
        with pytest.raises(KeyFileError):
            read_key(wrong, tmp_path / "hasil")
    assert not (tmp_path / "hasil").exists()


def test_a_new_key_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    option = ("--tanpa-data-pribadi", tmp_path / "kunci")
    petik("extract", SAMPLES / "pk_dump.txt", "-o", tmp_path / "hasil", "--jobs", "0", *option)
    assert f"Kunci baru dibuat: {tmp_path / 'kunci'}" in capsys.readouterr().err


@pytest.mark.parametrize(
    "nama",
    [
        "Drs. H. Budi Santoso, M.Si",
        "BUDI SANTOSO",
        "Ir, Budi Santoso, M.Si",
        "budi  santoso S.Sos., M.M.",
        "Dr.Ir. Budi Santoso",
        "Budi Santoso SE",
    ],
)
def test_titles_spacing_and_case_make_no_other_person(nama: str) -> None:
    assert SAMARAN.orang(nama) == SAMARAN.orang("Budi Santoso") != SAMARAN.orang("Budi Santosa")


NIP = "19780229 200501 2 006"
PSEUDONIP = SAMARAN.nip(re.sub(r"\D", "", NIP))
DESMA = SAMARAN.orang("Desmawita Rangkuti Sani")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oleh Desmawita Rangkuti Sani, S.Pi selaku", f"oleh {DESMA} selaku"),
        ("Ir. DESMAWITA  RANGKUTI\nSANI", DESMA),
        ("(D E S M A W I T A R A N G K U T I S A N I)", f"({DESMA})"),
        ("Desmavvita Rangkuti Sanl menyatakan", f"{DESMA} menyatakan"),
        ("bersama Rangkuti Sani hadir", f"bersama {DESMA} hadir"),
        ("Sani, S.Pi", DESMA),
        (f"NIP. {NIP}", f"NIP. {PSEUDONIP}"),
        (f"a {NIP.replace(' ', '')} b", f"a {PSEUDONIP} b"),
        ("tanggal lahir 19780229 tidak ada", f"tanggal lahir {PSEUDONIP} tidak ada"),
        ("19690217 199503 1 002 19830624 200901 1 003", None),
        ("N1P: 1969O217 l99503 1 002", None),
        ("Sasaran 2024 2025 2026 2027 2028, Rp 19.690.217.199", "Sasaran 2024 2025 2026 2027 2028, Rp 19.690.217.199"),
        ("Persentase Desa Sani Makmur", "Persentase Desa Sani Makmur"),
    ],
)
def test_people_within_texts(text: str, expected: str | None) -> None:
    said = Penyamar(SAMARAN, ["Desmawita Rangkuti Sani, S.Pi"], [NIP])(text)
    if expected is None:
        assert not re.search(r"\d{3}", TERSAMAR.sub("", said)) and TERSAMAR.search(said)
    else:
        assert said == expected


def test_a_name_that_is_a_unit_leaves_units_alone() -> None:
    penyamar = Penyamar(SAMARAN, ["Hari Santoso", "Hari", "Slamet"], [])
    assert penyamar("Hari") == "Hari" and penyamar("selama 5 Hari") == "selama 5 Hari"
    assert penyamar("Bapak SLAMET dan jalan slamet") == f"Bapak {SAMARAN.orang('Slamet')} dan jalan slamet"


def record() -> Rekaman:
    return Rekaman(
        dokumen=Dokumen(berkas="pk.pdf", jenis="pk", tahun=2024),
        pejabat=[Pejabat(nama="Desmawita Sani", nip_raw=NIP, nip=re.sub(r"\D", "", NIP), peran="penandatangan")],
        indikator=[Indikator(indikator="Jumlah", penanggung_jawab="Desmawita Sani")],
        asal={
            "pejabat/0/nama": Asal(sumber="ocr", keyakinan=0.9, dikoreksi="Desnnawita Samu", bacaan_lain="Dcsma Sani")
        },
    )


def test_findings_are_those_of_the_people_and_name_none() -> None:
    temuan = check([Material("pk.pdf", record())], load())
    found = mask("pk.pdf", record(), {}, temuan, SAMARAN)
    assert [t.kode for t in found.temuan] == ["nip-tidak-sah"]
    said = json.dumps([t.model_dump() for t in found.temuan]) + found.record.model_dump_json()
    assert not re.search(r"1978|Desm|Desn|Dcsm|Sani|Samu", said)
    assert found.record.indikator[0].penanggung_jawab == SAMARAN.orang("Desmawita Sani")


def test_findings_about_people_stay_in_a_masked_folder(tmp_path: Path) -> None:
    out = dataset(tmp_path / "hasil", {})
    (out / "records").mkdir()
    (out / ".petik").mkdir()
    (out / "records" / "pk.pdf.json").write_text(record().model_dump_json(), encoding="utf-8")
    status = {"berkas": "pk.pdf", "status": "ok", "pesan": "1 halaman"}
    (out / ".petik" / "pk.pdf.json").write_text(json.dumps({"source": "", "program": "", "status": status}))
    (tmp_path / "kunci").write_bytes(KEY)
    (tmp_path / "lain.toml").write_text("keyakinan_minimal = 0.7\n", "utf-8")
    for option in (["--tanpa-data-pribadi", tmp_path / "kunci"], [], ["--aturan", tmp_path / "lain.toml"]):
        assert petik("check", out, *option) == 1
        assert column(out, "temuan", "kode") == ["nip-tidak-sah"]
        assert PSEUDONIP in "".join(column(out, "temuan", "tercetak"))


def test_a_file_whose_name_names_a_person_is_told() -> None:
    assert mask("PK_desmawita-sani.pdf", record(), {}, [], SAMARAN).named_by_file
    assert not mask("PK_dinas.pdf", record(), {}, [], SAMARAN).named_by_file


def test_pictures_that_show_people_are_left_out() -> None:
    import pyarrow as pa

    naskah = pa.Table.from_pylist(
        [
            {"dok_id": "pk", "halaman": 1, "teks": DESMA, "top": 700.0, "bottom": 712.0},
            {"dok_id": "pk", "halaman": 1, "teks": "Jumlah", "top": 100.0, "bottom": 112.0},
        ]
    )
    common = {"tingkat": "galat", "kalimat": "a", "kalimat_en": "b", "halaman": 1}

    def shown(**facts: object) -> bool:
        temuan = Temuan.model_validate({"kode": "x", "dok_id": "pk", "kotak": (0, 100, 50, 112), **common, **facts})
        return without_people(lambda _: b"png", ["pk"], lines_with_people(naskah))(temuan) is not None

    assert shown() and shown(dok_id="lain", kotak=(0, 700, 50, 712)) and shown(halaman=2, kotak=(0, 700, 50, 712))
    assert not shown(kotak=(0, 720, 50, 730))
    assert not shown(jalur="pejabat/0/nama") and not shown(kode="nip-ganda")
    assert about_people(
        Temuan.model_validate({"kode": "bacaan-ragu", "dok_id": "a", "jalur": "pejabat/0/nip", **common})
    )
