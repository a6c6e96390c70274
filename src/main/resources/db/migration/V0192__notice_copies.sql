-- Copies of notices on their way to phones, mailboxes and apps. The inbox is the truth: a copy that never arrives loses nothing but time.
CREATE TABLE notice_copy (
    id        uuid        NOT NULL CONSTRAINT notice_copy_pk PRIMARY KEY,
    notice_id uuid        NOT NULL CONSTRAINT notice_copy_notice REFERENCES notice (id) ON DELETE CASCADE,
    channel   text        NOT NULL CONSTRAINT notice_copy_channel CHECK (channel IN ('SMS', 'MAIL', 'PUSH')),
    -- whose mailbox or app; a message goes to the phone of the household
    person_id uuid        CONSTRAINT notice_copy_person REFERENCES person (id),
    state     text        NOT NULL CONSTRAINT notice_copy_state CHECK (state IN ('WAITING', 'SENT', 'DEAD')),
    due_at    timestamptz NOT NULL,
    attempts  integer     NOT NULL DEFAULT 0,
    -- what the carrier said last, in words that name nobody
    trouble   text,
    ended_at  timestamptz,
    CONSTRAINT notice_copy_once UNIQUE NULLS NOT DISTINCT (notice_id, channel, person_id),
    CONSTRAINT notice_copy_whose CHECK ((channel = 'SMS') = (person_id IS NULL)),
    CONSTRAINT notice_copy_ended CHECK ((state = 'WAITING') = (ended_at IS NULL)),
    CONSTRAINT notice_copy_says_why CHECK (state <> 'DEAD' OR trouble IS NOT NULL)
);
CREATE INDEX notice_copy_due ON notice_copy (due_at, id) WHERE state = 'WAITING';
CREATE INDEX notice_copy_dead ON notice_copy (id) WHERE state = 'DEAD';
CREATE INDEX notice_copy_of_person ON notice_copy (person_id) WHERE person_id IS NOT NULL;

-- How a household wants to be told. Without a row: in Chinese, by every way there is, not at night.
CREATE TABLE notice_settings (
    household_id uuid    NOT NULL CONSTRAINT notice_settings_pk PRIMARY KEY CONSTRAINT notice_settings_household REFERENCES household (id),
    language     text    NOT NULL CONSTRAINT notice_settings_language CHECK (language IN ('ZH', 'EN')),
    sms          boolean NOT NULL,
    mail         boolean NOT NULL,
    push         boolean NOT NULL,
    -- both or none; the city's time; the same moment twice means never quiet
    quiet_from   time,
    quiet_to     time,
    CONSTRAINT notice_settings_quiet CHECK (num_nulls(quiet_from, quiet_to) IN (0, 2))
);

-- Apps that take copies. A token is of one installation, and of one person, who registered it last.
CREATE TABLE push_device (
    id        uuid        NOT NULL CONSTRAINT push_device_pk PRIMARY KEY,
    person_id uuid        NOT NULL CONSTRAINT push_device_person REFERENCES person (id),
    token     text        NOT NULL CONSTRAINT push_device_token UNIQUE CONSTRAINT push_device_token_length CHECK (char_length(token) BETWEEN 8 AND 512),
    platform  text        NOT NULL CONSTRAINT push_device_platform CHECK (platform IN ('ANDROID', 'IOS', 'HARMONY', 'MINI_PROGRAM', 'WEB')),
    added_at  timestamptz NOT NULL
);
CREATE INDEX push_device_of_person ON push_device (person_id);

-- Letters of the former way that were not sent yet: each lies in its inbox already.
UPDATE outbox_message SET done_at = now() WHERE topic = 'notice-by-mail' AND done_at IS NULL;

INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('notice-settings', 'FAMILY', '按您的语言、方式和时段通知。', 'To tell you in your language, by your way, at your hours.', 'CONTRACT',
 'until-erased', '本家庭。', 'The family.', 'notice-settings', NULL, NULL),
('push', 'FAMILY', '把通知送到应用。', 'To carry a notice to the app.', 'CONSENT',
 'until-erased', '本人，只见平台和登记时间。', 'The person, who sees platform and time.', 'push-devices', NULL, NULL);

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('notice_copy', 'person_id', 'notices'),
    ('notice_settings', 'household_id', 'notice-settings'),
    ('notice_settings', 'language', 'notice-settings'),
    ('notice_settings', 'sms', 'notice-settings'),
    ('notice_settings', 'mail', 'notice-settings'),
    ('notice_settings', 'push', 'notice-settings'),
    ('notice_settings', 'quiet_from', 'notice-settings'),
    ('notice_settings', 'quiet_to', 'notice-settings'),
    ('push_device', 'person_id', 'push'),
    ('push_device', 'token', 'push'),
    ('push_device', 'platform', 'push'),
    ('push_device', 'added_at', 'push');
