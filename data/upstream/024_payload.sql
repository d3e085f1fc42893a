-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a seat could not fold is not taken.
SET ROLE huying_owner;
RESET ROLE;
