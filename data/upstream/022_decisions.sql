-- SPDX-License-Identifier: GPL-3.0-or-later
-- Decisions about alarms by seats whose clock is wrong.
SET ROLE huying_owner;
RESET ROLE;
