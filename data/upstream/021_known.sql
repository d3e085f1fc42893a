-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a seat asks about its own past: whether upstream still has it.
SET ROLE huying_owner;
RESET ROLE;
