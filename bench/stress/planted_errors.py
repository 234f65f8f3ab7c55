"""Planted errors: defects put into clean records one at a time, to see that the checks find them and nothing else.

    python -m bench.stress.planted_errors samples/expected [GOLD_DIR]

Each planting changes one print of one record. It counts as found when the checks report a finding of the wanted code
that the untouched record does not have. False alarms are what the untouched samples' own records raise beyond their
labels, per hundred tables. Records of GOLD_DIR have defects of their own; only the plantings are counted there.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.accuracy.findings import rujukan
from petik.checks.aturan import Aturan, load
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row
from petik.checks.run import check
from petik.schemas.record import Rekaman
from petik.schemas.temuan import Temuan

Data = dict[str, Any]
Tanaman = tuple[str, list[Material]]
MOST = 40  # plantings of one kind in one record
JENIS: dict[str, str] = {
    "digit of a total": "jumlah-tidak-cocok",
    "two digits of a total swapped": "jumlah-tidak-cocok",
    "achievement off": "capaian-tidak-cocok",
    "percentage off": "persen-tidak-cocok",
    "NIP month 13": "nip-tidak-sah",
    "target removed": "sel-kosong",
    "grouping broken": "angka-rusak",
    "prose figure changed": "nilai-berbeda",
    "PK target differs from LKIP": "target-beda-antardokumen",
}


def _salin(record: Rekaman) -> Data:
    return json.loads(record.model_dump_json())  # type: ignore[no-any-return]


def _bahan(data: Data, name: str = "dokumen", sentences: list[Row] | None = None) -> Material:
    return Material(name, Rekaman.model_validate(data), (), tuple(sentences or ()))


def _ganti(quantity: Data, value: float) -> None:
    quantity["value"] = int(value) if value == int(value) else value
    quantity["raw"] = f"{value:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def _induk(record: Rekaman) -> Iterator[int]:
    """Rows that are totals: of a table, or of the kegiatan below them."""
    rows = record.anggaran
    for i, row in enumerate(rows):
        if row.anggaran is None or not row.anggaran.value:
            continue
        if row.tingkat == "jumlah" and sum(r.jabatan == row.jabatan and r.periode == row.periode for r in rows[:i]) > 1:
            yield i


def jumlah_angka(record: Rekaman, dice: random.Random) -> Iterator[Data]:
    """One digit of a printed total changed: not the first, and not the last two (they are often sen)."""
    for i in _induk(record):
        for place in range(3, len(str(int(record.anggaran[i].anggaran.value)))):  # type: ignore[union-attr, arg-type]
            data = _salin(record)
            quantity = data["anggaran"][i]["anggaran"]
            digits = list(str(int(quantity["value"])))
            digits[-place] = dice.choice([d for d in "123456789" if d != digits[-place]])
            _ganti(quantity, float("".join(digits)))
            yield data


def jumlah_tukar(record: Rekaman, dice: random.Random) -> Iterator[Data]:
    """Two neighbouring digits of a printed total swapped."""
    for i in _induk(record):
        digits = str(int(record.anggaran[i].anggaran.value))  # type: ignore[union-attr, arg-type]
        for k in range(len(digits) - 1):
            if digits[k] != digits[k + 1] and not (k == 0 and digits[1] == "0"):
                data = _salin(record)
                swapped = digits[:k] + digits[k + 1] + digits[k] + digits[k + 2 :]
                _ganti(data["anggaran"][i]["anggaran"], float(swapped))
                yield data


def capaian(record: Rekaman, dice: random.Random) -> Iterator[Data]:
    """An achievement moved by 1.5 to 30 points, up or down."""
    for i, row in enumerate(record.indikator):
        for j, value in enumerate(row.nilai):
            t, r, c = value.target, value.realisasi, value.capaian
            if t is None or r is None or c is None or not t.value or r.value is None or c.value is None:
                continue
            if abs(float(r.value) / float(t.value) * 100 - float(c.value)) > 0.5 or t.satuan != r.satuan:
                continue
            data = _salin(record)
            off = round(dice.uniform(1.5, 30), 2) * dice.choice((-1, 1))
            _ganti(data["indikator"][i]["nilai"][j]["capaian"], round(abs(float(c.value) + off), 2))
            yield data


def persen(record: Rekaman, dice: random.Random) -> Iterator[Data]:
    """An absorption lowered by 0.6 to 20 points."""
    for i, row in enumerate(record.anggaran):
        if row.persen is None or row.persen.value is None or row.anggaran is None or row.realisasi is None:
            continue
        if not row.anggaran.value or row.realisasi.value is None:
            continue
        data = _salin(record)
        off = round(dice.uniform(0.6, 20), 2)
        _ganti(data["anggaran"][i]["persen"], round(abs(float(row.persen.value) - off), 2))
        yield data


def nip(record: Rekaman, dice: random.Random) -> Iterator[Data]:
    """The month of appointment made 13."""
    for i, person in enumerate(record.pejabat):
        if person.nip is not None and len(person.nip) == 18:
            data = _salin(record)
            data["pejabat"][i]["nip"] = data["pejabat"][i]["nip_raw"] = person.nip[:12] + "13" + person.nip[14:]
            yield data


def target(record: Rekaman, dice: random.Random) -> Iterator[Data]:
    """All targets of one row taken away, in tables of five and more complete rows of one level."""
    rows = record.indikator
    groups: dict[tuple[object, ...], list[int]] = {}
    for i, row in enumerate(rows):
        if row.indikator and row.nilai and all(v.target for v in row.nilai):
            key = (row.jabatan, row.halaman, row.tingkat, tuple(v.periode for v in row.nilai))
            groups.setdefault(key, []).append(i)
    for members in groups.values():
        for i in members if len(members) >= 5 else ():
            data = _salin(record)
            for value in data["indikator"][i]["nilai"]:
                value["target"] = None
            yield data


def pengelompokan(record: Rekaman, dice: random.Random) -> Iterator[Data]:
    """A digit dropped from, or put into, one group of an amount."""
    for i, row in enumerate(record.anggaran):
        if row.anggaran is None or row.anggaran.value is None or row.anggaran.value < 1_000_000:
            continue
        data = _salin(record)
        quantity = data["anggaran"][i]["anggaran"]
        groups = f"{int(row.anggaran.value):,}".split(",")
        k = dice.randrange(1, len(groups))
        groups[k] = groups[k][:2] if dice.random() < 0.5 else groups[k] + "0"
        quantity["raw"], quantity["value"] = ".".join(groups), None
        yield data


def prosa(record: Rekaman, dice: random.Random) -> Iterator[tuple[Data, list[Row]]]:
    """A sentence about one indicator whose realisasi is not the table's."""
    for row in record.indikator:
        for value in row.nilai:
            r = value.realisasi
            if not row.indikator or len(row.indikator) < 20 or r is None or r.value is None or "%" not in r.raw:
                continue
            if value.periode != str(record.dokumen.tahun) or not r.raw.replace(",", "").strip(" %").isdigit():
                continue
            changed = round(float(r.value) + dice.choice((-1, 1)) * dice.uniform(2, 9), 1)
            print_ = f"{abs(changed):.1f}%".replace(".", ",")
            text = f"Realisasi {row.indikator} adalah {print_}."
            yield _salin(record), [{"kalimat": text, "peran": "realisasi", "jenis": "persen", "nilai_raw": print_}]


def pk_lkip(record: Rekaman, dice: random.Random) -> Iterator[tuple[Data, Data]]:
    """A PK made of the report's own indicators, with one target changed."""
    year = str(record.dokumen.tahun)
    rows = [
        (i, j)
        for i, row in enumerate(record.indikator)
        for j, v in enumerate(row.nilai)
        if row.tingkat == "sasaran" and row.indikator and v.periode == year and v.target and v.target.value
    ]
    for i, j in rows:
        lkip, pk = _salin(record), _salin(record)
        for data, jenis in ((lkip, "lkip"), (pk, "pk")):
            data["dokumen"] |= {"jenis": jenis, "wilayah": "Kota Contoh", "perangkat_daerah": "Dinas Contoh"}
        pk["pejabat"] = [{"nama": "Contoh Nama", "jabatan": "Kepala Dinas Contoh", "peran": "pihak_pertama"}]
        pk["indikator"] = [{**pk["indikator"][i], "jabatan": None, "nilai": [pk["indikator"][i]["nilai"][j]]}]
        lkip["indikator"] = [{**lkip["indikator"][i], "nilai": [lkip["indikator"][i]["nilai"][j]]}]
        quantity = pk["indikator"][0]["nilai"][0]["target"]
        _ganti(quantity, round(float(quantity["value"]) * dice.choice((0.7, 1.25)) + 2, 2))
        yield pk, lkip


SATU: dict[str, Callable[[Rekaman, random.Random], Iterator[Data]]] = {
    "digit of a total": jumlah_angka,
    "two digits of a total swapped": jumlah_tukar,
    "achievement off": capaian,
    "percentage off": persen,
    "NIP month 13": nip,
    "target removed": target,
    "grouping broken": pengelompokan,
}


def tanaman(record: Rekaman, dice: random.Random) -> Iterator[Tanaman]:
    """Every planting of a record: its kind, and what to check."""
    for kind, plant in SATU.items():
        for data in _sebagian(plant(record, dice), dice):
            yield kind, [_bahan(data)]
    for data, sentences in _sebagian(prosa(record, dice), dice):
        yield "prose figure changed", [_bahan(data, sentences=sentences)]
    for pk, lkip in _sebagian(pk_lkip(record, dice), dice):
        yield "PK target differs from LKIP", [_bahan(pk, "pk"), _bahan(lkip, "lkip")]


def _sebagian(items: Iterator[Any], dice: random.Random) -> list[Any]:
    found = list(items)
    return found if len(found) <= MOST else dice.sample(found, MOST)


def _kunci(found: Iterable[Temuan]) -> set[tuple[object, ...]]:
    """Every place of every finding: one cause is one finding."""
    return {(t.kode, t.dok_id, place.jalur, place.tercetak) for t in found for place in t.tempat}


def ukur(records: dict[str, Rekaman], aturan: Aturan) -> tuple[Counter[str], Counter[str], list[str]]:
    """Planted and found per kind, and what was missed."""
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed: list[str] = []
    for name, record in records.items():
        before = _kunci(check([Material("dokumen", record)], aturan))
        for kind, materials in tanaman(record, random.Random(name)):
            planted[kind] += 1
            if any(key[0] == JENIS[kind] for key in _kunci(check(materials, aturan)) - before):
                found[kind] += 1
            else:
                missed.append(f"{name}: {kind}")
    return planted, found, missed


def tabel_bersih(record: Rekaman) -> int:
    """How many tables a record's rows come from: runs of one post and page."""
    return len(
        {("i", r.jabatan, r.halaman) for r in record.indikator} | {("a", r.jabatan, r.halaman) for r in record.anggaran}
    )


def alarm(records: dict[str, tuple[Rekaman, list[dict[str, Any]]]], aturan: Aturan) -> tuple[list[str], int]:
    """Findings of untouched records beyond their labels, and the number of their tables."""
    out, tables = [], 0
    for name, (record, labels) in records.items():
        tables += tabel_bersih(record)
        free = Counter(a["kode"] for a in labels)
        for t in check([Material(name, record)], aturan):
            if not aturan.entries[t.kode].label:
                continue
            if free[t.kode] > 0:
                free[t.kode] -= 1
            else:
                out.append(f"{name}: {t.kode}: {t.kalimat[:200]}")
    return out, tables


def main() -> int:
    """Prints the figures; 1 where fewer than 95 % are found or more than one table in a hundred raises an alarm."""
    folders = [Path(a) for a in sys.argv[1:]]
    if not folders or not all(f.is_dir() for f in folders):
        print("usage: python -m bench.stress.planted_errors samples/expected [GOLD_DIR]", file=sys.stderr)
        return 2
    aturan = load()
    loaded = {f"{folder.name}/{p.name}": rujukan(p) for folder in folders for p in sorted(folder.glob("*.json"))}
    planted, found, missed = ukur({n: r for n, (r, _) in loaded.items()}, aturan)
    for kind in JENIS:
        share = f"{found[kind] / planted[kind]:7.1%}" if planted[kind] else "      -"
        print(f"{kind:32} {JENIS[kind]:26} {found[kind]:5} of {planted[kind]:5} {share}")
    total = found.total() / max(1, planted.total())
    print(f"{'all':59} {found.total():5} of {planted.total():5} {total:7.1%}")
    for line, n in Counter(missed).most_common(30):
        print(f"  missed {n} × {line}")
    alarms, tables = alarm(loaded, aturan)
    print(f"false alarms: {len(alarms)} in {tables} tables")
    for line in alarms:
        print("  ", line)
    return 0 if total >= 0.95 and len(alarms) <= tables / 100 else 1


if __name__ == "__main__":
    sys.exit(main())
