-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an account with psql could do to others: hold up the feed, lock what it does not see, send what nobody can hold.
SET ROLE huying_owner;
RESET ROLE;
