-- How many wait for each volume of a page: without this index every search read all requests, 13 ms of 17 at a million titles.
CREATE INDEX swap_request_waiting ON swap_request (volume_id) WHERE state IN ('OPEN', 'PAUSED', 'OFFERED');
