# SPDX-License-Identifier: GPL-3.0-or-later
"""huyingctl upstream: all tests, in the order in which a site would do it."""
import initctltest  # noqa: F401
import loadctltest  # noqa: F401
import statusctltest  # noqa: F401
import harness

harness.finish()
