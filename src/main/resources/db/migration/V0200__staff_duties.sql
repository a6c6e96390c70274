-- What somebody does at a site. Whoever worked at a site before could do all there is to do there; that stays.
ALTER TABLE staff_site ADD COLUMN duty text NOT NULL DEFAULT 'SITE_HEAD'
    CONSTRAINT staff_site_duty CHECK (duty IN ('COUNTER', 'STOCKTAKE_LEAD', 'SITE_HEAD'));
ALTER TABLE staff_site ADD COLUMN with_branches boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN staff_site.with_branches IS 'and at every site below it';

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('staff_site', 'duty', 'staff'), ('staff_site', 'with_branches', 'staff');
