"""Hostile files of rules (`--aturan`) and decisions (`--keputusan`): what keeps a parser busy, ends it with an error
of its own, silences a rule, or acts on the terminal."""

from __future__ import annotations

from petik.samples.hostile.office import far_sheet, laughing_sheet

_SCREEN = r"\u001b[31mmerah\u001b[2J"  # as TOML writes it


def rules() -> dict[str, bytes]:
    """Files of rules by name, none of which may be taken."""
    lines = "\n".join(".".join("a" * 400) + f".b{n} = 1" for n in range(600))
    texts = {
        "bersarang.toml": "x = " + "[" * 5_000 + "]" * 5_000,
        "kurung.toml": "x = " + "{a=" * 3_000 + "1" + "}" * 3_000,
        "angka_panjang.toml": "keyakinan_minimal = " + "9" * 5_000,
        "kunci_panjang.toml": ".".join("a" * 20_000) + " = 1",
        "kunci_banyak.toml": lines,
        "kunci_dalam.toml": "x = {" + ".".join(['"a"'] * 20_000) + " = 1}",
        "bukan_angka.toml": "keyakinan_minimal = nan",
        "di_luar.toml": "keyakinan_minimal = 7",
        "tak_hingga.toml": "[aturan.capaian-tidak-cocok]\ntoleransi = { poin = inf }",
        "negatif.toml": "[aturan.capaian-tidak-cocok]\ntoleransi = { poin = -1 }",
        "layar_kode.toml": f'[aturan."{_SCREEN}"]\naktif = false',
        "layar_isian.toml": f'"{_SCREEN}" = 1',
        "layar_toleransi.toml": f'[aturan.capaian-tidak-cocok]\ntoleransi = {{ "{_SCREEN}" = 1 }}',
        "besar.toml": "# " + "x" * 3_000_000,
    }
    return {**{name: text.encode() for name, text in texts.items()}, "bukan_utf8.toml": b"# \xe9"}


def decisions() -> dict[str, bytes]:
    """Files of decisions by name, none of which may be taken."""
    texts = {
        "bersarang.toml": "gabung = " + "[" * 5_000 + "]" * 5_000,
        "layar.toml": f'[[gabung]]\nanggota = ["{_SCREEN}"]',
        "panjang.toml": '[[pisah]]\nini = "' + "x" * 100_000 + '"',
        "bagian.toml": f'["{_SCREEN}"]',
    }
    books = {"jauh.xlsx": far_sheet(), "tawa.xlsx": laughing_sheet(), "kosong.xlsx": b"", "bukan.xlsx": b"PK\3\4" * 40}
    return {**{name: text.encode() for name, text in texts.items()}, **books}
