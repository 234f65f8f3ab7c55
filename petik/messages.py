"""Every sentence of the command line, in Indonesian and in English. What is said about a single file is Indonesian."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final, Literal

from petik.ingest.files.visible import ACTING, MISSING

Language = Literal["id", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")
DEFAULT: Final = "id"

# key: (Indonesian, English)
TEXTS: dict[str, tuple[str, str]] = {
    "about": (
        "Membaca dokumen kinerja pemerintah daerah (PK, IKI/IKU, rencana aksi, pengukuran, LKIP) "
        "menjadi data yang dapat diperiksa.",
        "Reads the performance documents of Indonesian local governments into data that can be checked.",
    ),
    "exit_codes": (
        "Kode keluar: 0 semua terbaca; 1 sebagian berkas ditolak, gagal, atau terbaca sebagian; 2 salah pakai; "
        "3 tidak ada yang terbaca; 130 dihentikan pengguna.",
        "Exit codes: 0 everything was read; 1 some files were refused, failed or read in part; 2 wrong usage; "
        "3 nothing could be read; 130 stopped by the user.",
    ),
    "usage": ("pemakaian: ", "usage: "),
    "options": ("opsi", "options"),
    "arguments": ("argumen", "arguments"),
    "commands": ("perintah", "commands"),
    "help_help": ("tampilkan bantuan ini", "show this help"),
    "help_version": ("tampilkan versi", "show the version"),
    "help_language": ("bahasa perintah: id atau en (juga lewat PETIK_BAHASA)", "language: id or en (or PETIK_BAHASA)"),
    "help_extract": (
        "baca berkas dan folder menjadi rekaman dan tabel",
        "read files and folders into records and tables",
    ),
    "help_paths": (
        "berkas atau folder: PDF, gambar, Word, Excel, .txt, .md, .zip",
        "files or folders: PDF, images, Word, Excel, .txt, .md, .zip",
    ),
    "help_out": ("folder hasil", "folder for the results"),
    "help_again": ("baca ulang juga yang sudah terbaca", "read again what is already read"),
    "help_jobs": (
        "banyaknya berkas yang dibaca serentak (bawaan: satu per inti prosesor; 0: tanpa proses terpisah)",
        "files that are read at the same time (default: one per core; 0: without processes of their own)",
    ),
    "help_show": (
        "gambar satu halaman dengan kata, garis, sel, judul kolom, dan isian yang terbaca",
        "draw a page with the words, rulings, cells, headings and fields that were read",
    ),
    "help_kinds": (
        "jenis tiap halaman dan alasannya",
        "what kind each page is taken for and why",
    ),
    "help_headings": (
        "judul kolom tiap tabel: dikenali sebagai apa, dengan skor berapa, dan yang tidak dikenali",
        "the headings of every table: what they are taken for, with which score, and the unknown ones",
    ),
    "help_status": (
        "ceritakan keadaan folder hasil, juga selagi petik extract berjalan (kode keluar 0 selesai, 1 terhenti atau "
        "masih ada yang belum dibaca, 2 tidak ada hasil)",
        "tell how a folder of results stands, also while petik extract works (exit code 0 finished, 1 stopped or files "
        "not read yet, 2 no results)",
    ),
    "help_kunci": (
        "ganti nama orang dan NIP di semua hasil dengan nama samaran; KUNCI: berkas kunci rahasia, dibuat bila belum "
        "ada",
        "replace names of people and NIPs in all results by pseudonyms; KUNCI: file of the secret key, made where it "
        "is not there",
    ),
    "key_made": (
        "Kunci baru dibuat: {path}. Simpan terpisah dari hasil; tanpa kunci yang sama, nama samaran berikutnya lain.",
        "A new key was made: {path}. Keep it apart from the results; with another key pseudonyms will differ.",
    ),
    "key_in_out": (
        "{path}: kunci tidak boleh disimpan di folder hasil",
        "{path}: the key may not lie in the folder of results",
    ),
    "key_not_read": ("{path}: kunci tidak dapat dibaca ({reason})", "{path}: the key cannot be read ({reason})"),
    "key_short": (
        "{path}: kunci terlalu pendek; perlu sedikitnya {n} bita acak",
        "{path}: the key is too short; it needs {n} random bytes or more",
    ),
    "mask_other_key": (
        "{n} dokumen di folder ini disamarkan dengan kunci lain; baca ulang berkasnya agar samarannya sama.",
        "{n} documents of this folder are masked with another key; read their files again for the same pseudonyms.",
    ),
    "mask_mixed": (
        "{n} dokumen lain di folder ini tersamar, yang dibaca sekarang tidak: folder ini belum aman dibagikan.",
        "{n} other documents of this folder are masked, those read now are not: do not hand this folder on as masked.",
    ),
    "help_check": (
        "periksa ulang hasil petik extract dan tulis temuan serta laporan.html (kode keluar 0 bersih, 1 ada temuan, "
        "2 tidak diperiksa)",
        "check the results of petik extract again and write findings and laporan.html (exit code 0 clean, 1 findings, "
        "2 not checked)",
    ),
    "help_load": (
        "muat tabel hasil petik extract ke basis data; baris dokumen yang sama diganti, yang lain tetap",
        "load the tables of petik extract into a database; rows of the same documents are replaced, others stay",
    ),
    "help_to": (
        "alamat basis data, misalnya postgresql://pengguna@server/kinerja; kata sandi sebaiknya di ~/.pgpass",
        "URL of the database, such as postgresql://user@server/kinerja; a password is best kept in ~/.pgpass",
    ),
    "help_compare": (
        "kelompokkan indikator yang sama dari dokumen-dokumen hasil petik extract dan bandingkan nilainya menurut "
        "wilayah dan tahun (kode keluar 0 selesai, 2 salah pakai, 3 tidak ada yang dibandingkan)",
        "group the same indicators of documents that petik extract read and compare their values by region and year "
        "(exit code 0 done, 2 wrong usage, 3 nothing to compare)",
    ),
    "help_compared": (
        "folder hasil petik extract; satu folder dilengkapi di tempatnya, beberapa digabung ke folder -o",
        "folders that petik extract wrote; one is completed in place, several are united in the folder -o",
    ),
    "help_keputusan": (
        "berkas keputusan .toml atau .xlsx: indikator mana yang digabung, dipisah, atau dipastikan",
        "file of decisions, .toml or .xlsx: which indicators are merged, parted or confirmed",
    ),
    "help_union": (
        "folder untuk gabungan; wajib bila foldernya lebih dari satu",
        "folder for the union; required for more than one folder",
    ),
    "help_rules": ("daftar aturan pemeriksaan", "the list of rules"),
    "help_checked": ("folder hasil petik extract", "the folder that petik extract wrote"),
    "help_aturan": (
        "berkas TOML yang mematikan atau menyetel aturan",
        "TOML file that switches rules off or tunes them",
    ),
    "help_file": ("satu berkas", "one file"),
    "help_page": ("nomor halaman, mulai 1", "page number, from 1"),
    "help_png": ("berkas gambar PNG", "PNG file"),
    "help_dpi": ("ketajaman gambar", "resolution of the picture"),
    "wrong_usage": ("salah pakai: {message}", "wrong usage: {message}"),
    "see_help": ("lihat: {program} --help", "see: {program} --help"),
    "bad_jobs": ("--jobs harus bilangan bulat 0 atau lebih", "--jobs must be a whole number, 0 or more"),
    "bad_page": ("--page harus bilangan bulat 1 atau lebih", "--page must be a whole number, 1 or more"),
    "bad_dpi": ("--dpi harus antara 30 dan 600", "--dpi must be between 30 and 600"),
    "no_path": ("{path}: tidak ada berkas atau folder dengan nama ini", "{path}: there is no such file or folder"),
    "out_is_file": ("{path}: sudah ada berkas dengan nama ini; pilih folder", "{path} is a file; choose a folder"),
    "linked": (
        "{path}: tautan di dalam folder hasil; Petik tidak membuat tautan, isinya bisa milik orang lain: hapus atau "
        "pindahkan tautan itu",
        "{path}: a link inside the folder of results; Petik makes none, what it leads to may be somebody else's: "
        "remove the link or move it away",
    ),
    "busy": (
        "{out}: perintah petik lain sedang menulis ke folder ini; tunggu sampai selesai (lihat petik status {out})",
        "{out}: another petik command writes to this folder; wait until it ends (see petik status {out})",
    ),
    "no_write": ("{path}: tidak dapat ditulis ({reason})", "{path}: cannot be written ({reason})"),
    "no_files": ("tidak ada berkas di: {paths}", "no files in: {paths}"),
    "start": ("{files} berkas dibaca; hasil ke {out}", "reading {files} files; results go to {out}"),
    "bar": ("{done}/{all} berkas, {pages} halaman, {left}", "{done}/{all} files, {pages} pages, {left}"),
    "left": ("sisa ± {time}", "about {time} left"),
    "left_unknown": ("sisa waktu belum diketahui", "time left not yet known"),
    "seconds": ("{n} dtk", "{n} s"),
    "minutes": ("{n} mnt", "{n} min"),
    "hours": ("{n} jam {m} mnt", "{n} h {m} min"),
    "file_line": ("[{done}/{all}] {berkas}: {status}: {message}", "[{done}/{all}] {berkas}: {status}: {message}"),
    "bar_line": ("{berkas}: {status}: {message}", "{berkas}: {status}: {message}"),
    "reused": ("tidak berubah, tidak dibaca ulang", "unchanged, not read again"),
    "ok": ("terbaca", "read"),
    "partial": ("sebagian", "in part"),
    "refused": ("ditolak", "refused"),
    "failed": ("gagal", "failed"),
    "assembling": ("menyusun tabel …", "putting the tables together …"),
    "interrupted": (
        "Dihentikan. {done} dari {all} berkas selesai dan tersimpan di {out}; "
        "jalankan perintah yang sama untuk melanjutkan.",
        "Stopped. {done} of {all} files are finished and kept in {out}; run the same command to go on.",
    ),
    "interrupted_early": ("Dihentikan.", "Stopped."),
    "sum_files": (
        "Selesai dalam {time}: {files} berkas — {ok} terbaca, {partial} sebagian, {refused} ditolak, {failed} gagal.",
        "Finished in {time}: {files} files — {ok} read, {partial} in part, {refused} refused, {failed} failed.",
    ),
    "sum_so_far": (
        "Sampai di sini dalam {time}: {files} berkas — {ok} terbaca, {partial} sebagian, "
        "{refused} ditolak, {failed} gagal.",
        "So far in {time}: {files} files — {ok} read, {partial} in part, {refused} refused, {failed} failed.",
    ),
    "sum_reused": (
        "{n} berkas tidak berubah sejak pembacaan sebelumnya dan tidak dibaca ulang (--ulang membaca semuanya).",
        "{n} files have not changed since the last reading and were not read again (--ulang reads everything).",
    ),
    "sum_before": (
        "Hasil {n} berkas lain dari pembacaan sebelumnya tetap ada di folder ini.",
        "The results of {n} other files from earlier runs stay in this folder.",
    ),
    "sum_rows": (
        "Isi: {indikator} baris indikator, {anggaran} baris anggaran; "
        "{pages} halaman, {ocr} di antaranya dibaca dengan OCR.",
        "Content: {indikator} indicator rows, {anggaran} budget rows; {pages} pages, {ocr} of them read by OCR.",
    ),
    "sum_clean": (
        "Pemeriksaan: tidak ada temuan pada {documents} dokumen.",
        "Checks: nothing found in {documents} documents.",
    ),
    "sum_findings": (
        "Pemeriksaan: {told} pada {where} dari {documents} dokumen; {doubtful} temuan lain bertanda "
        "«periksa pembacaan». Buka {report}.",
        "Checks: {told} in {where} of {documents} documents; {doubtful} further findings are marked to be looked at, "
        "they may be misreadings. Open {report}.",
    ),
    "galat": ("galat", "errors"),
    "peringatan": ("peringatan", "warnings"),
    "catatan": ("catatan", "notes"),
    "rule_on": ("aktif", "on"),
    "rule_off": ("mati", "off"),
    "rules_columns": ("kode|keadaan|tingkat|toleransi|sumber", "code|state|severity|tolerance|source"),
    "nothing_to_check": (
        "{out}: tidak ada hasil petik extract di folder ini yang dapat diperiksa",
        "{out}: there are no results of petik extract in this folder that could be checked",
    ),
    "not_checked": ("tidak diperiksa: {message}", "not checked: {message}"),
    "compare_no_out": (
        "beberapa folder perlu -o FOLDER untuk gabungannya",
        "several folders need -o FOLDER for their union",
    ),
    "compare_out_is_source": (
        "{path}: gabungan tidak boleh ditulis ke salah satu folder asalnya",
        "{path}: the union cannot be written into one of the folders that it is made of",
    ),
    "compare_out_taken": (
        "{path}: sudah berisi hasil lain; pilih folder kosong untuk -o",
        "{path} holds other results; choose an empty folder for -o",
    ),
    "compare_nothing": (
        "{out}: tidak ada rekaman petik extract dengan indikator yang dapat dibandingkan",
        "{out}: there are no records of petik extract with indicators that could be compared",
    ),
    "compare_bad_record": (
        "{path}: rekaman rusak atau dari Petik versi lain; jalankan petik extract lagi",
        "{path}: the record is damaged or from another version of Petik; run petik extract again",
    ),
    "compare_renamed": (
        "{name} dari {out} berbeda dari dokumen lain yang bernama sama; di gabungan namanya {new}",
        "{name} of {out} differs from another document of that name; in the union it is called {new}",
    ),
    "compare_same": (
        "{name} dari {out} sama isinya dengan yang sudah ada; dipakai sekali",
        "{name} of {out} has the same content as one that is there already; it is used once",
    ),
    "compare_unknown": (
        "keputusan tidak dikenal (bukan bunyi, baris, atau grup di sini): {reference}",
        "unknown in the decisions (no wording, row or group here): {reference}",
    ),
    "compare_clash": ("keputusan bertentangan: {text}", "decisions contradict each other: {text}"),
    "compare_done": (
        "Perbandingan: {rows} baris indikator dari {documents} dokumen menjadi {groups} grup; {shared} grup memuat "
        "lebih dari satu dokumen; {related} pasang grup terkait.",
        "Comparison: {rows} indicator rows of {documents} documents in {groups} groups; {shared} groups hold more than "
        "one document; {related} pairs of groups are related.",
    ),
    "compare_out": (
        "Hasil di {out}: lembar Perbandingan, Padanan, dan Terkait di petik.xlsx; data/perbandingan, data/padanan, dan "
        "data/terkait (CSV dan Parquet); v_grup dan v_perbandingan di petik.duckdb.",
        "Results in {out}: the sheets Perbandingan, Padanan and Terkait of petik.xlsx; data/perbandingan, data/padanan "
        "and data/terkait (CSV and Parquet); v_grup and v_perbandingan in petik.duckdb.",
    ),
    "load_start": ("memuat {out} ke {target} …", "loading {out} into {target} …"),
    "load_done": (
        "Termuat ke {target}: {documents} dokumen dari {files} berkas, {rows} baris.",
        "Loaded into {target}: {documents} documents of {files} files, {rows} rows.",
    ),
    "load_replaced": (
        "{replaced} dokumen sudah ada di sana dan diganti; {changed} di antaranya dari berkas yang isinya berbeda.",
        "{replaced} documents were there already and are replaced; {changed} of them came from another content.",
    ),
    "load_nothing": (
        "{out}: tidak ada hasil petik extract di folder ini yang dapat dimuat",
        "{out}: there are no results of petik extract in this folder that could be loaded",
    ),
    "load_old_out": (
        "data/{table}.parquet tidak ada atau dari Petik versi lain; jalankan petik extract lagi",
        "data/{table}.parquet is missing or from another version of Petik; run petik extract again",
    ),
    "load_bad_url": (
        "salah pakai: --to perlu alamat seperti postgresql://pengguna@server/kinerja atau sqlite:///kinerja.db; "
        "tulis @ : / dalam kata sandi sebagai %40 %3A %2F",
        "wrong usage: --to needs a URL such as postgresql://user@server/kinerja or sqlite:///kinerja.db; "
        "write @ : / within a password as %40 %3A %2F",
    ),
    "load_no_such_kind": (
        "salah pakai: jenis basis data tidak dikenal: {kind}",
        "wrong usage: unknown kind of database: {kind}",
    ),
    "load_no_driver": (
        "penghubung ke {kind} belum terpasang ({package}); untuk PostgreSQL: pip install 'petik[db]'",
        "the driver for {kind} is not installed ({package}); for PostgreSQL: pip install 'petik[db]'",
    ),
    "load_no_package": (
        "petik load perlu paket yang belum terpasang ({package}); pasang dengan: pip install 'petik[db]'",
        "petik load needs a package that is not installed ({package}); install it with: pip install 'petik[db]'",
    ),
    "load_no_connect": (
        "{target}: tidak dapat terhubung ({reason})",
        "{target}: cannot connect ({reason})",
    ),
    "load_failed": (
        "{target}: tidak dimuat, basis data tetap seperti semula ({reason})",
        "{target}: not loaded, the database is as it was ({reason})",
    ),
    "load_other_columns": (
        "tidak dimuat: tabel {table} di basis data memiliki kolom lain; hapus tabel itu atau pilih basis data lain",
        "not loaded: the table {table} of the database has other columns; drop it or choose another database",
    ),
    "help_cluster": (
        "baca di komputer-komputer kluster Dask dengan penjadwal di alamat ini (tcp:// atau tls://), lihat "
        "docs/klaster.md",
        "read on the machines of the Dask cluster whose scheduler is at this address (tcp:// or tls://), see "
        "docs/klaster.md",
    ),
    "cluster_start": (
        "kluster: {machines} pekerja, {n} pekerjaan serentak",
        "cluster: {machines} workers, {n} pieces of work at the same time",
    ),
    "cluster_waiting": (
        "tidak ada pekerja kluster yang menyala; menunggu (Ctrl-C menghentikan, yang sudah terbaca tersimpan) …",
        "no worker of the cluster is switched on; waiting (Ctrl-C stops, what was read is kept) …",
    ),
    "cluster_again": ("pekerja kluster menyala lagi", "workers of the cluster are back"),
    "cluster_wrong": (
        "salah pakai: --cluster perlu alamat penjadwal seperti tcp://192.168.1.10:8786, bukan {address}",
        "wrong usage: --cluster needs the address of a scheduler such as tcp://192.168.1.10:8786, not {address}",
    ),
    "cluster_no_package": (
        "--cluster perlu paket yang belum terpasang ({package}); pasang dengan: pip install 'petik[klaster]'",
        "--cluster needs a package that is not installed ({package}); install it with: pip install 'petik[klaster]'",
    ),
    "cluster_failed": (
        "{address}: penjadwal tidak menjawab ({reason})",
        "{address}: the scheduler does not answer ({reason})",
    ),
    "cluster_no_certificate": (
        "{address}: sertifikat untuk tls:// belum diatur (~/.config/dask/), lihat docs/klaster.md",
        "{address}: no certificate is configured for tls:// (~/.config/dask/), see docs/klaster.md",
    ),
    "cluster_bare_scheduler": (
        "{address}: penjadwal tidak dapat memakai Petik ({reason}); jalankan dari lingkungan Python yang memuat Petik",
        "{address}: the scheduler cannot use Petik ({reason}); start it in the Python environment that has Petik",
    ),
    "cluster_other_scheduler": (
        "{address}: Petik di penjadwal versi lain; samakan versinya, lalu jalankan lagi penjadwalnya",
        "{address}: the scheduler has another Petik; install the same version and start the scheduler again",
    ),
    "cluster_nobody": (
        "{address}: tidak ada pekerja yang dapat dipakai; jalankan di tiap komputer: dask worker {address}",
        "{address}: there are no workers that can be used; run on each machine: dask worker {address}",
    ),
    "cluster_lost": (
        "{address}: hubungan ke penjadwal putus; yang sudah terbaca tersimpan",
        "{address}: the connection to the scheduler is lost; what was read is kept",
    ),
    "cluster_other_program": (
        "pekerja {machine} tidak dipakai: Petik di sana versi lain ({theirs}, di sini {ours}); samakan versinya",
        "the worker {machine} is not used: it has another Petik ({theirs}, here {ours}); install the same version",
    ),
    "cluster_no_petik": (
        "pekerja {machine} tidak dipakai: Petik di sana tidak dapat dijalankan ({reason})",
        "the worker {machine} is not used: Petik cannot be run there ({reason})",
    ),
    "cluster_no_tesseract": (
        "pekerja {machine} tidak dipakai: Tesseract bahasa Indonesia belum terpasang di sana",
        "the worker {machine} is not used: Tesseract with Indonesian is not installed there",
    ),
    "url_wrong": (
        "salah pakai: {url} bukan alamat yang dikenal; contoh: s3://wadah/folder",
        "wrong usage: {url} is not an address; an example: s3://bucket/folder",
    ),
    "url_unknown": (
        "salah pakai: jenis alamat tidak dikenal: {protocol}://",
        "wrong usage: unknown kind of address: {protocol}://",
    ),
    "url_no_package": (
        "alamat {protocol}:// perlu paket yang belum terpasang ({package}); untuk s3://: pip install 'petik[awan]'",
        "{protocol}:// needs a package that is not installed ({package}); for s3://: pip install 'petik[awan]'",
    ),
    "url_not_there": ("{url}: tidak ada wadah atau folder ini", "{url}: there is no such bucket or folder"),
    "url_forbidden": ("{url}: tidak ada izin ({reason})", "{url}: no permission ({reason})"),
    "url_failed": ("{url}: tidak dapat dijangkau ({reason})", "{url}: cannot be reached ({reason})"),
    "url_kept": (
        "Hasilnya tidak terkirim; salinannya ada di {path}",
        "The results were not sent; their copy is in {path}",
    ),
    "url_fetching": ("mengambil berkas dari {url} …", "fetching files from {url} …"),
    "url_sending": ("mengirim hasil ke {url} …", "sending the results to {url} …"),
    "status_nothing": (
        "{out}: tidak ada hasil petik extract di folder ini",
        "{out}: there are no results of petik extract in this folder",
    ),
    "status_running": (
        "Sedang berjalan sejak {time} (proses {pid}): {done} dari {all} berkas selesai, {left} belum.",
        "Running since {time} (process {pid}): {done} of {all} files are finished, {left} are not.",
    ),
    "status_stopped": (
        "Terhenti; jalankan perintah yang sama untuk melanjutkan. Pembacaan sejak {time}: {done} dari {all} berkas "
        "selesai, {left} belum.",
        "Stopped; run the same command to go on. Of the run since {time}, {done} of {all} files are finished, "
        "{left} are not.",
    ),
    "status_elsewhere": (
        "Sedang dibaca dari komputer lain sejak {time}, atau terhenti mendadak: {done} dari {all} berkas selesai, "
        "{left} belum.",
        "Being read from another machine since {time}, or ended suddenly: {done} of {all} files are finished, {left} "
        "are not.",
    ),
    "status_finished": ("Selesai: tidak ada pembacaan yang berjalan.", "Finished: nothing is being read."),
    "status_files": (
        "{files} berkas — {ok} terbaca, {partial} sebagian, {refused} ditolak, {failed} gagal.",
        "{files} files — {ok} read, {partial} in part, {refused} refused, {failed} failed.",
    ),
    "status_pages": (
        "{pages} halaman terbaca, {ocr} di antaranya dengan OCR (berkas yang sama dihitung sekali).",
        "{pages} pages read, {ocr} of them by OCR (the same file handed in twice counts once).",
    ),
    "status_slowest": ("Paling lama dibaca:", "Slowest to read:"),
    "status_slow": ("  {time}: {berkas} ({pages} halaman)", "  {time}: {berkas} ({pages} pages)"),
    "status_slow_unpaged": ("  {time}: {berkas}", "  {time}: {berkas}"),
    "status_failures": ("Gagal atau ditolak, yang terakhir dahulu:", "Failed or refused, the last ones first:"),
    "status_failure": ("  {berkas}: {status}: {message}", "  {berkas}: {status}: {message}"),
    "status_more": ("  … dan {n} lagi", "  … and {n} more"),
    "status_same": ("Berkas yang sama isinya:", "Files with the same content:"),
    "status_same_files": ("  {files}", "  {files}"),
    "sum_out": (
        "Hasil di {out}: petik.xlsx untuk Excel, data/ untuk CSV dan Parquet, petik.duckdb untuk SQL, "
        "records/ satu rekaman per berkas.",
        "Results in {out}: petik.xlsx for Excel, data/ for CSV and Parquet, petik.duckdb for SQL, "
        "records/ one record per file.",
    ),
    "sum_next_bad": (
        "Lihat dahulu {berkas}: kolom pesan menjelaskan {n} berkas yang ditolak, gagal, atau terbaca sebagian.",
        "Look first at {berkas}: the column pesan explains the {n} files that were refused, failed or read in part.",
    ),
    "sum_next_show": (
        "Bila ada bacaan yang janggal: petik show BERKAS --page N -o halaman.png",
        "If a reading looks odd: petik show FILE --page N -o page.png",
    ),
    "shown": ("halaman {page} digambar ke {path}", "page {page} is drawn to {path}"),
    "no_page": (
        "halaman {page} tidak ada; berkas ini memiliki {pages} halaman",
        "no page {page} of {pages}",
    ),
    "file_error": ("{file}: {message}", "{file}: {message}"),
    "unexpected": (
        "{file}: kesalahan tak terduga ({kind}); rinciannya di {log}, mohon dilaporkan",
        "{file}: an unexpected error ({kind}); details are in {log}, please report it",
    ),
    "kinds_columns": ("halaman|jenis|skor|alasan", "page|kind|score|reasons"),
    "kinds_none": ("tidak ada halaman yang dapat dinilai", "there are no pages to judge"),
    "headings_columns": (
        "halaman|tabel|kolom|judul tercetak|kolom baku|periode|skor|alasan",
        "page|table|column|heading|canonical column|period|score|reason",
    ),
    "headings_none": ("tidak ada tabel yang ditemukan", "no tables were found"),
    "headings_unknown": ("Judul yang tidak dikenali ({n}):", "Headings that matched nothing ({n}):"),
    "headings_all_known": ("Semua judul dikenali.", "All headings were recognised."),
    "empty_heading": ("(tanpa judul)", "(no heading)"),
    "legend_word": ("kata", "word"),
    "legend_word_low": ("kata, keyakinan rendah", "word, low confidence"),
    "legend_ruling": ("garis", "ruling"),
    "legend_cell": ("sel tabel", "table cell"),
    "legend_heading": ("judul kolom dikenali", "heading recognised"),
    "legend_heading_unknown": ("judul kolom tidak dikenali", "heading not recognised"),
    "legend_teks": ("isian teks", "text field"),
    "legend_angka": ("target, realisasi, capaian", "target, realisasi, capaian"),
    "legend_uang": ("anggaran", "budget"),
    "legend_orang": ("pejabat dan jabatan", "people and posts"),
    "legend_dokumen": ("fakta dokumen", "facts of the document"),
    "legend_mark": ("tanda tangan atau stempel", "signature or stamp"),
}


class TellError(Exception):
    """What to tell the user, as key and values of a sentence. `usage`: the user's words are to blame."""

    def __init__(self, key: str, usage: bool = False, **values: object) -> None:
        super().__init__(key)
        self.key, self.usage, self.values = key, usage, values


class Texts:
    """The catalogue in one language: `say("sum_rows", …)`."""

    def __init__(self, language: str = DEFAULT) -> None:
        self.language: Language = next((known for known in LANGUAGES if known == language), DEFAULT)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence with *values* in it; names and messages among them cannot act on the terminal."""
        shown = {k: v if isinstance(v, int | float) else ACTING.sub(MISSING, str(v)) for k, v in values.items()}
        return TEXTS[key][LANGUAGES.index(self.language)].format(**shown)

    def duration(self, seconds: float) -> str:
        """Seconds in words: "40 dtk", "12 mnt", "3 jam 5 mnt"."""
        if seconds < 90:
            return self("seconds", n=max(1, round(seconds)))
        minutes = round(seconds / 60)
        return self("minutes", n=minutes) if minutes < 90 else self("hours", n=minutes // 60, m=minutes % 60)


def language_of(argv: Sequence[str]) -> str:
    """The language that the command line or PETIK_BAHASA asks for; needed before the command line can be parsed."""
    for i, word in enumerate(argv):
        if word.startswith("--bahasa="):
            return word.partition("=")[2]
        if word == "--bahasa" and i + 1 < len(argv):
            return argv[i + 1]
    return os.environ.get("PETIK_BAHASA", DEFAULT)
