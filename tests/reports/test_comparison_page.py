"""The comparison page: figures as printed, places, profiles, and nothing in it that documents could run."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from petik.compare.padanan import padanan
from petik.compare.pairs.item import items_of
from petik.compare.perbandingan import comparison_rows
from petik.datasets.files.safe import neutral
from petik.reports.comparison import SCRIPTS, write_perbandingan
from petik.reports.content.links import safe_link, takes_page
from petik.reports.content.payload import figure_text
from petik.reports.content.profiles import Position, comparisons, median, outstanding, profiles
from petik.reports.content.words import Language, comparison_words
from petik.schemas.record import Rekaman
from tests.checks.shapes import indikator, nilai, persen, q
from tests.places import ROOT

TEMPLATES = ROOT / "reports" / "templates"
POSYANDU = "posyandu-aktif-persen"


class Pohon(HTMLParser):
    """Every start tag with its attributes; the data block; all text outside of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.data, self.text, self._in = "", "", ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in = "data" if dict(attrs).get("id") == "data" else tag

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "data":
            self.data += data
        elif self._in not in ("script", "style"):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [a for t, a in self.tags if t == tag]


def rekaman(wilayah: str | None, *rows: dict[str, Any], **fields: Any) -> Rekaman:
    dokumen = {"berkas": "lkip.pdf", "jenis": "lkip", "wilayah": wilayah, "perangkat_daerah": "Dinas Kesehatan"}
    return Rekaman.model_validate({"dokumen": {**dokumen, **fields}, "indikator": list(rows)})


def posyandu(wilayah: str, value: float, periode: str = "2023", **fields: Any) -> Rekaman:
    return rekaman(
        wilayah, indikator("Persentase posyandu aktif", nilai(None, persen(value), periode=periode)), **fields
    )


def tulis(
    path: Path, records: dict[str, Rekaman], tautan: dict[str, str] | None = None, bahasa: Language = "id"
) -> tuple[str, Pohon, dict[str, Any]]:
    """The page's source, its tags and text, and the data it carries."""
    groups = padanan(list(items_of(records)), terkait=False).grup
    target = path / "perbandingan.html"
    write_perbandingan(target, groups, comparison_rows(groups, records), records, tautan, bahasa)
    html = target.read_text("utf-8")
    page = Pohon(html)
    return html, page, json.loads(page.data)


def baris(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows with the names of their columns; texts are left as numbers."""
    return [dict(zip(data["kolom"], values, strict=True)) for values in data["baris"]]


def posisi(*records: Rekaman) -> dict[str, list[Position]]:
    by_id = {f"d{n}": r for n, r in enumerate(records)}
    return profiles(comparisons(comparison_rows(padanan(list(items_of(by_id)), terkait=False).grup, by_id)))


def test_rows_carry_prints_places_and_units(tmp_path: Path) -> None:
    row = indikator(
        "Persentase posyandu aktif", nilai(persen(80), q("7 8,50", 78.5), q("98,1 %", 98.1)), satuan="Persen"
    )
    _, _, data = tulis(tmp_path, {"a": rekaman("Kabupaten Sleman", row, kode_wilayah="34.04")})
    (only,) = baris(data)
    teks = data["teks"]
    prints = [teks[only[name]] for name in ("target", "realisasi", "capaian", "satuan", "periode", "perangkat")]
    assert prints == ["80%", "7 8,50", "98,1 %", "Persen", "2023", "Dinas Kesehatan"]
    assert (only["nilai_target"], only["nilai_realisasi"], only["halaman"], only["nomor"]) == (80, 78.5, 2, 1)
    assert data["wilayah"] == [["34.04", "Kabupaten Sleman"]] and only["wilayah"] == 0
    assert teks[only["satuan_realisasi"]] == "%", "persen and % are one unit"
    assert data["dokumen"] == [["lkip.pdf", "Laporan Kinerja (LKIP)", None, False]]


def test_groups_say_how_much_they_compare_and_the_widest_comes_first(tmp_path: Path) -> None:
    dermaga = indikator("Jumlah dermaga", nilai(q("3", 3)))
    records = {
        "a": rekaman("Kabupaten Sleman", dermaga, indikator("Persentase posyandu aktif", nilai(persen(80)))),
        "b": posyandu("Kota Ambon", 70, "2022"),
        "c": posyandu("Kota Ambon", 71, "2021", perangkat_daerah="Dinas Sosial"),
        "d": rekaman(None, indikator("Persentase posyandu aktif", nilai(persen(9), periode="2021"))),
    }
    _, page, data = tulis(tmp_path, records)
    first, second = data["grup"]
    assert first["id"] == POSYANDU
    counts = [first[name] for name in ("wilayah", "perangkat", "dokumen", "tahun", "banyak")]
    assert counts == [2, 4, 4, 3, 4], "a region that was not read counts as none"
    assert (second["nama"], second["wilayah"], second["jenis"]) == ("Jumlah dermaga", 1, "jumlah")
    own = baris(data)[first["mulai"] : first["mulai"] + first["banyak"]]
    assert {r["dok"] for r in own} == {0, 1, 2, 3} and sum(r["wilayah"] == -1 for r in own) == 1
    assert "2 kelompok indikator dengan 5 baris angka dari 4 dokumen." in page.text


def test_several_values_and_doubtful_readings_are_marked(tmp_path: Path) -> None:
    row = indikator(
        "Jumlah dermaga", nilai(None, q("3", 3)), nilai(None, q("5", 5)), nilai(None, q("6", 6), periode="2022")
    )
    record = rekaman("Kota Ambon", row)
    origin = {"sumber": "text", "keyakinan": 0.5, "catatan": "pasangan tidak pasti"}
    record = Rekaman.model_validate({**record.model_dump(), "asal": {"indikator/0/nilai/1/realisasi": origin}})
    rows = {r["nilai_realisasi"]: r for r in baris(tulis(tmp_path, {"a": record})[2])}
    assert {value: (r["ganda"], r["ragu"]) for value, r in rows.items()} == {3: (1, 0), 5: (1, 1), 6: (0, 0)}


def test_rows_of_unknown_groups_and_documents_do_no_harm(tmp_path: Path) -> None:
    records = {"a": posyandu("Kota Ambon", 70), "b": posyandu("Kota Ambon", 71)}
    groups = padanan(list(items_of(records)), terkait=False).grup
    rows = comparison_rows(groups, records)
    write_perbandingan(tmp_path / "x.html", groups, rows, {})
    assert json.loads(Pohon((tmp_path / "x.html").read_text("utf-8")).data)["dokumen"][0][0] == "a"
    write_perbandingan(tmp_path / "x.html", [], rows, records)
    assert "Tidak ada indikator dengan angka" in Pohon((tmp_path / "x.html").read_text("utf-8")).text


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;/script&gt;",
    "javascript:alert(1)",
]


def hostile_record(hostile: str) -> Rekaman:
    row = indikator(hostile + " posyandu", nilai(q(hostile, 1), q(hostile, 2), q(hostile, 3)), satuan=hostile)
    return rekaman(hostile, row, berkas=hostile, perangkat_daerah=hostile)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(tmp_path: Path, hostile: str) -> None:
    html, page, data = tulis(tmp_path, {hostile: hostile_record(hostile)}, {hostile: "x:" + hostile})
    _, plain, _ = tulis(tmp_path, {"a": posyandu("Kota Ambon", 70)})
    assert [t for t, _ in page.tags] == [t for t, _ in plain.tags], "a tag that the template does not write"
    assert html.count("</script") == 2 and "<!--" not in html
    for _, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on") or name == "style"]
        assert (attrs.get("href") or "#").startswith("#") and "src" not in attrs
    assert hostile in data["teks"] and data["dokumen"][0][0] == hostile and data["dokumen"][0][2] is None


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_of_groups_stay_text_without_scripts_too(tmp_path: Path, hostile: str) -> None:
    records = {"a": posyandu("Kota Ambon", 70)}
    groups = padanan(list(items_of(records)), terkait=False).grup
    named = [replace(g, nama=hostile, jenis=hostile, satuan=hostile) for g in groups]
    write_perbandingan(tmp_path / "x.html", named, comparison_rows(named, records), records)
    page = Pohon((tmp_path / "x.html").read_text("utf-8"))
    assert page.tags == tulis(tmp_path, records)[1].tags
    assert page.text.count(hostile) == 2, "name and kind in the table for browsers without scripts"
    assert json.loads(page.data)["grup"][0]["nama"] == hostile


def test_characters_that_turn_the_direction_are_shown_by_number(tmp_path: Path) -> None:
    html, _, data = tulis(
        tmp_path, {"a": rekaman("x\u202ey\x1b", indikator("Jumlah\u2066 dermaga", nilai(q("3\u2028", 3))))}
    )
    assert not set(html) & set("\u202e\u2066\u2028\x00")
    assert data["wilayah"][0][1] == "x[U+202E]y[U+001B]" and "3\u2028" in data["teks"]


def test_page_fetches_nothing_and_runs_only_its_own_script(tmp_path: Path) -> None:
    html, page, _ = tulis(tmp_path, {"a": posyandu("Kota Ambon", 70)})
    assert not page.all("link") + page.all("iframe") + page.all("object") + page.all("base") + page.all("img")
    assert "url(" not in html and "@import" not in html and "http://" not in html and "https://" not in html
    assert "innerHTML" not in html and "eval(" not in html and "document.write" not in html
    policy = next(a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy") or ""
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for tag in ("script", "style"):
        body = html.split(f"<{tag}>", 1)[1].split(f"</{tag}>", 1)[0]
        print_ = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{print_}'" in policy, "the browser would refuse its own page"
    for part in SCRIPTS:
        assert (TEMPLATES / f"perbandingan-{part}.js").read_text("utf-8") in html


@pytest.mark.parametrize(
    "href", ["berkas/pk.pdf", "../berkas/pk%201.pdf", "pk.pdf", "file:///data/pk.pdf", "file:///C:/data/pk.pdf"]
)
def test_links_lead_to_files_beside_the_page_or_on_this_machine(tmp_path: Path, href: str) -> None:
    assert safe_link(href) == href
    _, _, data = tulis(tmp_path, {"a": posyandu("Kota Ambon", 70)}, {"a": href})
    assert data["dokumen"][0][2:] == [href, True]


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org/pk.pdf", "//server/pk.pdf", "/etc/pk.pdf", "file://server/pk.pdf", "file:////server/pk.pdf",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "a\\b.pdf", "a b.pdf", "a.pdf#page=9", "a?b",
        "", "java\nscript:alert(1)", "%zz", "file:///", "x.pdf\n",
    ],
)  # fmt: skip
def test_other_addresses_become_no_links(href: str) -> None:
    assert safe_link(href) is None


def test_only_pdf_files_open_at_a_page() -> None:
    assert takes_page("a/b.PDF") and not takes_page("a.pdf/x.docx")


def test_median_is_the_middle_or_the_mean_of_the_two_middle_ones() -> None:
    assert median([3, 1, 100]) == 3
    assert median([4, 1, 2, 100]) == 3
    assert median([7]) == 7
    with pytest.raises(ValueError, match="no values"):
        median([])


def test_profile_stands_against_the_median_of_the_other_regions() -> None:
    found = posisi(*(posyandu(f"Kabupaten {n}", v) for n, v in (("A", 90), ("B", 50), ("C", 60), ("D", 80))))
    by_region = {w: (p.median, p.others, p.better, p.worse, p.direction) for w, (p,) in found.items()}
    assert by_region == {
        "kabupaten a": (60, 3, 3, 0, 1),
        "kabupaten b": (80, 3, 0, 3, -1),
        "kabupaten c": (80, 3, 1, 2, -1),
        "kabupaten d": (60, 3, 2, 1, 1),
    }


def test_where_low_is_good_the_low_region_is_the_better_one_and_without_polarity_none_is() -> None:
    def regions(name: str) -> list[Rekaman]:
        return [rekaman(f"Kota {n}", indikator(name, nilai(None, q(str(n), n), periode="2023"))) for n in (1, 2, 3)]

    stunting = posisi(*regions("Prevalensi stunting"))
    assert [stunting[f"kota {n}"][0].direction for n in (1, 2, 3)] == [1, 0, -1]
    assert stunting["kota 1"][0].better == 2
    dermaga = posisi(*regions("Jumlah dokumen rencana"))
    assert {(p.better, p.worse, p.direction) for (p,) in dermaga.values()} == {(None, None, None)}


@pytest.mark.parametrize(
    "third",
    [
        posyandu("Kabupaten A", 60),  # differs from what the region prints elsewhere
        posyandu("Kabupaten C", 60, "2022"),
        posyandu("Kabupaten C", 60, "2023-TW4"),
        posyandu("Provinsi C", 60),
        posyandu("Provinsi C", 60, kode_wilayah="34"),
        rekaman("Kabupaten C", indikator("Persentase posyandu aktif", nilai(persen(60)))),
        rekaman("Kabupaten C", indikator("Persentase posyandu aktif", nilai(None, q("60", 60, "unit")))),
        rekaman(None, indikator("Persentase posyandu aktif", nilai(None, persen(60)))),
        rekaman(
            "Kabupaten C", indikator("Persentase posyandu aktif", nilai(None, persen(60)), nilai(None, persen(61)))
        ),
    ],
)
def test_profile_takes_only_three_regions_with_one_figure_of_the_same_kind(third: Rekaman) -> None:
    assert posisi(posyandu("Kabupaten A", 90), posyandu("Kabupaten B", 50), third) == {}


def test_profile_takes_the_newest_year_that_can_be_compared() -> None:
    records = [posyandu(f"Kabupaten {n}", v, y) for y in ("2021", "2022") for n, v in (("A", 9), ("B", 5), ("C", 6))]
    items = {f"d{n}": r for n, r in enumerate([*records, posyandu("Kabupaten A", 1, "2024")])}
    found = comparisons(comparison_rows(padanan(list(items_of(items)), terkait=False).grup, items))
    assert {found[p.comparison].tahun for ps in profiles(found).values() for p in ps} == {2022}


def test_a_figure_that_two_documents_repeat_is_one_figure() -> None:
    same = [posyandu("Kabupaten A", 90), posyandu("Kabupaten A", 90)]
    found = posisi(*same, posyandu("Kabupaten B", 50), posyandu("Kabupaten C", 60))
    assert set(found) == {"kabupaten a", "kabupaten b", "kabupaten c"} and found["kabupaten b"][0].others == 2


def test_the_most_outstanding_come_first() -> None:
    def at(number: int, better: int, worse: int, direction: int) -> Position:
        return Position(number, 0, 1.0, 4, better, worse, direction)

    many = [at(0, 3, 1, 1), at(1, 4, 0, 1), at(2, 0, 4, -1), at(3, 1, 3, -1), at(4, 2, 2, 0)]
    assert [p.comparison for p in outstanding(many, 1)] == [1, 0]
    assert [p.comparison for p in outstanding(many, -1)] == [2, 3]
    assert [p.comparison for p in outstanding(many, 0)] == [4]


def test_page_carries_profiles_with_the_figures_they_rest_on(tmp_path: Path) -> None:
    records = {n: posyandu(f"Kabupaten {n}", v) for n, v in (("A", 90.5), ("B", 50), ("C", 60.25), ("D", 80))}
    _, _, data = tulis(tmp_path, records)
    ((group, year, unit, members),) = data["profil"]["banding"]
    assert (data["grup"][group]["id"], year, unit) == (POSYANDU, 2023, "%")
    prints = {data["wilayah"][w][1]: data["teks"][baris(data)[row]["realisasi"]] for w, row in members}
    assert prints == {"Kabupaten A": "90,5%", "Kabupaten B": "50%", "Kabupaten C": "60,25%", "Kabupaten D": "80%"}
    best = data["profil"]["wilayah"][0]
    assert best["baik"] == [[0, members[0][1], "60,25", 3, 3, 0]]
    assert best["jumlah"] == {"baik": 1, "buruk": 0, "sama": 0, "tanpa": 0}


def test_computed_numbers_are_written_as_readers_write_them() -> None:
    words = comparison_words("id")
    assert [figure_text(v, words) for v in (1234.5, 60.0, -0.00001, 0.12344)] == ["1.234,5", "60", "0", "0,1234"]
    assert figure_text(1234.5, comparison_words("en")) == "1,234.5"


def test_both_languages_have_the_same_words(tmp_path: Path) -> None:
    indonesian, english = comparison_words("id"), comparison_words("en")
    assert list(indonesian.kalimat) == list(english.kalimat) and list(indonesian.benda) == list(english.benda)
    for key, text in indonesian.kalimat.items():
        assert sorted(_fillings(text)) == sorted(_fillings(english.kalimat[key])), key
    html, page, data = tulis(tmp_path, {"a": posyandu("Kota Ambon", 70)}, bahasa="en")
    assert '<html lang="en"' in html and "1 group of indicators with 1 row of figures from 1 document." in page.text
    assert data["kata"] == english.kalimat and data["dokumen"][0][1] == "Performance report (LKIP)"


def _fillings(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]


def test_every_word_the_script_asks_for_is_there() -> None:
    words = comparison_words("id").kalimat
    script = "".join((TEMPLATES / f"perbandingan-{part}.js").read_text("utf-8") for part in SCRIPTS)
    asked = {part.split('"')[0] for call in ('P.kata("', 'P.banyak("') for part in script.split(call)[1:]}
    assert len(asked) > 30
    for key in asked:
        assert any(word.startswith(key) for word in words) if key.endswith("_") else key in words, key


def test_same_input_same_bytes_and_the_day_only_where_given(tmp_path: Path) -> None:
    records = {n: posyandu(f"Kabupaten {n}", v) for n, v in (("A", 90.5), ("B", 50), ("C", 60.25))}
    first, again = tulis(tmp_path, records)[0], tulis(tmp_path, dict(reversed(records.items())))[0]
    assert first == again and "Tanggal perbandingan:" not in Pohon(first).text
    write_perbandingan(tmp_path / "x.html", [], [], {}, day=date(2025, 3, 5))
    assert "Tanggal perbandingan: 5 Maret 2025" in (tmp_path / "x.html").read_text("utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["perbandingan.html", "x.html"]


def test_browsers_without_scripts_see_the_widest_groups(tmp_path: Path) -> None:
    _, page, _ = tulis(tmp_path, {"a": posyandu("Kota Ambon", 70), "b": posyandu("Kota Misal", 70)})
    assert len(page.all("noscript")) == 1 and "memerlukan JavaScript" in page.text
    assert "Persentase posyandu aktif" in page.text


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_csv_of_the_page_is_as_safe_as_the_datasets_files() -> None:
    rng = random.Random(7)
    cells = [
        "=1+1",
        "+1",
        "-5",
        "-1.234,56 %",
        "- -",
        "@x",
        "'=x",
        "a;=b",
        "a; '-c",
        "\uff1dx",
        " =x",
        "",
        "86,5",
        "-2+3",
    ]
    cells += ["".join(rng.choices("=+-@';% 1a,.\"\n\t\r＝", k=rng.randint(1, 8))) for _ in range(500)]
    script = (TEMPLATES / "perbandingan-csv.js").read_text("utf-8")
    rows = "[['a\"b,c', null, 5, '=x']]"
    ask = f"{script};console.log(JSON.stringify([{json.dumps(cells)}.map(Petik.neutral), Petik.csv({rows})]))"
    done = subprocess.run(["node", "-e", ask], capture_output=True, text=True, check=True, encoding="utf-8")
    answers, csv = json.loads(done.stdout)
    assert answers == [neutral(cell) for cell in cells]
    assert csv == '\ufeff"a""b,c",,5,\'=x\r\n'
