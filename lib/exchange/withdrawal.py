"""Taking a file of observations out of a folder on purpose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from lib.errors import UnknownFile
from lib.exchange.difference import Difference, difference
from lib.exchange.publish import Author, Place, Returned, alone, now
from lib.exchange.trial import trial
from lib.load.folder import Role, scan
from lib.store.build import load_folder
from lib.store.commit import Draft, commit
from lib.store.ledger import Deed, inventory


def withdrawable(place: Place) -> list[str]:
    """Return the files that can be withdrawn: observations, boundaries, files without a part.

    Reference tables are replaced, not withdrawn: other files speak of what they name.
    """
    roles = (Role.VALUES, Role.BOUNDARY, Role.UNKNOWN)
    return [e.file for e in scan(place.folder) if e.role in roles]


def without_file(place: Place, file: str) -> Difference:
    """Return what would be gone without a file; writes nothing.

    Raises:
        UnknownFile: There is no such file that can be withdrawn.
    """
    if file not in withdrawable(place):
        raise UnknownFile(file=file)
    standing = load_folder(place.folder, place.cache_dir, place.today)
    with trial(place.folder, {file: None}) as changed:
        return difference(standing, load_folder(changed, None, place.today))


def withdraw(
    place: Place, file: str, author: Author, *, clock: Callable[[], dt.datetime] = now
) -> Returned:
    """Take a file out of a folder; its content stays in the history.

    Args:
        place: The folder.
        file: Its name relative to the folder.
        author: Who withdraws it, and why.
        clock: Gives the time of the entry.

    Raises:
        UnknownFile: There is no such file that can be withdrawn.
        Busy, Changed, NoRoom, Unfinished: As for ``publish.publish``.
    """
    with alone(place, author):
        present = inventory(place.folder)
        differs = without_file(place, file)
        draft = Draft(
            who=author.name,
            why=author.reason,
            when=clock().isoformat(timespec="seconds"),
            files={file: None},
            deed=Deed.WITHDRAWN,
            counts=differs.counts,
        )
        return Returned(commit(place.folder, draft, present), differs)
