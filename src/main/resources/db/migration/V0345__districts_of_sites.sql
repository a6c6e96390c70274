-- The district of a site is part of what is said of it. Where nobody says one, it is the one that the address names, if it names exactly one.
ALTER TABLE site_district ADD COLUMN said boolean NOT NULL DEFAULT false;
ALTER TABLE site_district ALTER COLUMN said DROP DEFAULT;
COMMENT ON COLUMN site_district.said IS 'somebody said it; else the address names this district and no other';

-- Nobody could say one until now. Sites that came since, or whose address changed, were left out; an address that names two said nothing.
DELETE FROM site_district;
INSERT INTO site_district (site_id, district, said)
SELECT s.id, min(d.code), false FROM site s JOIN district d ON strpos(s.address, d.zh) > 0 GROUP BY s.id HAVING count(*) = 1;
