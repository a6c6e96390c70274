-- A wish can be wider than one volume: its edition, its work, or something like it. Each request waits in one line, named by a key;
-- a copy has the keys of all lines whose wishes it meets (wish_keys), and each line is read from its head by an index.

CREATE FUNCTION wish_word(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT nullif(lower(regexp_replace(said, '[[:space:][:punct:]·・，、。；：（）《》]', '', 'g')), '')
$$;

-- Null where the book that was pointed at says nothing of what is to be alike.
CREATE FUNCTION wish_key(wish text, alike text[], pointed_at uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE wish WHEN 'VOLUME' THEN 'volume:' || v.id WHEN 'EDITION' THEN 'edition:' || v.edition_id WHEN 'WORK' THEN 'work:' || e.work_id
        ELSE 'like' || CASE WHEN 'AUTHOR' = ANY (alike) THEN ':author=' || wish_word(e.author) ELSE '' END
                    || CASE WHEN 'SERIES' = ANY (alike) THEN ':series=' || wish_word(e.series) ELSE '' END
                    || CASE WHEN 'AUDIENCE' = ANY (alike) THEN ':audience=' || s.audience ELSE '' END
                    || CASE WHEN 'CLASS' = ANY (alike) THEN ':class=' || left(s.class_number, 1) ELSE '' END END
    FROM volume v JOIN edition e ON e.id = v.edition_id LEFT JOIN edition_subject s ON s.edition_id = e.id WHERE v.id = pointed_at
$$;

CREATE FUNCTION wish_keys(volume uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY['volume:' || v.id, 'edition:' || v.edition_id, 'work:' || e.work_id] || ARRAY(SELECT k.key FROM (
        SELECT 'like' || CASE WHEN n & 1 > 0 THEN ':author=' || wish_word(e.author) ELSE '' END
                      || CASE WHEN n & 2 > 0 THEN ':series=' || wish_word(e.series) ELSE '' END
                      || CASE WHEN n & 4 > 0 THEN ':audience=' || s.audience ELSE '' END
                      || CASE WHEN n & 8 > 0 THEN ':class=' || left(s.class_number, 1) ELSE '' END AS key
        FROM generate_series(1, 15) AS n) k WHERE k.key IS NOT NULL)
    FROM volume v JOIN edition e ON e.id = v.edition_id LEFT JOIN edition_subject s ON s.edition_id = e.id WHERE v.id = wish_keys.volume
$$;

CREATE INDEX edition_wished_author ON edition (wish_word(author)) WHERE author IS NOT NULL;
CREATE INDEX edition_wished_series ON edition (wish_word(series)) WHERE series IS NOT NULL;
CREATE INDEX edition_subject_wished ON edition_subject (left(class_number, 1), audience);

-- The other way round: volumes that meet a wish, for a reader who has just come. What is alike in nothing but subject and readers has
-- thousands: some of them are enough, whatever stands free is found by the sweep.
CREATE FUNCTION wish_volumes(wish text, alike text[], pointed_at uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
    seed record;
    wanted text := wish_key(wish, alike, pointed_at);
BEGIN
    IF wish = 'VOLUME' THEN
        RETURN NEXT pointed_at;
    ELSIF wish = 'EDITION' THEN
        RETURN QUERY SELECT v.id FROM volume v WHERE v.edition_id = (SELECT p.edition_id FROM volume p WHERE p.id = pointed_at);
    ELSIF wish = 'WORK' THEN
        RETURN QUERY SELECT v.id FROM edition e JOIN volume v ON v.edition_id = e.id
            WHERE e.work_id = (SELECT x.work_id FROM volume p JOIN edition x ON x.id = p.edition_id WHERE p.id = pointed_at);
    ELSE
        SELECT wish_word(e.author) AS author, wish_word(e.series) AS series, s.audience, left(s.class_number, 1) AS class INTO seed
        FROM volume v JOIN edition e ON e.id = v.edition_id LEFT JOIN edition_subject s ON s.edition_id = e.id WHERE v.id = pointed_at;
        IF 'AUTHOR' = ANY (alike) THEN
            RETURN QUERY SELECT v.id FROM edition e JOIN volume v ON v.edition_id = e.id
                WHERE wish_word(e.author) = seed.author AND e.author IS NOT NULL AND wish_key(wish, alike, v.id) = wanted LIMIT 500;
        ELSIF 'SERIES' = ANY (alike) THEN
            RETURN QUERY SELECT v.id FROM edition e JOIN volume v ON v.edition_id = e.id
                WHERE wish_word(e.series) = seed.series AND e.series IS NOT NULL AND wish_key(wish, alike, v.id) = wanted LIMIT 500;
        ELSE
            RETURN QUERY SELECT c.volume_id FROM copy c JOIN volume v ON v.id = c.volume_id JOIN edition_subject s ON s.edition_id = v.edition_id
                WHERE c.status = 'AVAILABLE' AND (seed.class IS NULL OR NOT 'CLASS' = ANY (alike) OR left(s.class_number, 1) = seed.class)
                  AND (NOT 'AUDIENCE' = ANY (alike) OR s.audience = seed.audience) LIMIT 50;
        END IF;
    END IF;
END $$;

-- By which determinants the lines are sorted now; the stored columns of every open request follow it, all in one transaction.
CREATE TABLE wish_order (
    one           boolean     NOT NULL DEFAULT true CONSTRAINT wish_order_pk PRIMARY KEY CONSTRAINT wish_order_is_one CHECK (one),
    determinants  text[]      NOT NULL,
    rules_version integer     NOT NULL,
    applied_at    timestamptz NOT NULL
);
INSERT INTO wish_order (determinants, rules_version, applied_at) VALUES ('{TIME}', 1, now());

ALTER TABLE swap_request
    ADD COLUMN wish text NOT NULL DEFAULT 'VOLUME' CONSTRAINT swap_request_wish CHECK (wish IN ('VOLUME', 'EDITION', 'WORK', 'LIKE')),
    ADD COLUMN alike text[] CONSTRAINT swap_request_alike_is_known CHECK (alike <@ ARRAY['AUTHOR', 'SERIES', 'AUDIENCE', 'CLASS']),
    ADD COLUMN wished_volume uuid CONSTRAINT swap_request_wished_volume REFERENCES volume (id),
    ADD COLUMN wished_site uuid CONSTRAINT swap_request_wished_site REFERENCES site (id),
    ADD COLUMN also_sites uuid[] NOT NULL DEFAULT '{}' CONSTRAINT swap_request_also_sites_few CHECK (cardinality(also_sites) <= 5),
    ADD COLUMN worst_grade text CONSTRAINT swap_request_worst_grade CHECK (worst_grade IN ('LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED')),
    ADD COLUMN for_family boolean NOT NULL DEFAULT false,
    ADD COLUMN line_key text,
    ADD COLUMN precedence integer NOT NULL DEFAULT 0,
    ADD COLUMN since timestamptz,
    ADD COLUMN payable boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT swap_request_like_says_what CHECK ((wish = 'LIKE') = (coalesce(cardinality(alike), 0) > 0));
COMMENT ON COLUMN swap_request.volume_id IS 'the volume that is promised; while none is, the one that was pointed at';
COMMENT ON COLUMN swap_request.pickup_site IS 'where the promised copy is fetched; while none is, the preferred site';
COMMENT ON COLUMN swap_request.payable IS 'in line, and the family has a credit of some purse: kept by triggers, so that readers without one cost nothing';
COMMENT ON COLUMN swap_request.since IS 'placed, or last received, as the order says';

UPDATE swap_request SET wished_volume = volume_id, wished_site = pickup_site, line_key = 'volume:' || volume_id, since = placed_at,
    payable = state = 'OPEN' AND EXISTS (SELECT FROM credit_account a WHERE a.household = household_id AND a.kind = 'FREE' AND a.balance > 0);
ALTER TABLE swap_request ALTER COLUMN wished_volume SET NOT NULL, ALTER COLUMN wished_site SET NOT NULL,
    ALTER COLUMN line_key SET NOT NULL, ALTER COLUMN since SET NOT NULL;

DROP INDEX swap_request_one_open, swap_request_line;
-- At most one open request per person and line.
CREATE UNIQUE INDEX swap_request_one_open ON swap_request (person_id, line_key) WHERE state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY');
-- A line in its order; who can pay; who can pay and fetches at a site.
CREATE INDEX swap_request_line ON swap_request (line_key, precedence, since, placed_at, id) WHERE state = 'OPEN';
CREATE INDEX swap_request_line_payable ON swap_request (line_key, precedence, since, placed_at, id) WHERE state = 'OPEN' AND payable;
CREATE INDEX swap_request_line_here ON swap_request (line_key, pickup_site, precedence, since, placed_at, id) WHERE state = 'OPEN' AND payable;
CREATE INDEX swap_request_line_waiting ON swap_request (line_key) WHERE state IN ('OPEN', 'PAUSED', 'OFFERED');
CREATE INDEX swap_request_wished ON swap_request (wished_volume) WHERE wish <> 'VOLUME' AND state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY');
-- Promises that could be moved, by the line of the wish.
CREATE INDEX swap_request_line_promised ON swap_request (line_key) WHERE state = 'ACCEPTED';
CREATE INDEX swap_request_read_by_person ON swap_request (person_id, changed_at) WHERE state = 'FULFILLED';

-- Where a request stands in its line: a number for what is said yes or no to, the most significant determinant first, then a moment.
-- LOCAL_FIRST depends on the copy and has its weight added when a copy is there.
CREATE FUNCTION wish_place(r swap_request, determinants text[], OUT precedence integer, OUT since timestamptz) LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT sum((CASE d.name WHEN 'FIRST_BOOK' THEN h.received IS NOT NULL WHEN 'CHILDREN' THEN p.kind <> 'CHILD' ELSE false END)::integer
                      * (1 << (cardinality(determinants) - d.at::integer))) FROM unnest(determinants) WITH ORDINALITY AS d (name, at)), 0)::integer,
           CASE WHEN 'WAITED_LONGEST' = ANY (determinants) THEN coalesce(h.received, p.created_at) ELSE r.placed_at END
    FROM person p CROSS JOIN LATERAL (SELECT max(f.changed_at) AS received FROM swap_request f WHERE f.state = 'FULFILLED'
        AND CASE WHEN r.for_family THEN f.household_id = r.household_id ELSE f.person_id = r.person_id END) h
    WHERE p.id = r.person_id
$$;

CREATE FUNCTION swap_request_derived() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sorted_by text[];
BEGIN
    IF NEW.wish = 'VOLUME' THEN
        NEW.wished_volume := NEW.volume_id;
    END IF;
    NEW.wished_site := coalesce(NEW.wished_site, NEW.pickup_site);
    IF TG_OP = 'INSERT' OR OLD.state = NEW.state OR OLD.wished_volume <> NEW.wished_volume THEN
        NEW.line_key := wish_key(NEW.wish, NEW.alike, NEW.wished_volume);
    END IF;
    IF TG_OP = 'INSERT' OR (OLD.person_id, OLD.household_id, OLD.placed_at) IS DISTINCT FROM (NEW.person_id, NEW.household_id, NEW.placed_at) THEN
        SELECT determinants INTO sorted_by FROM wish_order FOR SHARE;
        SELECT p.precedence, p.since INTO NEW.precedence, NEW.since FROM wish_place(NEW, sorted_by) p;
    END IF;
    IF NEW.state <> 'OPEN' THEN
        NEW.payable := false;
    ELSIF TG_OP = 'INSERT' OR OLD.state <> 'OPEN' OR OLD.household_id <> NEW.household_id THEN
        -- Whoever gives or takes a credit of this family now is waited for, so that the marker cannot miss it.
        PERFORM FROM credit_account WHERE household = NEW.household_id AND kind = 'FREE' ORDER BY id FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            PERFORM pg_advisory_xact_lock(6002, hashtext(NEW.household_id::text));
        END IF;
        NEW.payable := EXISTS (SELECT FROM credit_account WHERE household = NEW.household_id AND kind = 'FREE' AND balance > 0);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER swap_request_derived BEFORE INSERT OR UPDATE OF state, volume_id, wished_volume, person_id, household_id, placed_at ON swap_request
    FOR EACH ROW EXECUTE FUNCTION swap_request_derived();

-- A reader has received a book, or it was undone: the other wishes of that reader stand where the order says now.
CREATE FUNCTION swap_request_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE swap_request r SET precedence = (wish_place(r, w.determinants)).precedence, since = (wish_place(r, w.determinants)).since
    FROM wish_order w WHERE w.determinants && ARRAY['FIRST_BOOK', 'WAITED_LONGEST'] AND r.household_id = NEW.household_id
      AND (r.person_id = NEW.person_id OR r.for_family) AND r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY');
    RETURN NULL;
END $$;
CREATE TRIGGER swap_request_received AFTER UPDATE OF state ON swap_request
    FOR EACH ROW WHEN ((OLD.state = 'FULFILLED') <> (NEW.state = 'FULFILLED')) EXECUTE FUNCTION swap_request_received();

-- The first credit of a family comes, or its last one goes: its wishes in line can be served, or cost nothing to pass over.
CREATE FUNCTION credit_account_pays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.balance > 0 THEN
        IF TG_OP = 'INSERT' THEN
            PERFORM pg_advisory_xact_lock(6002, hashtext(NEW.household::text));
        END IF;
        UPDATE swap_request SET payable = true WHERE household_id = NEW.household AND state = 'OPEN' AND NOT payable;
    ELSIF NOT EXISTS (SELECT FROM credit_account WHERE household = NEW.household AND kind = 'FREE' AND balance > 0) THEN
        -- One that somebody else has in hand stays marked: that is found out when it is its turn.
        UPDATE swap_request SET payable = false WHERE id IN (SELECT id FROM swap_request
            WHERE household_id = NEW.household AND state = 'OPEN' AND payable ORDER BY id FOR NO KEY UPDATE SKIP LOCKED);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER credit_account_begins AFTER INSERT ON credit_account
    FOR EACH ROW WHEN (NEW.kind = 'FREE' AND NEW.household IS NOT NULL AND NEW.balance > 0) EXECUTE FUNCTION credit_account_pays();
CREATE TRIGGER credit_account_pays AFTER UPDATE OF balance ON credit_account
    FOR EACH ROW WHEN (NEW.kind = 'FREE' AND NEW.household IS NOT NULL AND (OLD.balance > 0) <> (NEW.balance > 0)) EXECUTE FUNCTION credit_account_pays();

INSERT INTO personal_column (table_name, column_name, purpose) SELECT 'swap_request', name, 'requests'
FROM unnest(ARRAY['wish', 'alike', 'wished_volume', 'wished_site', 'also_sites', 'worst_grade', 'for_family', 'since', 'precedence', 'payable']) AS name;
