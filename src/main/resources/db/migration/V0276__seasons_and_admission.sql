-- A season (书香金陵读者节): many fairs over many sites. And the districts of the city, as data (GB/T 2260), with the sites in them.
CREATE TABLE fair_season (
    id        uuid NOT NULL DEFAULT uuidv7(),
    title     text NOT NULL,
    about     text,
    begins_on date NOT NULL,
    ends_on   date NOT NULL,
    CONSTRAINT fair_season_pk PRIMARY KEY (id),
    CONSTRAINT fair_season_title_said CHECK (btrim(title) <> ''),
    CONSTRAINT fair_season_forward CHECK (begins_on <= ends_on)
);
CREATE INDEX fair_season_by_day ON fair_season (begins_on DESC, id DESC);
ALTER TABLE fair ADD COLUMN season_id uuid CONSTRAINT fair_season_fk REFERENCES fair_season (id);
CREATE INDEX fair_by_season ON fair (season_id, begins_at, id) WHERE season_id IS NOT NULL;

CREATE TABLE district (
    code text NOT NULL,
    zh   text NOT NULL,
    en   text NOT NULL,
    CONSTRAINT district_pk PRIMARY KEY (code),
    CONSTRAINT district_code_shape CHECK (code ~ '^[0-9]{6}$'),
    CONSTRAINT district_said CHECK (btrim(zh) <> '' AND btrim(en) <> '')
);
INSERT INTO district (code, zh, en) VALUES
    ('320102', '玄武区', 'Xuanwu'), ('320104', '秦淮区', 'Qinhuai'), ('320105', '建邺区', 'Jianye'), ('320106', '鼓楼区', 'Gulou'),
    ('320111', '浦口区', 'Pukou'), ('320113', '栖霞区', 'Qixia'), ('320114', '雨花台区', 'Yuhuatai'), ('320115', '江宁区', 'Jiangning'),
    ('320116', '六合区', 'Luhe'), ('320117', '溧水区', 'Lishui'), ('320118', '高淳区', 'Gaochun');

CREATE TABLE site_district (
    site_id  uuid NOT NULL,
    district text NOT NULL,
    CONSTRAINT site_district_pk PRIMARY KEY (site_id),
    CONSTRAINT site_district_site FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT site_district_district FOREIGN KEY (district) REFERENCES district (code)
);
-- Where an address says it, the site is there.
INSERT INTO site_district (site_id, district)
SELECT s.id, d.code FROM site s JOIN district d ON strpos(s.address, d.zh) > 0
ON CONFLICT DO NOTHING;

-- Who may come to a session, and why: read before people come. All rules of a session hold together.
CREATE TABLE fair_admission_rule (
    fair_id        uuid    NOT NULL,
    session_number integer NOT NULL,
    kind           text    NOT NULL,
    bands          text[],
    district       text,
    reason_zh      text    NOT NULL,
    reason_en      text    NOT NULL,
    CONSTRAINT fair_admission_rule_pk PRIMARY KEY (fair_id, session_number, kind),
    CONSTRAINT fair_admission_rule_session FOREIGN KEY (fair_id, session_number) REFERENCES fair_session (fair_id, number) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fair_admission_rule_district FOREIGN KEY (district) REFERENCES district (code),
    CONSTRAINT fair_admission_rule_kind CHECK (kind IN ('AGE_BANDS', 'FAMILIES', 'DISTRICT', 'INVITATION')),
    CONSTRAINT fair_admission_rule_bands CHECK ((kind = 'AGE_BANDS') = (bands IS NOT NULL)
        AND (bands IS NULL OR (cardinality(bands) > 0 AND bands <@ ARRAY['UNDER_7', 'FROM_7_TO_10', 'FROM_11_TO_13', 'FROM_14_TO_17']))),
    CONSTRAINT fair_admission_rule_place CHECK ((kind = 'DISTRICT') = (district IS NOT NULL)),
    CONSTRAINT fair_admission_rule_reason CHECK (btrim(reason_zh) <> '' AND btrim(reason_en) <> '')
);
