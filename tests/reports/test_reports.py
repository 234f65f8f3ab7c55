"""The report for people: hostile text stays text, filters find their data, nothing is fetched, nothing is lost."""

from __future__ import annotations

import base64
import hashlib
import struct
import zlib
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from petik.reports import findings as laporan
from petik.reports.content.words import Language, words_of
from petik.reports.findings import write_report
from petik.reports.page.frame import Material
from petik.schemas.aturan import EntriAturan, daftar_aturan
from petik.schemas.temuan import Temuan

ATURAN = daftar_aturan().aturan
ID = words_of("id")
VOID = {"meta", "img", "input", "br", "link", "hr"}


class Pohon(HTMLParser):
    """Every start tag with its attributes, and the text; fails where tags do not close in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str, kelas: str | None = None) -> list[dict[str, str | None]]:
        return [a for t, a in self.tags if t == tag and (kelas is None or kelas in (a.get("class") or "").split())]


def dok(dok_id: str = "pk", **fields: Any) -> dict[str, Any]:
    return {
        "dok_id": dok_id, "berkas": f"{dok_id}.pdf", "jenis": "pk", "wilayah": "Kabupaten Contoh",
        "kode_wilayah": "99.01", "perangkat_daerah": "Dinas Contoh", "tahun": 2024, "jumlah_indikator": 3,
        "jumlah_anggaran": 2, **fields,
    }  # fmt: skip


def salah(kode: str = "jumlah-tidak-cocok", dok_id: str = "pk", **fields: Any) -> Temuan:
    values: dict[str, Any] = {
        "tingkat": "galat", "halaman": 2, "tercetak": "1.250", "seharusnya": "1.200", "hitungan": "700 + 500 = 1.200",
        "kalimat": "Jumlah anggaran tercetak 1.250.", "kalimat_en": "The total is printed as 1.250.", **fields,
    }  # fmt: skip
    return Temuan(kode=kode, dok_id=dok_id, **values)


def png(lebar: int = 4, tinggi: int = 3) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\xc0" * lebar) * tinggi)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def tulis(
    tmp_path: Path,
    dokumen: Sequence[dict[str, Any]] = (),
    temuan: Sequence[Temuan] = (),
    berkas: Sequence[dict[str, Any]] = (),
    aturan: Sequence[EntriAturan] = ATURAN,
    picture: Any = lambda item: None,
    bahasa: Language = "id",
) -> tuple[str, Pohon]:
    path = tmp_path / "laporan.html"
    write_report(path, Material(dokumen, berkas, temuan, aturan, words_of(bahasa)), picture)
    html = path.read_text("utf-8")
    return html, Pohon(html)


def test_head_says_the_counts_in_words(tmp_path: Path) -> None:
    documents = [dok("a"), dok("b"), dok("c")]
    findings = [salah(dok_id="a"), salah(dok_id="a", tingkat="catatan"), salah(dok_id="b", periksa_pembacaan=True)]
    files = [{"berkas": f"{n}.pdf", "status": "ok"} for n in "abc"] + [{"berkas": "d.pdf", "status": "failed"}]
    _, page = tulis(tmp_path, documents, findings, files)
    assert "Terbaca 3 dokumen dari 4 berkas yang diserahkan." in page.text
    assert "1 berkas tidak terbaca seutuhnya." in page.text
    assert "Ada 3 temuan pada 2 dokumen; 1 dokumen tanpa temuan." in page.text
    assert "1 temuan bertanda «periksa pembacaan»" in page.text


def test_finding_shows_print_expectation_computation_place_and_confidence(tmp_path: Path) -> None:
    _, page = tulis(tmp_path, [dok()], [salah(keyakinan=0.999, jalur="anggaran/3/persen", kolom="persen")])
    for text in ("Jumlah anggaran tercetak 1.250.", "1.250", "1.200", "700 + 500 = 1.200", "Halaman 2", "99 %"):
        assert text in page.text
    assert "baris anggaran ke-4, kolom persen" in page.text


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "\"><img src=x onerror='alert(1)'>",
        "' onmouseover='alert(1)",
        "javascript:alert(1)",
        "{{ 7 * 7 }}{% raw %}",
        "</title></svg></style><b>",
        "<!-- ]]> &lt;",
    ],
)
def test_hostile_text_stays_text_wherever_it_stands(tmp_path: Path, hostile: str) -> None:
    rule = ATURAN[0].model_copy(update={"sumber": hostile})
    document = dok(hostile, berkas=hostile, wilayah=hostile, kode_wilayah=None, perangkat_daerah=hostile, jenis=hostile)
    finding = salah(
        hostile,
        hostile,
        kalimat=hostile,
        tercetak=hostile,
        seharusnya=hostile,
        hitungan=hostile,
        jalur=hostile,
        kolom=hostile,
    )
    files = [{"berkas": hostile, "status": hostile, "pesan": hostile}]
    _, page = tulis(tmp_path, [document, {**document, "dok_id": "bersih"}], [finding], files, [rule])
    _, plain = tulis(
        tmp_path, [dok(), dok("bersih")], [salah(kolom="x")], [{"berkas": "x", "status": "failed"}], ATURAN[:1]
    )
    assert len(page.all("script")) == 1
    assert {t for t, _ in page.tags} == {t for t, _ in plain.tags}, "a tag that the template does not write"
    for tag, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on") or name == "style"]
        assert (attrs.get("href") or "#").startswith("#"), f"{tag} leads out of the page"
        assert (attrs.get("src") or "data:image/png;base64,").startswith("data:image/png;base64,")
    assert page.text.count(hostile) >= 10


def test_characters_that_turn_the_direction_are_shown_by_number(tmp_path: Path) -> None:
    findings = [salah(tercetak="laporan\u202efdp.exe", kalimat="a\u2066b\x00c\x1bd")]
    html, page = tulis(tmp_path, [dok(berkas="x\u202ey.pdf", perangkat_daerah="rusak \udce9")], findings)
    assert not set(html) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b")
    assert "laporan[U+202E]fdp.exe" in page.text
    assert "a[U+2066]b[U+0000]c[U+001B]d" in page.text
    assert "rusak \ufffd" in page.text


def test_page_fetches_nothing_and_runs_only_its_own_script(tmp_path: Path) -> None:
    html, page = tulis(tmp_path, [dok()], [salah()], picture=lambda item: png())
    assert not page.all("link") + page.all("iframe") + page.all("object") + page.all("base")
    assert "url(" not in html and "@import" not in html and "http://" not in html and "https://" not in html
    policy = next(a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy") or ""
    assert "default-src 'none'" in policy
    for tag in ("script", "style"):
        body = html.split(f"<{tag}>", 1)[1].split(f"</{tag}>", 1)[0]
        print_ = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{print_}'" in policy, "the browser would refuse its own page"


def test_filters_offer_exactly_what_findings_carry(tmp_path: Path) -> None:
    documents = [dok("a"), dok("b", wilayah="Kota Misal", kode_wilayah="99.71"), dok("bersih")]
    findings = [salah(dok_id="a"), salah("nip-ganda", "b", tingkat="catatan", periksa_pembacaan=True)]
    _, page = tulis(tmp_path, documents, findings)
    cards = page.all("article", "temuan")
    values = {a.get("value") for a in page.all("option")} | {a.get("value") for a in page.all("input")}
    for card in cards:
        assert {card["data-wilayah"], card["data-dok"], card["data-kode"], card["data-tingkat"]} <= values
    assert [c["data-periksa"] for c in cards] == ["0", "1"]
    assert sum(a.get("value", "") != "" for a in page.all("option")) == 2 + 2 + 2 + 2  # region, document, rule, reading
    assert "hidden" in next(a for a in page.all("form")), "without JavaScript there is no dead form"
    assert not any("hidden" in card for card in cards), "without JavaScript everything is visible"


def test_every_link_leads_to_a_place_in_the_page(tmp_path: Path) -> None:
    _, page = tulis(tmp_path, [dok(), dok("lain")], [salah(), salah("tak-dikenal", "hilang")])
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    links = [a["href"] for a in page.all("a")]
    assert links and {(href or "")[1:] for href in links} <= set(ids)


def test_heat_map_counts_documents_by_rules(tmp_path: Path) -> None:
    findings = [salah(dok_id="a")] * 3 + [salah("nip-ganda", "a"), salah("nip-ganda", "b")] + [salah(dok_id="b")] * 12
    _, page = tulis(tmp_path, [dok("a"), dok("b"), dok("c")], findings)
    cells = [(a["data-dok"], a["data-kode"], a["title"]) for a in page.all("a") if "data-dok" in a and "data-kode" in a]
    assert [(d, k, (t or "").rsplit(": ", 1)[1]) for d, k, t in cells] == [
        ("d1", "jumlah-tidak-cocok", "3 temuan"),
        ("d1", "nip-ganda", "1 temuan"),
        ("d2", "jumlah-tidak-cocok", "12 temuan"),
        ("d2", "nip-ganda", "1 temuan"),
    ]
    assert [len(page.all("td", f"g{n}")) for n in range(5)] == [2, 2, 1, 0, 1]


def test_finding_of_an_unlisted_document_or_rule_is_not_lost(tmp_path: Path) -> None:
    _, page = tulis(tmp_path, [dok()], [salah("aturan-baru", "tak-ada")])
    assert len(page.all("article", "temuan")) == 1
    assert "Dokumen ini tidak ada dalam daftar dokumen." in page.text
    assert "Aturan baru" in page.text


def test_no_findings_is_said_and_not_called_clean(tmp_path: Path) -> None:
    _, page = tulis(tmp_path, [dok()], [])
    assert "Tidak ada temuan." in page.text and "Itu hanya berarti" in page.text
    assert not page.all("form") and not page.all("svg") and "pk.pdf" in page.text
    _, nothing = tulis(tmp_path)
    assert "Terbaca 0 dokumen." in nothing.text


def test_unread_files_with_their_message(tmp_path: Path) -> None:
    files = [
        {"berkas": "baik.pdf", "status": "ok", "pesan": None},
        {"berkas": "kunci.pdf", "status": "refused", "pesan": "Berkas ini berkata sandi."},
        {"berkas": "putus.pdf", "status": "partial", "pesan": float("nan")},
    ]
    _, page = tulis(tmp_path, [], [], files)
    rows = page.text[page.text.index("Berkas berikut tidak terbaca") : page.text.rindex("Penjelasan aturan")]
    assert "kunci.pdf" in rows and "ditolak" in rows and "Berkas ini berkata sandi." in rows
    assert "putus.pdf" in rows and "(tanpa keterangan)" in rows and "baik.pdf" not in rows
    assert "1 berkas tidak terbaca dan tidak diperiksa sama sekali." in rows


def test_what_was_not_checked_names_rules_and_documents(tmp_path: Path) -> None:
    rules = [ATURAN[0].model_copy(update={"aktif": False}), *ATURAN[1:]]
    documents = [dok("a"), dok("b"), dok("kosong", jumlah_indikator=0, jumlah_anggaran=0), dok("lepas", tahun=None)]
    documents.append(dok("sendiri", tahun=2020))
    _, page = tulis(tmp_path, documents, [], aturan=rules)
    text = page.text[page.text.index("Aturan yang dimatikan") :]
    part = {name: text.index(name) for name in ("Angka rusak", "kosong.pdf", "lepas.pdf", "sendiri.pdf", "dimatikan\n")}
    assert list(part.values()) == sorted(part.values())
    assert "a.pdf" not in text


def test_every_rule_is_explained_with_its_source_in_both_languages(tmp_path: Path) -> None:
    for bahasa in ("id", "en"):
        _, page = tulis(tmp_path, [dok()], [salah()], bahasa=bahasa)
        assert words_of(bahasa)("aturan_tanpa_arti") not in page.text
        for rule in ATURAN:
            assert rule.kode in page.text and rule.sumber in page.text and rule.kode in words_of(bahasa).aturan


def test_english_report_takes_the_english_sentence(tmp_path: Path) -> None:
    html, page = tulis(tmp_path, [dok()], [salah()], bahasa="en")
    assert '<html lang="en"' in html
    assert "The total is printed as 1.250." in page.text and "Jumlah anggaran tercetak" not in page.text
    assert "There are 1 finding in 1 document" not in page.text


def test_both_languages_have_the_same_words() -> None:
    indonesian, english = words_of("id").model_dump(), words_of("en").model_dump()
    for part, words in indonesian.items():
        if isinstance(words, dict):
            assert list(words) == list(english[part]), part
    assert len(indonesian["bulan"]) == len(english["bulan"]) == 12


def test_severe_findings_first_then_by_page_and_unsure_ones_last(tmp_path: Path) -> None:
    findings = [
        salah(kalimat="satu", tingkat="catatan", halaman=1),
        salah(kalimat="dua", halaman=9),
        salah(kalimat="tiga", halaman=3, periksa_pembacaan=True),
        salah(kalimat="empat", halaman=4),
    ]
    _, page = tulis(tmp_path, [dok()], findings)
    order = [page.text.index(word, page.text.index("pk.pdf")) for word in ("empat", "dua", "tiga", "satu")]
    assert order == sorted(order)


def test_regions_stand_in_the_order_of_their_codes_and_the_unread_one_last(tmp_path: Path) -> None:
    documents = [
        dok("z", wilayah=None, kode_wilayah=None),
        dok("y", wilayah="Kota Misal", kode_wilayah="99.71"),
        dok("x", wilayah="KAB. CONTOH", kode_wilayah="99.01", perangkat_daerah="Badan Lain"),
        dok("w"),
    ]
    _, page = tulis(tmp_path, documents, [salah(dok_id=d) for d in "wxyz"])
    assert [a["data-wilayah"] for a in page.all("section", "dokumen")] == ["w1", "w1", "w2", "w3"]
    assert "Wilayah tidak terbaca" in page.text


def test_pictures_are_embedded_for_the_most_severe_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laporan, "PICTURES_ONE_PAGE", 2)
    asked: list[str] = []

    def picture(item: Temuan) -> bytes | None:
        asked.append(item.tingkat)
        return png(8, 5) if item.halaman else None

    findings = [salah(tingkat="catatan"), salah(tingkat="peringatan"), salah(halaman=None), salah()]
    _, page = tulis(tmp_path, [dok()], findings, picture=picture)
    images = page.all("img")
    assert asked == ["galat", "galat", "peringatan"]
    assert [(a["width"], a["height"]) for a in images] == [("8", "5")] * 2
    assert base64.b64decode((images[0]["src"] or "").partition(",")[2]) == png(8, 5)
    assert "Gambar ditampilkan untuk" in page.text


def test_pictures_are_asked_for_page_by_page(tmp_path: Path) -> None:
    asked: list[tuple[str, int | None]] = []

    def picture(item: Temuan) -> None:
        asked.append((item.dok_id, item.halaman))

    places = [("b.pdf", 2), ("a.pdf", 9), ("b.pdf", 1), ("a.pdf", 9), ("b.pdf", 2)]
    tulis(tmp_path, [dok()], [salah(dok_id=d, halaman=h) for d, h in places], picture=picture)
    assert asked == sorted(places)


def test_several_threads_give_the_same_report_and_what_is_raised_comes_through(tmp_path: Path) -> None:
    findings = [salah(dok_id=d, halaman=h) for h in range(1, 9) for d in "ab"]

    def picture(item: Temuan) -> bytes:
        return png(item.halaman or 1, 5)

    def broken(item: Temuan) -> bytes:
        raise OSError(item.dok_id)

    path = tmp_path / "laporan.html"
    pages = []
    for serentak in (1, 3):
        write_report(path, Material([dok()], [], findings, ATURAN, ID), picture, at_once=serentak)
        pages.append(path.read_bytes())
    assert pages[0] == pages[1]
    with pytest.raises(OSError, match="a"):
        write_report(path, Material([dok()], [], findings, ATURAN, ID), broken, at_once=3)
    assert path.read_bytes() == pages[0]


def test_report_is_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "laporan.html"
    path.write_text("yang lama")
    with pytest.raises(ValueError, match="PNG"):
        write_report(path, Material([dok()], [], [salah()], ATURAN, ID), lambda item: b"<svg onload=alert(1)>")
    assert path.read_text() == "yang lama"
    assert [p.name for p in tmp_path.iterdir()] == ["laporan.html"]
    html, _ = tulis(tmp_path, [dok()], [salah()])
    assert html.startswith("<!DOCTYPE html>") and html.rstrip().endswith("</html>")


def test_same_input_same_bytes_and_the_day_only_where_given(tmp_path: Path) -> None:
    first, _ = tulis(tmp_path, [dok()], [salah()])
    second, _ = tulis(tmp_path, [dok()], [salah()])
    assert first == second and "Tanggal pemeriksaan" not in first
    path = tmp_path / "hari.html"
    write_report(path, Material([dok()], [], [salah()], ATURAN, ID, date(2025, 3, 5)), lambda item: None)
    assert "Tanggal pemeriksaan: 5 Maret 2025" in path.read_text("utf-8")


def test_a_thousand_findings_stay_readable(tmp_path: Path) -> None:
    documents = [dok(f"d{n}", kode_wilayah=f"99.{n % 40:02}", wilayah=f"Kabupaten {n % 40}") for n in range(100)]
    findings = [salah(ATURAN[n % len(ATURAN)].kode, f"d{n % 90}", halaman=n) for n in range(1000)]
    _, page = tulis(tmp_path, documents, findings, picture=lambda item: png())
    assert len(page.all("article", "temuan")) == 1000 and len(page.all("img")) == 300
    assert "11 wilayah lainnya" in page.text, "the chart stays readable with many regions"


def banyak(monkeypatch: pytest.MonkeyPatch) -> tuple[list[dict[str, Any]], list[Temuan], list[dict[str, Any]]]:
    """Four documents of two regions and of none, where three are too many for one page."""
    monkeypatch.setattr(laporan, "ONE_PAGE", 3)
    rows = [
        dok("a"),
        dok("b"),
        dok("c", kode_wilayah="12.03", wilayah="Kab. Ürün/Çi <b>"),
        dok("d", kode_wilayah=None, wilayah=None),
    ]
    findings = [salah(dok_id="a"), salah(dok_id="a", tingkat="catatan"), salah(dok_id="c"), salah(dok_id="hilang")]
    files = [{"berkas": f"{n}.pdf", "status": "ok", "rekaman": f"records/{n}.json"} for n in "abd"]
    files.append({"berkas": "c.pdf", "status": "partial", "rekaman": "records/c.json"})
    files.append({"berkas": "x", "status": "failed"})
    return rows, findings, files


def test_many_documents_have_a_page_per_region_and_one_that_leads_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, page = tulis(tmp_path, *banyak(monkeypatch))
    links = dict.fromkeys(a["href"] for a in page.all("a") if not (a["href"] or "").startswith("#"))
    names = ["12.03-kab-urun-ci-b.html", "99.01-kabupaten-contoh.html", "wilayah-tidak-terbaca.html"]
    assert list(links) == [f"laporan/{name}" for name in names]
    assert sorted(path.name for path in (tmp_path / "laporan").iterdir()) == names
    assert "Terbaca 4 dokumen dari 5 berkas" in page.text and "2 dokumen, 1 di antaranya bertemuan" in page.text
    assert page.all("article") == []
    pages = {name: Pohon((tmp_path / "laporan" / name).read_text("utf-8")) for name in names}
    assert [len(found.all("article")) for found in pages.values()] == [1, 2, 1]
    assert "Kab. Ürün/Çi <b>: laporan mutu" in pages[names[0]].text and pages[names[0]].all("b") == []
    assert "1 berkas tidak terbaca seutuhnya" in pages[names[0]].text
    assert all({"href": "../laporan.html"} in found.all("a") for found in pages.values())


def test_pages_of_an_earlier_report_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, findings, files = banyak(monkeypatch)
    tulis(tmp_path, rows, findings, files)
    (tmp_path / "laporan" / "catatan.html").write_text("milik orang lain")
    tulis(tmp_path, rows[:3], findings, files)
    assert [path.name for path in (tmp_path / "laporan").iterdir()] == ["catatan.html"]
    monkeypatch.setattr(laporan, "ONE_PAGE", 1)
    written = write_report(tmp_path / "laporan.html", Material(rows[:2], [], [], ATURAN, ID), lambda _: None)
    assert written == [tmp_path / "laporan.html"], "one region needs no page above it"


def test_regions_of_one_name_do_not_share_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laporan, "ONE_PAGE", 1)
    rows = [dok(n, kode_wilayah=None, wilayah=w) for n, w in zip("abc", ("Kota É", "Kota E", "***"), strict=True)]
    tulis(tmp_path, rows)
    names = sorted(path.name for path in (tmp_path / "laporan").iterdir())
    assert names == ["kota-e-2.html", "kota-e.html", "wilayah.html"]
