"""Rules on sentences: what the text says against the tables, and against itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import as_printed, finding
from petik.checks.given.keys import indikator_key, key_of
from petik.checks.given.material import Material
from petik.checks.given.plain_numbers import plain_number, same_value
from petik.checks.given.table_rows import Row, text_of
from petik.checks.given.triples import ROLES, sentences, shortened, triples_of
from petik.checks.row import formulas
from petik.normalise.values.angka import baca
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan

NUMBER_WORDS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
# a number and the same number in words: "4 (lima) Program"
NUMBER_AND_WORD = re.compile(
    rf"(?<![\d.,])(\d{{1,2}})\s*\(\s*({'|'.join(NUMBER_WORDS)}|(?:{'|'.join(NUMBER_WORDS)})\s+belas)\s*\)", re.I
)
# a plain number with its role: "ditargetkan sebesar 86,50 dengan realisasi sebesar 81,90"; no percentage, no money
_NUMBER = r"(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?![\d.,]*\d|\s*(?:%|persen|juta|ribu|mil|tri))"
_PLAIN = r"\s+(?:sebesar|sebanyak|mencapai)\s+" + _NUMBER
# sentences that speak of money, or of the medium-term plan's targets
OTHER_SUBJECT = re.compile(r"\b(?:program|kegiatan|anggaran|renstra|rpjmd|jangka\s+menengah)\b", re.I)
LEVEL_WORDS = ("program", "kegiatan", "subkegiatan")
AVERAGE = re.compile(r"\brata\W*rata\b|\bper\s+tahun\b", re.I)  # "dengan rata-rata anggaran … per tahun"
AMOUNTS_TO = {
    "target": re.compile(r"\b(?:ditargetkan|target(?:nya)?)" + _PLAIN, re.I),
    "realisasi": re.compile(r"\b(?:realisasi(?:nya)?|terealisasi)" + _PLAIN, re.I),
}
# what stands right before a figure says what it is: "mampu merealisasikan 0,162%", "ditargetkan sebesar 80%"
_LEADS = r"\s*(?:sebesar|sebanyak|mencapai|hingga|adalah|:)?\s*$"
RIGHT_BEFORE = {
    "target": re.compile(r"\b(?:ditargetkan|target(?:nya)?)" + _LEADS, re.I),
    "realisasi": re.compile(r"\b(?:me|te|di\s?)?realisasi(?:kan|nya)?" + _LEADS, re.I),
}
WAS_REALISED = re.compile(r"\b(?:te)?realisasi\s+(?:sebesar|mencapai|hingga)", re.I)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SHORTEST_NAME = 15  # letters of a name that a sentence must hold to speak of it


def capaian_in_prose(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A sentence whose target, realisasi and capaian no formula joins."""
    points = aturan.tolerance("capaian-tidak-cocok", "poin")
    for rows in sentences(material):
        for three in triples_of(rows):
            t, r, c = (three.number(p) for p in ROLES)
            if not t or not r or c is None:
                continue  # where nothing was done, or nothing lost, the sentence does not say which is good
            allowed = [formulas.usual(t, r), *formulas.inverse(t, r)]
            if any(abs(c - a) <= points + 1e-9 for a in allowed):
                continue
            yield finding(
                material,
                aturan,
                "capaian-tidak-cocok",
                cell=three.cell,
                tempat=phrase("kalimat", teks=shortened(three.nama.strip() or text_of(three.cell, "kalimat"))),
                tercetak=three.capaian,
                seharusnya=as_printed(allowed[0]),
                hitungan=phrase("rumus-biasa", target=three.target, realisasi=three.realisasi),
                sebab="pembulatan" if formulas.cut_to_whole(c, allowed[0]) else None,
            )


def prose_against_tables(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A sentence that names an indicator and gives it another value than every table does."""
    year = material.record.dokumen.tahun
    for rows in sentences(material):
        text = text_of(rows[0], "kalimat")
        if year is None or any(int(y) != year for y in YEAR.findall(text)):
            continue
        triples = triples_of(rows)
        for three in triples:
            for peran in ROLES:
                yield from _named_indikator(
                    material, aturan, {**three.cell, "nilai_raw": getattr(three, peran)}, peran, three.nama
                )
        if not triples and not _other_subject(material, text):
            for peran in ROLES:
                loose = [r for r in rows if _role(r) == peran and text_of(r, "jenis") == "persen"]
                if len(loose) == 1:
                    yield from _named_indikator(material, aturan, loose[0], peran, text, loosely=True)
            for peran, pattern in AMOUNTS_TO.items():
                bare = pattern.findall(text)
                if len(bare) == 1:
                    yield from _named_indikator(
                        material, aturan, {**rows[0], "nilai_raw": bare[0], "jenis": ""}, peran, text
                    )
        yield from _named_anggaran(material, aturan, rows, key_of(text), str(year))


def _other_subject(material: Material, text: str) -> bool:
    """True where *text* speaks of money or plans; an indicator named "Persentase program …" does not make it so."""
    if not OTHER_SUBJECT.search(text):
        return False
    for row in material.record.indikator:
        if row.indikator and len(row.indikator) >= SHORTEST_NAME:
            text = re.sub(re.escape(row.indikator), "", text, flags=re.I)
    return OTHER_SUBJECT.search(text) is not None


def _named_indikator(
    material: Material, aturan: Aturan, said: Row, peran: str, text: str, loosely: bool = False
) -> Iterator[Temuan]:
    """One figure against the tables' values of the indicator that *text* names; two indicators leave it open."""
    year = str(material.record.dokumen.tahun)
    flat = key_of(text)
    names = {indikator_key(r.indikator) for r in material.record.indikator}
    named = [n for n in names if len(n) >= SHORTEST_NAME and n in flat]
    name = max(named, key=len, default="")
    if not named or any(n not in name for n in named):
        return
    tables = [
        (f"{path}/{peran}", quantity)
        for path, row, value in material.triples()
        if indikator_key(row.indikator) == name and value.periode == year
        for quantity in [getattr(value, peran)]
        if quantity is not None and (not loosely or peran == "capaian" or "%" in quantity.raw + (quantity.satuan or ""))
    ]
    if not tables or any(plain_number(q) is None for _, q in tables):
        return
    if loosely and _printed_elsewhere(material, name, said):
        return  # "capaian" in a loose sentence often means the realisasi
    yield from _compared(material, aturan, said, (peran, year), tables)


def _role(row: Row) -> str:
    """What a figure is said to be, by the word before it; "terealisasi mencapai 85%" is no achievement."""
    peran, sentence = text_of(row, "peran"), text_of(row, "kalimat")
    before = sentence[: max(0, sentence.find(text_of(row, "nilai_raw").strip()))]
    for said, pattern in RIGHT_BEFORE.items():
        if pattern.search(before):
            return said
    return "realisasi" if peran == "capaian" and WAS_REALISED.search(sentence) else peran


def _printed_elsewhere(material: Material, name: str, said: Row) -> bool:
    """True where the figure is one that the tables print for this indicator in another column or year."""
    spoken = baca(text_of(said, "nilai_raw")).value
    rows = (n for r in material.record.indikator if indikator_key(r.indikator) == name for n in r.nilai)
    return any(q is not None and q.value == spoken for n in rows for q in (n.target, n.realisasi, n.capaian))


def _named_anggaran(material: Material, aturan: Aturan, rows: Sequence[Row], flat: str, year: str) -> Iterator[Temuan]:
    named = [r for r in material.record.anggaran if _named_whole(key_of(r.uraian), flat)]
    if len({key_of(r.uraian) for r in named}) != 1 or AVERAGE.search(text_of(rows[0], "kalimat")):
        return
    name = key_of(named[0].uraian)
    for peran in ("anggaran", "realisasi"):
        said = [r for r in rows if text_of(r, "peran") == peran and text_of(r, "jenis") == "uang"]
        tables = [
            (f"anggaran/{i}/{peran}", getattr(row, peran))
            for i, row in enumerate(material.record.anggaran)
            if key_of(row.uraian) == name and row.periode == year and getattr(row, peran) is not None
        ]
        if len(said) == 1 and tables and all(q.value is not None for _, q in tables):
            yield from _compared(material, aturan, said[0], (peran, year), tables)


def _named_whole(name: str, flat: str) -> bool:
    """True where *name* is a programme's or activity's whole name there, not the end of a longer one.

    "Kegiatan Pelayanan Balai Contoh" is no activity named "Balai Contoh".
    """
    if len(name) < SHORTEST_NAME or name not in flat:
        return False
    before = flat[: flat.index(name)]
    return not before or name.startswith(LEVEL_WORDS) or before.endswith((*LEVEL_WORDS, "belanja", "anggaran"))


def _compared(
    material: Material, aturan: Aturan, said: Row, fact: tuple[str, str], tables: Sequence[tuple[str, Kuantitas]]
) -> Iterator[Temuan]:
    what, periode = fact
    raw = text_of(said, "nilai_raw")
    money = text_of(said, "jenis") == "uang"
    read = baca(raw, uang=money)
    if read.value is None:
        return
    spoken = Kuantitas(raw=raw, value=read.value)
    if any(same_value(spoken, q) or (money and _rounded(raw, read.value, q)) for _, q in tables):
        return
    yield finding(
        material,
        aturan,
        "nilai-berbeda",
        cell=said,
        jalur=None,
        tempat=phrase(f"kalimat-{what}", teks=shortened(text_of(said, "kalimat")), periode=periode),
        tercetak=raw,
        seharusnya=tables[0][1].raw,
        hitungan=phrase("menurut-tabel"),
    )


def _rounded(raw: str, value: float, table: Kuantitas) -> bool:
    """True where an amount in words of thousands is the table's amount rounded: "Rp 9,05 miliar"."""
    bare = baca(re.sub(r"[A-Za-z]+", "", raw)).value
    if not bare or table.value is None:
        return False
    digits = re.search(r"[.,](\d+)\D*$", raw)
    step = value / bare * 10.0 ** -(len(digits[1]) if digits else 0)
    return value != bare and abs(float(table.value) - value) <= step / 2 + 0.5


def number_and_word(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A number whose words in brackets say another: "4 (lima)"."""
    seen: set[str] = set()
    for row in (*material.statements, *material.lines, *material.cells):
        text = text_of(row, "kalimat") or text_of(row, "teks")
        for match in NUMBER_AND_WORD.finditer(text):
            words = match[2].casefold().split()
            value = NUMBER_WORDS.index(words[0]) + (10 if len(words) > 1 else 0)
            if value == int(match[1]) or match[0] in seen:
                continue
            seen.add(match[0])
            yield finding(
                material,
                aturan,
                "nilai-berbeda",
                cell=row,
                tempat=phrase("kalimat", teks=shortened(text)),
                tercetak=match[0],
                seharusnya=f"{match[1]} ({NUMBER_WORDS[int(match[1])]})"
                if int(match[1]) < len(NUMBER_WORDS)
                else match[1],
                hitungan=phrase("angka-huruf"),
            )
