"""LibreOffice as a converter: .doc and .odt become .docx where it is installed. The only module that starts it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from petik.ingest.errors import FileFailed, FileRefused
from petik.ingest.settings import DEFAULT, Settings

_PROGRAMS = ("soffice", "libreoffice")
# LibreOffice follows what a document names (pictures on the net, templates) and runs its macros if nobody forbids it
_FORBIDDEN = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Inet/Settings", "ooInetProxyType", "2"),  # by hand: a proxy that is not there
    *(("Inet/Settings", f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
)


def program() -> str | None:
    """The path of LibreOffice's program, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


@contextmanager
def as_docx(path: Path, settings: Settings = DEFAULT) -> Iterator[Path]:
    """The text document at *path* as a .docx that lives as long as the context.

    Raises FileRefused where LibreOffice is not installed or does not accept the file, FileFailed where it hangs.
    """
    soffice = program()
    if soffice is None:
        raise FileRefused(
            "format .doc/.odt memerlukan LibreOffice; pasang LibreOffice (apt install libreoffice-writer) "
            "atau simpan dokumen sebagai .docx"
        )
    with tempfile.TemporaryDirectory(prefix="petik-") as folder:
        source = Path(folder) / f"masukan{path.suffix.lower() or '.doc'}"
        shutil.copyfile(path, source)  # LibreOffice leaves lock files beside what it opens
        _convert(soffice, source, Path(folder), settings.libreoffice_seconds)
        result = Path(folder) / "hasil" / "masukan.docx"
        if not result.is_file() or result.stat().st_size == 0:
            raise FileRefused("LibreOffice tidak dapat membuka dokumen ini (rusak atau dikunci kata sandi)")
        yield result


def _profile(folder: Path) -> Path:
    """A profile in which nothing is run and nothing is fetched."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _FORBIDDEN
    ).replace("Office.Inet", "Inet")
    user = folder / "profil" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n' + items + "</oor:items>\n",
        encoding="utf-8",
    )
    return folder / "profil"


def _convert(soffice: str, source: Path, folder: Path, seconds: float) -> None:
    """One conversion in a profile of its own: a second LibreOffice with the user's profile would refuse to start."""
    command = [
        soffice, f"-env:UserInstallation={_profile(folder).as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "hasil"), str(source),
    ]  # fmt: skip
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)  # soffice is a script: its child holds the work
        process.wait()
        raise FileFailed(f"LibreOffice tidak selesai dalam {seconds:g} detik") from error
