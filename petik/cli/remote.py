"""Commands whose files or folders lie at addresses: fetched before, run as ever on copies here, sent back after."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from petik.ingest.files import safe_folder
from petik.messages import Texts
from petik.process.temporary import new_folder
from petik.remote.address import Url
from petik.remote.filesystem import RemoteError
from petik.remote.inputs import fetch, outputs_below
from petik.remote.mirror import Mirror, SendingReporter
from petik.results.layout import OUTPUTS, SAID, STATE
from petik.run.progress import Closing

WRONG_USAGE, NOT_DONE = 2, 3
CODES = {"status": 2, "check": 2}  # what a command gives that could not do its work, where it is not 3
WRITING = frozenset({"extract", "check", "compare"})

Command = Callable[[argparse.Namespace, Texts], int]


def at_addresses(command: Command, given: argparse.Namespace, say: Texts) -> int:
    """Run *command* on copies of what lies at the addresses of *given*; its exit code, or that of a failure there."""
    code = CODES.get(given.command, NOT_DONE)
    here = new_folder()
    work = _Work(given, here, say)
    keep = False
    try:
        work.fetch()
        done = command(work.given, _Renamed(say, work.names))
        keep = True
        work.send()
        keep = False
        return done
    except RemoteError as error:
        print(say(error.key, **error.values), file=sys.stderr)
        if keep:
            print(say("url_kept", path=here), file=sys.stderr)
        return WRONG_USAGE if error.usage else code
    except BaseException:
        work.stopped()
        raise
    finally:
        if not keep:
            # the log lies there, and libraries have something to say until the very end
            logging.basicConfig(handlers=[logging.NullHandler()], force=True)
            safe_folder.remove_tree(here)


class _Work:
    """The command line with copies in the place of addresses."""

    def __init__(self, given: argparse.Namespace, here: Path, say: Texts) -> None:
        self.given = argparse.Namespace(**vars(given))
        self.here, self.say = here, say
        self.names: dict[str, str] = {}  # copies and what the user calls them
        self._mirrors: dict[str, Mirror] = {}
        self._fetched: set[str] = set()
        self._target: Mirror | None = None  # the one that the command writes to

    def fetch(self) -> None:
        """Copy what the command needs. Raises RemoteError."""
        given = self.given
        out: Any = getattr(given, "out", None)
        if isinstance(out, Url):
            given.out = self._folder(out)
        if hasattr(given, "sets"):
            given.sets = [self._folder(one) if isinstance(one, Url) else one for one in given.sets]
        self._target = self._written(given)
        if self._target is not None:
            self._target.try_to_write()
            given.watch = self._watch
        if hasattr(given, "paths"):
            named = ", ".join(str(path) for path in given.paths)
            given.paths = [item for path in given.paths for item in self._inputs(path, out)]
            if not given.paths:
                raise RemoteError("no_files", paths=named)
        if isinstance(getattr(given, "file", None), Url):
            given.file = self._file(given.file)

    def send(self) -> None:
        """Send what the command wrote. Raises RemoteError."""
        if self._target is not None:
            print(self.say("url_sending", url=self._target.url), file=sys.stderr)
            self._target.push()

    def stopped(self) -> None:
        """The command ended without its results."""
        if self._target is not None:
            self._target.stopped()

    def _folder(self, url: Url) -> Path:
        """The working copy of the results at *url*, one for each address."""
        if str(url) not in self._mirrors:
            folder = self.here / f"hasil-{len(self._mirrors) + 1:04d}"
            mirror = Mirror(url, folder, (STATE,) if self.given.command == "status" else (*OUTPUTS, SAID))
            mirror.pull()
            self._mirrors[str(url)] = mirror
            self.names[str(folder)] = str(url)
        return self._mirrors[str(url)].folder

    def _written(self, given: argparse.Namespace) -> Mirror | None:
        if given.command not in WRITING:
            return None
        folder = given.out if getattr(given, "out", None) is not None or given.command != "compare" else given.sets[0]
        return next((mirror for mirror in self._mirrors.values() if mirror.folder == folder), None)

    def _watch(self, reporter: Closing) -> Closing:
        return SendingReporter(reporter, self._target) if self._target is not None else reporter

    def _inputs(self, path: Any, out: Any) -> list[Any]:
        if not isinstance(path, Url):
            return [path]
        folder = self.here / f"masukan-{len(list(self.here.iterdir())) + 1}"
        print(self.say("url_fetching", url=path), file=sys.stderr)
        own = outputs_below(out if isinstance(out, Url) else None, OUTPUTS)
        found = fetch(path, folder, leave_out=lambda source: source in self._fetched or own(source))
        self._fetched |= {item.source for item in found}
        return list(found)

    def _file(self, url: Url) -> Path:
        (found, *more) = fetch(url, self.here / "berkas")
        if more or found.refusal is not None:
            raise RemoteError("file_error", file=url, message=found.refusal or "bukan satu berkas")
        self.names[str(found.path)] = str(url)
        return found.path


class _Renamed(Texts):
    """The catalogue of sentences, with addresses in the place of their copies here."""

    def __init__(self, say: Texts, names: dict[str, str]) -> None:
        super().__init__(say.language)
        self._names = names

    def __call__(self, key: str, **values: object) -> str:
        return super().__call__(key, **{name: self._shown(value) for name, value in values.items()})

    def _shown(self, value: object) -> object:
        if isinstance(value, int | float):
            return value
        text = str(value)
        for copy, address in self._names.items():
            text = text.replace(copy, address)
        return text
