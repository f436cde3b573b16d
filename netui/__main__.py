"""``python -m netui``, for where scripts that pip installs are not on the path."""

from netui.cli.main import run

run()
