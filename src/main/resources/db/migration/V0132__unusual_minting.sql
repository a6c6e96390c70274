-- What counts as unusual when credits are minted: rules as data, so that a library with other habits changes a row and no code.
-- Measures are held against the median of their kind over the baseline, and the median distance from it (MAD), which one large
-- value does not move. 1.4826 MAD is a standard deviation where figures are normal.
CREATE TABLE minting_rule (
    name   text    NOT NULL,
    factor numeric,
    least  integer NOT NULL,
    zh     text    NOT NULL,
    en     text    NOT NULL,
    CONSTRAINT minting_rule_pk PRIMARY KEY (name),
    CONSTRAINT minting_rule_name CHECK (name IN ('STAFF_DAY', 'HOUSEHOLD_DAY', 'SITE_DAY', 'SAME_PAIR', 'SAME_TITLE',
        'OUTSIDE_HOURS', 'ABOVE_CAP', 'JUST_BELOW_CAP')),
    CONSTRAINT minting_rule_factor CHECK (factor > 0),
    CONSTRAINT minting_rule_least CHECK (least >= 1)
);
COMMENT ON COLUMN minting_rule.factor IS 'how many spreads above the median; null where the figure alone decides';
COMMENT ON COLUMN minting_rule.least IS 'below this a figure is never shown';

INSERT INTO minting_rule (name, factor, least, zh, en) VALUES
('STAFF_DAY', 5, 30, '一名馆员一天发出的换书券，超过同类中位数加五倍离差，且不少于 30 张。',
 'Credits minted by one member of staff on one day: above the median plus five spreads, and at least 30.'),
('HOUSEHOLD_DAY', 5, 20, '一个家庭一天得到的换书券，超过同类中位数加五倍离差，且不少于 20 张。',
 'Credits minted for one household on one day: above the median plus five spreads, and at least 20.'),
('SITE_DAY', 5, 100, '一个点位一天发出的换书券，超过同类中位数加五倍离差，且不少于 100 张。',
 'Credits minted at one site on one day: above the median plus five spreads, and at least 100.'),
('SAME_PAIR', 5, 5, '同一馆员与同一家庭之间得券的送书单数，超过同类中位数加五倍离差，且不少于 5 单。',
 'Sessions with credit between one member of staff and one household: above the median plus five spreads, and at least 5.'),
('SAME_TITLE', NULL, 4, '同一家庭凭同一分册得券 4 次及以上。', 'One household credited four times or more for the same volume.'),
('OUTSIDE_HOURS', NULL, 1, '在点位开放时间以外发出的换书券（按送书单与日期计）。', 'Credits minted while the site was closed, by session and day.'),
('ABOVE_CAP', NULL, 1, '一张送书单得券册数超过当时规则的每单上限。', 'A session with more credited books than the rules in force allow.'),
('JUST_BELOW_CAP', NULL, 3, '同一家庭有 3 张及以上送书单恰好等于或只差一册到每单上限。',
 'One household with three sessions or more exactly at the cap or one book below it.');

CREATE INDEX inspection_credited_by ON inspection (inspected_by, decided_at) WHERE decision = 'CREDIT';
