# SPDX-License-Identifier: GPL-3.0-or-later
"""All tests, in one process, because they share the accounts' passwords."""
import os

import harness
import place

place.fill()
import paritytest  # noqa: E402,F401
import submittest  # noqa: E402,F401
import feedtest  # noqa: E402,F401
import racetest  # noqa: E402,F401
import rightstest  # noqa: E402,F401
import unmasktest  # noqa: E402,F401
import hostiletest  # noqa: E402,F401
import fieldtest  # noqa: E402,F401
import messagestest  # noqa: E402,F401
import alarmstest  # noqa: E402,F401
import retentiontest  # noqa: E402,F401
if os.environ.get('FULL'):
    import restoretest  # noqa: E402,F401
harness.finish()
