-- Patterns of dealing with oneself, beside those of unusual minting: rules as data, shown with their words.
ALTER TABLE minting_rule DROP CONSTRAINT minting_rule_name;
ALTER TABLE minting_rule ADD CONSTRAINT minting_rule_name CHECK (name IN ('STAFF_DAY', 'HOUSEHOLD_DAY', 'SITE_DAY', 'SAME_PAIR', 'SAME_TITLE',
    'OUTSIDE_HOURS', 'ABOVE_CAP', 'JUST_BELOW_CAP', 'TOOK_AND_BROUGHT', 'BACK_AND_FORTH', 'BURST'));
INSERT INTO minting_rule (name, factor, least, zh, en) VALUES
('TOOK_AND_BROUGHT', NULL, 4, '同一家庭把换走的书在 30 天内又送回并得券，4 册及以上。',
 'One household credited for four copies or more that it had itself taken within the 30 days before.'),
('BACK_AND_FORTH', NULL, 3, '两个家庭之间来回倒换同样的书：一家送来得券、另一家换走再送来得券，合计 3 次及以上。',
 'Two households passing the same copies between them: brought by one, taken by the other and brought again for credit, three times or more.'),
('BURST', NULL, 25, '一名馆员 10 分钟内给同一家庭 25 册及以上得券，快于逐本验看。',
 'Twenty-five books or more of one household credited by one member of staff within ten minutes: faster than books can be looked at.');

-- What was found out about a finding. The finding itself is counted anew from what inspection wrote; this says which one by a digest of
-- its rule and of whom it concerns, and names nobody.
CREATE TABLE finding_review (
    finding     text        NOT NULL CONSTRAINT finding_review_pk PRIMARY KEY CONSTRAINT finding_review_digest CHECK (finding ~ '^[0-9a-f]{32}$'),
    cleared_at  timestamptz,
    cleared_by  uuid        CONSTRAINT finding_review_by REFERENCES staff_member (id),
    note        text        NOT NULL CONSTRAINT finding_review_note_is_one CHECK (char_length(note) BETWEEN 3 AND 500),
    approval_id uuid        CONSTRAINT finding_review_approval REFERENCES approval (id),
    CONSTRAINT finding_review_one_way CHECK ((cleared_at IS NULL) = (cleared_by IS NULL) AND (cleared_at IS NULL) <> (approval_id IS NULL))
);
CREATE INDEX finding_review_of_approval ON finding_review (approval_id) WHERE approval_id IS NOT NULL;
INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('finding_review', 'cleared_by', 'corrections'), ('finding_review', 'note', 'corrections'), ('finding_review', 'cleared_at', 'corrections');
-- Who took what, and brought it.
CREATE INDEX movement_handed_over ON movement (household_id, recorded_at) WHERE status = 'HANDED_OVER';
