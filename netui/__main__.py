"""``python -m netui``, for where scripts that pip installs are not on the path."""

import sys

from netui.cli.main import main

sys.exit(main())
