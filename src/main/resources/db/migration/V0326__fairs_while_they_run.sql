-- What happened at a fair and somebody has to see to: who said it, who sees to it, and how it ended. No names of readers.
CREATE TABLE fair_incident (
    id        uuid        NOT NULL DEFAULT uuidv7(),
    fair_id   uuid        NOT NULL,
    number    integer     NOT NULL,
    kind      text        NOT NULL,
    urgent    boolean     NOT NULL,
    what      text        NOT NULL,
    place     text,
    raised_by uuid        NOT NULL,
    raised_at timestamptz NOT NULL,
    taken_by  uuid,
    taken_at  timestamptz,
    closed_by uuid,
    closed_at timestamptz,
    outcome   text,
    CONSTRAINT fair_incident_pk PRIMARY KEY (id),
    CONSTRAINT fair_incident_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_incident_number UNIQUE (fair_id, number),
    CONSTRAINT fair_incident_counts CHECK (number > 0),
    CONSTRAINT fair_incident_kind CHECK (kind IN ('LOST_CHILD', 'INJURY', 'CROWD', 'QUARREL', 'THEFT', 'POWER', 'NETWORK', 'WEATHER', 'BOOKS', 'OTHER')),
    CONSTRAINT fair_incident_said CHECK (btrim(what) <> '' AND char_length(what) <= 500),
    CONSTRAINT fair_incident_place CHECK (btrim(place) <> '' AND char_length(place) <= 60),
    CONSTRAINT fair_incident_raised_by FOREIGN KEY (raised_by) REFERENCES staff_member (id),
    CONSTRAINT fair_incident_taken_by FOREIGN KEY (taken_by) REFERENCES staff_member (id),
    CONSTRAINT fair_incident_closed_by FOREIGN KEY (closed_by) REFERENCES staff_member (id),
    CONSTRAINT fair_incident_taken CHECK ((taken_by IS NULL) = (taken_at IS NULL) AND taken_at >= raised_at),
    CONSTRAINT fair_incident_closed CHECK ((closed_by IS NULL) = (closed_at IS NULL) AND (outcome IS NULL) = (closed_at IS NULL) AND closed_at >= raised_at),
    CONSTRAINT fair_incident_outcome CHECK (btrim(outcome) <> '' AND char_length(outcome) <= 500)
);

-- Who is there: noted at the fair, as often as somebody comes and goes. What is planned stands in the rota.
CREATE TABLE helper_presence (
    id            uuid        NOT NULL DEFAULT uuidv7(),
    helper_id     uuid        NOT NULL,
    came_at       timestamptz NOT NULL,
    noted_by      uuid        NOT NULL,
    left_at       timestamptz,
    left_noted_by uuid,
    CONSTRAINT helper_presence_pk PRIMARY KEY (id),
    CONSTRAINT helper_presence_helper FOREIGN KEY (helper_id) REFERENCES shift_helper (id) ON DELETE CASCADE,
    CONSTRAINT helper_presence_noted_by FOREIGN KEY (noted_by) REFERENCES staff_member (id),
    CONSTRAINT helper_presence_left_noted_by FOREIGN KEY (left_noted_by) REFERENCES staff_member (id),
    CONSTRAINT helper_presence_forward CHECK (came_at <= left_at AND (left_at IS NULL) = (left_noted_by IS NULL))
);
CREATE UNIQUE INDEX helper_presence_once ON helper_presence (helper_id) WHERE left_at IS NULL;
CREATE INDEX helper_presence_of_helper ON helper_presence (helper_id, came_at DESC);

-- Whom to call on the day of a fair.
CREATE TABLE fair_contact (
    fair_id uuid     NOT NULL,
    place   smallint NOT NULL,
    name    text     NOT NULL,
    about   text,
    phone   text     NOT NULL,
    CONSTRAINT fair_contact_pk PRIMARY KEY (fair_id, place),
    CONSTRAINT fair_contact_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_contact_place CHECK (place BETWEEN 1 AND 20),
    CONSTRAINT fair_contact_name CHECK (btrim(name) <> '' AND char_length(name) <= 40),
    CONSTRAINT fair_contact_about CHECK (btrim(about) <> '' AND char_length(about) <= 100),
    CONSTRAINT fair_contact_phone CHECK (btrim(phone) <> '' AND char_length(phone) <= 40)
);

INSERT INTO retention_rule (name, days, then_what, zh, en) VALUES
('fair-contacts', 7, 'DELETE', '市集结束七天后删除。', 'Deleted seven days after the fair.'),
('fair-incidents', 1095, 'DELETE', '处理完三年后删除（民法典第一百八十八条诉讼时效）。',
 'Deleted three years after it was closed (limitation period, Civil Code, article 188).');
INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('fair-contacts', 'STAFF', '市集当天找得到负责的人，停电断网时也行。', 'To reach who is responsible on the day of a fair, also without power and network.', 'CONTRACT',
 'fair-contacts', '这场市集的馆员、合作方；打印件在现场。不公开。', 'Staff and partners of the fair; on paper at the fair. Never public.', NULL, '不属于读者家庭。', 'Not of a family.'),
('fair-incidents', 'VISITOR', '现场出了什么事、谁在处理、结果如何；不写读者姓名。', 'What happened at a fair, who saw to it and how it ended; readers are not named.',
 'STATUTORY_DUTY', 'fair-incidents', '这场市集的工作人员；审计员。', 'Who works at the fair; auditors.', NULL, '不按家庭记录。', 'It is not kept by family.');
INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('fair_incident:what outcome', 'fair-incidents'),
    ('fair_incident:raised_by taken_by closed_by', 'staff'),
    ('helper_presence:came_at noted_by left_at left_noted_by', 'staff'),
    ('fair_contact:name about phone', 'fair-contacts')) AS listed (names, purpose);
