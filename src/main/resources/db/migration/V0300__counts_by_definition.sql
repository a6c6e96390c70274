-- Reports that can be counted again at any later date. What is counted is said by a definition: data, numbered, dated, published in both
-- languages, prepared by one person and published by another. A count is asked under one definition as of one moment: what was recorded
-- later, by a gate without network for instance, belongs to a later count. Its figures are kept, with a checksum.

CREATE TABLE report_definition (
    id           uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT report_definition_pk PRIMARY KEY,
    report       text        NOT NULL CONSTRAINT report_definition_report CHECK (report IN ('VISITS', 'ACTIVATION', 'BOOKS', 'NO_SHOWS')),
    version      integer     CONSTRAINT report_definition_counts CHECK (version >= 1),
    state        text        NOT NULL CONSTRAINT report_definition_state CHECK (state IN ('DRAFT', 'PUBLISHED', 'DISCARDED')),
    rules        jsonb       NOT NULL CONSTRAINT report_definition_is_an_object CHECK (jsonb_typeof(rules) = 'object'),
    zh           text        NOT NULL,
    en           text        NOT NULL,
    note         text        NOT NULL CONSTRAINT report_definition_note_is_short CHECK (char_length(note) BETWEEN 1 AND 500),
    prepared_by  uuid        CONSTRAINT report_definition_preparer REFERENCES staff_member (id),
    prepared_at  timestamptz NOT NULL,
    published_by uuid        CONSTRAINT report_definition_publisher REFERENCES staff_member (id),
    published_at timestamptz,
    CONSTRAINT report_definition_once UNIQUE (report, version),
    CONSTRAINT report_definition_published CHECK ((state = 'PUBLISHED') = (version IS NOT NULL) AND (state = 'PUBLISHED') = (published_at IS NOT NULL)),
    CONSTRAINT report_definition_two_persons CHECK (published_by IS NULL OR prepared_by IS NOT NULL AND published_by <> prepared_by)
);
COMMENT ON COLUMN report_definition.published_by IS 'null for those the house began with';
COMMENT ON COLUMN report_definition.zh IS 'the rule in words, as it was published';
CREATE INDEX report_definition_drafts ON report_definition (prepared_at DESC, id) WHERE state = 'DRAFT';

-- What was published stands; of a draft only its end is written.
CREATE FUNCTION report_definition_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = 'DRAFT' AND (NEW.id, NEW.report, NEW.rules, NEW.zh, NEW.en, NEW.note, NEW.prepared_at)
        = (OLD.id, OLD.report, OLD.rules, OLD.zh, OLD.en, OLD.note, OLD.prepared_at) AND NEW.prepared_by IS NOT DISTINCT FROM OLD.prepared_by THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a definition is never changed: publish the next one' USING CONSTRAINT = 'report_definition_stands';
END $$;
CREATE TRIGGER report_definition_stands BEFORE UPDATE OR DELETE ON report_definition
    FOR EACH ROW EXECUTE FUNCTION report_definition_stands();

INSERT INTO report_definition (report, version, state, rules, zh, en, note, prepared_at, published_at) VALUES
('VISITS', 1, 'PUBLISHED', '{"fairUnit": "PERSON_SESSION", "counterUnit": "FAMILY_SITE_DAY", "bringing": true, "fetching": true, "walkIns": true, "smallest": 10}',
 '服务人次。市集：知道是谁的人每个场次只算一次，出去再回来不重复计；只按人数出的票，每个位置算一次；没有票的逐人计数。柜台：一个家庭送书或取书，每个点位每天只算一次，不分年龄；在市集书桌上换书不另计。人均＝服务人次÷常住人口，人口取不晚于末日所在年的最近一年；所选日期内的数，不折算全年。合作方和公众看不到小于 10 的人数。',
 'Service visits. Fairs: a person who is known counts once a session, and not again who went out and came back; where a ticket says how many, each of its places counts once; those without a ticket count one by one. Counters: a family that brings or takes books counts once a site and day, of no age; a swap at the table of a fair is no further visit. Per resident: visits ÷ residents of the last year known, not after the year of the last day; of the days asked for, not scaled to a year. Partners and the public see no number of people below 10.',
 '馆里最初的定义', '2026-01-01T00:00:00+08:00', '2026-01-01T00:00:00+08:00'),
('ACTIVATION', 1, 'PUBLISHED', '{"movedMeans": "HANDED_OVER", "faceToFace": true, "smallest": 10}',
 '所选日期内登记的书，在家登记的和第一次送到点位的都算。交到另一个家庭手里即为流动，面对面互换也算；撤销的不算。激活率＝流动册数÷登记册数；首次流动的天数按日历天计；周转是交到家庭手里的次数；新家庭是第一次登记、送书或取书的家庭。分类取大类，以统计时的目录为准。合作方和公众看不到小于 10 的人数。',
 'Copies that were registered on these days, at home or when first brought to a site. A copy moved when it was handed to another household; swaps face to face count, what was undone does not. Share: copies moved ÷ copies registered; days to the first move are calendar days; turns are hand-overs to households; a new family registered, brought or took a book for the first time. Top classes, as the catalogue has them when it is counted. Partners and the public see no number of people below 10.',
 '馆里最初的定义', '2026-01-01T00:00:00+08:00', '2026-01-01T00:00:00+08:00'),
('BOOKS', 1, 'PUBLISHED', '{"faceToFace": true, "quarantined": true, "fairHours": 2, "smallest": 10}',
 '收：从家庭来到点位的书，含隔离待查的。出：交到家庭手里的书，含面对面互换，记在交出的点位；从市集书桌交出的记在那场市集（结束后 2 小时内）。流转：所选日期内收进来又交出去的书。路程：从一个点位运到另一个点位的书，按两地直线公里计。撤销的步骤不算。合作方和公众看不到小于 10 的人数。',
 'In: books that came from a family to a site, with those set aside at once. Out: books handed to a family, with swaps face to face, at the site that gave them; from the table of a fair they belong to that fair, until 2 hours after its end. Through: books that came in and went out on these days. Ways: books carried from one site to another, by the kilometres of the straight line. What was undone does not count. Partners and the public see no number of people below 10.',
 '馆里最初的定义', '2026-01-01T00:00:00+08:00', '2026-01-01T00:00:00+08:00'),
('NO_SHOWS', 1, 'PUBLISHED', '{"lateReleases": false, "smallest": 10}',
 '场次结束时仍有效的票，人数减去已入场的人数就是爽约；退了的票不算。没有举行的场次不算。按订票的渠道分。合作方和公众看不到小于 10 的人数。',
 'Of the tickets that were good when their session ended: places less those who came in; tickets given back do not count. Sessions that were not held do not count. By the channel of the booking. Partners and the public see no number of people below 10.',
 '馆里最初的定义', '2026-01-01T00:00:00+08:00', '2026-01-01T00:00:00+08:00');

CREATE TABLE report_count (
    id            uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT report_count_pk PRIMARY KEY,
    report        text        NOT NULL,
    definition_id uuid        NOT NULL CONSTRAINT report_count_definition REFERENCES report_definition (id),
    first_day     date        NOT NULL,
    last_day      date        NOT NULL,
    site_id       uuid        CONSTRAINT report_count_site REFERENCES site (id),
    fair_id       uuid        CONSTRAINT report_count_fair REFERENCES fair (id),
    as_of         timestamptz NOT NULL,
    recount_of    uuid        CONSTRAINT report_count_again REFERENCES report_count (id),
    state         text        NOT NULL CONSTRAINT report_count_state CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    done_steps    integer     NOT NULL DEFAULT 0,
    of_steps      integer     NOT NULL,
    asked_by      uuid        NOT NULL CONSTRAINT report_count_asker REFERENCES staff_member (id),
    asked_at      timestamptz NOT NULL,
    finished_at   timestamptz,
    attempts      integer     NOT NULL DEFAULT 0,
    worker        uuid,
    lease_until   timestamptz,
    checksum      text,
    CONSTRAINT report_count_forward CHECK (first_day <= last_day),
    CONSTRAINT report_count_of_the_past CHECK (as_of <= asked_at - interval '2 minutes'),
    CONSTRAINT report_count_steps CHECK (done_steps BETWEEN 0 AND of_steps),
    CONSTRAINT report_count_done_has_a_checksum CHECK ((state = 'DONE') = (checksum IS NOT NULL)),
    CONSTRAINT report_count_running_has_a_worker CHECK ((state = 'RUNNING') = (worker IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT report_count_over_has_an_end CHECK ((state IN ('WAITING', 'RUNNING')) = (finished_at IS NULL))
);
CREATE INDEX report_count_work ON report_count (asked_at, id) WHERE state IN ('WAITING', 'RUNNING');
COMMENT ON COLUMN report_count.as_of IS 'what was recorded later is not counted; what is younger than two minutes may not be there yet';
COMMENT ON COLUMN report_count.lease_until IS 'Until then the worker has it; who lets it pass has died, and another begins anew.';

-- One row of a table of a count. The keys say what is counted, the measures how much: {"SITE": …, "DAY": …}, {"VISITS": 12}.
CREATE TABLE report_figure (
    count_id uuid    NOT NULL CONSTRAINT report_figure_count REFERENCES report_count (id),
    section  text    NOT NULL,
    position integer NOT NULL,
    keys     jsonb   NOT NULL,
    measures jsonb   NOT NULL,
    CONSTRAINT report_figure_pk PRIMARY KEY (count_id, section, position)
);
CREATE FUNCTION report_figure_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'figures that were counted stand: count again' USING CONSTRAINT = 'report_figure_stands';
END $$;
CREATE TRIGGER report_figure_stands BEFORE UPDATE OR DELETE ON report_figure FOR EACH ROW EXECUTE FUNCTION report_figure_stands();

-- The class of a copy when it was counted. The catalogue is put right all the time, and a figure by class must not change behind it: a count
-- notes a class that is new or another, and takes the last that was noted before its own moment, or else the first.
CREATE TABLE counted_class (
    copy_id uuid        NOT NULL CONSTRAINT counted_class_copy REFERENCES copy (id),
    since   timestamptz NOT NULL,
    class   text        NOT NULL,
    CONSTRAINT counted_class_pk PRIMARY KEY (copy_id, since)
);

-- How many people live in the city and its districts, by year, each with its source. A figure that is put right is another row.
CREATE TABLE resident_area (
    code    text NOT NULL CONSTRAINT resident_area_pk PRIMARY KEY CONSTRAINT resident_area_code CHECK (code ~ '^[A-Z][A-Z_]{1,39}$'),
    zh      text NOT NULL CONSTRAINT resident_area_zh CHECK (btrim(zh) <> ''),
    en      text NOT NULL CONSTRAINT resident_area_en CHECK (btrim(en) <> ''),
    site_id uuid CONSTRAINT resident_area_site REFERENCES site (id)
);
COMMENT ON COLUMN resident_area.site_id IS 'its sites are this one and all below; null: every site';
CREATE TABLE resident_count (
    id          uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT resident_count_pk PRIMARY KEY,
    area        text        NOT NULL CONSTRAINT resident_count_area REFERENCES resident_area (code),
    year        integer     NOT NULL CONSTRAINT resident_count_year CHECK (year BETWEEN 1900 AND 2200),
    residents   bigint      NOT NULL CONSTRAINT resident_count_some CHECK (residents BETWEEN 1 AND 1000000000),
    source      text        NOT NULL CONSTRAINT resident_count_source CHECK (btrim(source) <> '' AND char_length(source) <= 300),
    recorded_at timestamptz NOT NULL,
    recorded_by uuid        CONSTRAINT resident_count_recorder REFERENCES staff_member (id)
);
CREATE INDEX resident_count_of_area ON resident_count (area, year DESC, recorded_at DESC);
CREATE TRIGGER resident_count_stands BEFORE UPDATE OR DELETE ON resident_count FOR EACH ROW EXECUTE FUNCTION report_figure_stands();

INSERT INTO resident_area (code, zh, en) VALUES ('CITY', '南京市', 'Nanjing');
INSERT INTO resident_count (area, year, residents, source, recorded_at) VALUES
    ('CITY', 2020, 9314685, '第七次全国人口普查', '2026-01-01T00:00:00+08:00'),
    ('CITY', 2022, 9491100, '南京市国民经济和社会发展统计公报，年末常住人口', '2026-01-01T00:00:00+08:00'),
    ('CITY', 2023, 9547000, '南京市国民经济和社会发展统计公报，年末常住人口', '2026-01-01T00:00:00+08:00');

-- Whom a drop-off session was opened for: it stays what it was when two families become one, so that two visits stay two.
ALTER TABLE drop_off ADD COLUMN opened_for uuid;
UPDATE drop_off SET opened_for = household_id;
ALTER TABLE drop_off ALTER COLUMN opened_for SET NOT NULL;

-- Rows come in about the order of time: block indexes are enough, and cost a write next to nothing.
CREATE INDEX movement_by_day ON movement USING brin (occurred_at);
CREATE INDEX drop_off_by_day ON drop_off USING brin (opened_at);

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('drop_off', 'opened_for', 'intake'),
    ('report_definition', 'prepared_by', 'staff'), ('report_definition', 'prepared_at', 'staff'), ('report_definition', 'published_by', 'staff'),
    ('report_definition', 'published_at', 'staff'), ('report_definition', 'note', 'staff'),
    ('report_count', 'asked_by', 'staff'), ('resident_count', 'recorded_by', 'staff');
