"""The made submission: `python -m petik.samples.submission.make FOLDER` writes it there.

Twelve offices of two regions, ninety files. What the matrix must say of it is `EXPECTED`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from petik.samples.submission.paper import Dinas, Ukuran, iku, lkip, lkip_bab, pengukuran, pk, rencana_aksi, sampul

SATU, DUA = "Kabupaten Pesisir Barat", "Kota Tarakan"
BROKEN = b"%PDF-1.4\n%%EOF\n"  # begins like a PDF and is none


KEPALA_DAERAH = {
    SATU: ("Bupati Pesisir Barat", "H. Wahyudin Damar Krui"),
    DUA: ("Wali Kota Tarakan", "Lukman Sesayap Juata"),
}
# folder | office, where the folder is an abbreviation | its affairs | head | head of a division | things | people
OF_REGION = {
    SATU: """
        Dinas Kesehatan||kesehatan|dr. Ratna Lemong|Budi Krui Selatan|puskesmas|kader posyandu
        Dinas Pendidikan||pendidikan|Drs. Hasan Way Napal|Siti Ngambur|sekolah dasar|guru
        DISKOMINFO|Dinas Komunikasi dan Informatika|informatika|Joni Pisang, S.Kom|Rina Bengkunat|situs|pengelola data
        Dinas Pertanian||pertanian|Ir. Sulaiman Lemong|Edi Biha|kelompok tani|penyuluh
        Dinas Sosial||sosial|Yusuf Karya Penggawa|Murni Way Krui|panti|pendamping
        Inspektorat||pengawasan|Marzuki Tenumbang|Dewi Pagar Bukit|perangkat daerah|auditor
        Kecamatan Way Krui||pemerintahan|Arif Gunung Kemala|Lela Ulok Mukti|pekon|aparat pekon
    """,
    DUA: """
        Dinas Perhubungan||perhubungan|Syahril Selumit|Nina Karang Anyar|terminal|juru parkir
        Dinas Kelautan dan Perikanan||perikanan|Hamid Pantai Amal|Tuti Mamburungan|tambak|nelayan
        Dinas Perpustakaan dan Kearsipan||perpustakaan|Aminah Juata Laut|Rudi Juata|taman bacaan|pustakawan
        BKPSDM|Badan Kepegawaian dan Pengembangan Sumber Daya Manusia|kepegawaian|Adi Bengkok|Wati Ujung|jabatan|staf
        Dinas Lingkungan Hidup||lingkungan|Hendra Gunung Lingkas|Sri Pamusian|bank sampah|kader lingkungan
    """,
}


def _offices() -> dict[str, Dinas]:
    """The offices by their folders, each with three indicators and two programs of its own figures."""
    lines = [(region, line.strip()) for region, text in OF_REGION.items() for line in text.strip().splitlines()]
    out = {}
    for n, (region, line) in enumerate(lines, 1):
        folder, office, urusan, head, kabid, things, people = line.split("|")
        mutu, peran = f"Meningkatnya mutu layanan {urusan}", f"Meningkatnya peran {people}"
        ukuran = (
            Ukuran(mutu, f"Persentase {things} yang memenuhi standar", "Persen", 60 + n, 57 + n),
            Ukuran(mutu, f"Jumlah {things} yang dibina", "Unit", 40 + 4 * n, 44 + 4 * n),
            Ukuran(peran, f"Jumlah {people} yang terlatih", "Orang", 120 + 8 * n, 96 + 8 * n),
        )
        program = (
            (f"Program Pelayanan {urusan.title()}", 1_200_000_000 + n * 15_000_000, 1_140_000_000 + n * 15_000_000),
            (f"Program Pembinaan {people.title()}", 640_000_000 + n * 5_000_000, 512_000_000 + n * 5_000_000),
        )
        out[folder] = Dinas(office or folder, region, head, kabid, ukuran, program)
    return out


OFFICES = _offices()


def _kadis(d: Dinas, *, revised: bool = False) -> bytes:
    return pk(d, (d.pimpinan, d.kepala), KEPALA_DAERAH[d.wilayah], revised=revised)


def _kabid(d: Dinas) -> bytes:
    return pk(d, ("Kepala Bidang Pelayanan", d.kabid), (d.pimpinan, d.kepala))


def _usual(folder: str, d: Dinas, *, without: tuple[str, ...] = ()) -> dict[str, bytes]:
    """The files that every office hands in, but those *without*."""
    made: dict[str, Callable[[], bytes]] = {
        "PK Kepala.docx": lambda: _kadis(d),
        "PK Kabid.docx": lambda: _kabid(d),
        "IKU.docx": lambda: iku(d),
        "Rencana Aksi.docx": lambda: rencana_aksi(d),
        "Pengukuran TW I.docx": lambda: pengukuran(d, 1),
        "Pengukuran TW II.docx": lambda: pengukuran(d, 2),
        "LKIP.docx": lambda: lkip(d),
    }
    return {f"{folder}/{name}": draw() for name, draw in made.items() if name not in without}


def submission() -> dict[str, bytes]:
    """Every file of the submission by its place."""
    out: dict[str, bytes] = {}
    of = {name: f"{d.wilayah}/{name}" for name, d in OFFICES.items()}
    d = OFFICES["Dinas Kesehatan"]  # everything, four quarters
    out |= _usual(of["Dinas Kesehatan"], d)
    out |= {f"{of['Dinas Kesehatan']}/Pengukuran TW {q}.docx": pengukuran(d, n) for q, n in (("III", 3), ("IV", 4))}
    d = OFFICES["Dinas Pendidikan"]  # the report in chapters, and its third chapter once more
    folder = of["Dinas Pendidikan"]
    out |= _usual(folder, d, without=("LKIP.docx",))
    out |= {f"{folder}/LKIP/BAB {r}.docx": lkip_bab(d, n) for n, r in enumerate(("I", "II", "III", "IV"), 1)}
    out[f"{folder}/LKIP/Cover.docx"] = sampul(d)
    out[f"{folder}/LKIP/BAB III (1).docx"] = lkip_bab(d, 3)
    d, folder = OFFICES["DISKOMINFO"], of["DISKOMINFO"]  # an abbreviation as folder, a revised report
    out |= _usual(folder, d)
    out[f"{folder}/LKIP_revisi.docx"] = lkip(d, changed=True)
    d, folder = OFFICES["Dinas Pertanian"], of["Dinas Pertanian"]  # PK perubahan; the LKIP is unreadable
    out |= _usual(folder, d, without=("LKIP.docx",))
    out[f"{folder}/PK Kepala Perubahan.docx"] = _kadis(d, revised=True)
    out[f"{folder}/LKIP 2024.pdf"] = BROKEN
    d, folder = OFFICES["Dinas Sosial"], of["Dinas Sosial"]  # copies under other names, no rencana aksi
    out |= _usual(folder, d, without=("Rencana Aksi.docx",))
    out[f"{folder}/kirim ulang/PK Kepala.docx"] = out[f"{folder}/PK Kepala.docx"]
    out[f"{folder}/kirim ulang/LKIP Dinas Sosial.docx"] = out[f"{folder}/LKIP.docx"]
    out |= _usual(of["Inspektorat"], OFFICES["Inspektorat"], without=("PK Kabid.docx", "IKU.docx"))
    d, folder = OFFICES["Kecamatan Way Krui"], of["Kecamatan Way Krui"]  # the whole report, a chapter beside it
    out |= _usual(folder, d, without=("PK Kabid.docx",))
    out[f"{folder}/BAB III.docx"] = lkip_bab(d, 3)
    out |= _usual(of["Dinas Perhubungan"], OFFICES["Dinas Perhubungan"])
    d, folder = OFFICES["Dinas Lingkungan Hidup"], of["Dinas Lingkungan Hidup"]  # two kabid, a later report
    out |= _usual(folder, d)
    out[f"{folder}/PK Kabid Penataan.docx"] = pk(
        d, ("Kepala Bidang Penataan", "Yanti Sesayap Hilir"), (d.pimpinan, d.kepala)
    )
    out[f"{folder}/LKIP final.docx"] = lkip(d, changed=True)
    d, folder = (
        OFFICES["Dinas Kelautan dan Perikanan"],
        of["Dinas Kelautan dan Perikanan"],
    )  # folders of years and kinds
    out |= _usual(folder, d, without=("Pengukuran TW II.docx", "LKIP.docx"))
    out[f"{folder}/2024/Pengukuran/TW III.docx"] = pengukuran(d, 3)
    name = "Dinas Perpustakaan dan Kearsipan"
    out |= _usual(of[name], OFFICES[name], without=("Pengukuran TW I.docx", "Pengukuran TW II.docx"))
    out |= _usual(of["BKPSDM"], OFFICES["BKPSDM"], without=("Rencana Aksi.docx",))
    return {place: out[place] for place in sorted(out)}


_FULL = {"pk2": "ada", "pk3": "ada", "iku": "ada", "rencana_aksi": "ada", "tw1": "ada", "tw2": "ada",
         "tw3": "hilang", "tw4": "hilang", "lkip": "ada"}  # fmt: skip
EXPECTED: Mapping[str, Mapping[str, str]] = {
    "Dinas Kesehatan": _FULL | {"tw3": "ada", "tw4": "ada"},
    "Dinas Pendidikan": _FULL,
    "Dinas Komunikasi dan Informatika": _FULL | {"lkip": "versi"},
    "Dinas Pertanian": _FULL | {"pk2": "versi", "lkip": "tak_terbaca"},
    "Dinas Sosial": _FULL | {"rencana_aksi": "hilang"},
    "Inspektorat": _FULL | {"pk3": "", "iku": "hilang"},
    "Kecamatan Way Krui": _FULL | {"pk3": ""},
    "Dinas Perhubungan": _FULL,
    "Dinas Kelautan dan Perikanan": _FULL | {"tw2": "hilang", "tw3": "ada", "lkip": "hilang"},
    "Dinas Perpustakaan dan Kearsipan": _FULL | {"tw1": "hilang", "tw2": "hilang"},
    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia": _FULL | {"rencana_aksi": "hilang"},
    "Dinas Lingkungan Hidup": _FULL | {"lkip": "versi"},
}
"""Office to the state of each column that is not empty; "" where nothing is expected and nothing is there."""


def write_all(folder: Path) -> None:
    for place, content in submission().items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder for the submission")
    write_all(parser.parse_args().folder)


if __name__ == "__main__":
    main()
