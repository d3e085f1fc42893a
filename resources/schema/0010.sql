-- SPDX-License-Identifier: GPL-3.0-or-later
-- Store schema 10: of an attached file that went up it is known whether upstream's own row of it has come back (uploads.state 3);
-- until then a restored upstream may have lost it, and it is sent again over the next link.

UPDATE uploads SET state = 3 WHERE state = 2;
