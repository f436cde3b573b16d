"""Texts that were given up on: kept beside the data, so that no typing is lost."""

import re
from pathlib import Path

from netui.domain.messages import message
from netui.domain.text import fold
from netui.services.workspace import Workspace
from netui.storage.datafile import ASIDE
from netui.storage.durable import make_folder, write_file
from netui.storage.errors import StorageError

FOLDER = "drafts"
_LONGEST = 40  # letters of a name in a file's name


def keep_draft(workspace: Workspace, name: str, text: str) -> Path:
    """Keep a text in the data folder's ``.netui/drafts`` and return where.

    Args:
        workspace: The open network.
        name: What it is a draft of, in words.
        text: The text.

    Raises:
        StorageError: It can't be written there.
    """
    folder = workspace.repository.folder / ASIDE / FOLDER
    word = re.sub(r"[^a-z0-9]+", "-", fold(name))[:_LONGEST].strip("-") or "draft"
    stamp = re.sub(r"[^0-9T]", "", workspace.stamp)
    path = folder / f"{stamp}-{word}.yaml"
    try:
        make_folder(folder)
        number = 1
        while path.exists() or path.is_symlink():
            number += 1
            path = folder / f"{stamp}-{word}-{number}.yaml"
        write_file(path, text.encode("utf-8", "replace"))
    except OSError as error:
        raise StorageError(
            message(
                "the draft can't be kept in {folder}: {why}", folder=str(folder), why=error.strerror or error
            )
        ) from error
    return path
