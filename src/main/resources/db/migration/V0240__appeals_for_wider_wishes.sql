-- Homes are asked for wishes wider than a volume too: a round is one of a line, and so is the look that was taken for it.
ALTER TABLE appeal_look ADD COLUMN line_key text;
UPDATE appeal_look SET line_key = 'volume:' || volume_id;
ALTER TABLE appeal_look DROP CONSTRAINT appeal_look_pk, DROP COLUMN volume_id;
ALTER TABLE appeal_look ADD CONSTRAINT appeal_look_pk PRIMARY KEY (line_key);

-- Volumes that meet a wish and of which a copy stands in a home. As wish_volumes, but what nobody has at home is left out before the
-- limit, so that the many books of one author do not hide the few that could come.
CREATE FUNCTION wish_home_volumes(wish text, alike text[], pointed_at uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 20 AS $$
DECLARE
    seed record;
BEGIN
    IF wish <> 'LIKE' THEN
        RETURN QUERY SELECT wish_volumes(wish, alike, pointed_at);
        RETURN;
    END IF;
    SELECT wish_word(e.author) AS author, wish_word(e.series) AS series, s.audience, left(s.class_number, 1) AS class INTO seed
    FROM volume v JOIN edition e ON e.id = v.edition_id LEFT JOIN edition_subject s ON s.edition_id = e.id WHERE v.id = pointed_at;
    IF 'AUTHOR' = ANY (alike) THEN
        RETURN QUERY SELECT v.id FROM edition e JOIN volume v ON v.edition_id = e.id LEFT JOIN edition_subject s ON s.edition_id = e.id
            WHERE wish_word(e.author) = seed.author AND e.author IS NOT NULL
              AND (NOT 'SERIES' = ANY (alike) OR wish_word(e.series) = seed.series)
              AND (NOT 'AUDIENCE' = ANY (alike) OR s.audience = seed.audience)
              AND (NOT 'CLASS' = ANY (alike) OR left(s.class_number, 1) = seed.class)
              AND EXISTS (SELECT FROM copy c WHERE c.volume_id = v.id AND c.status IN ('LISTED', 'HANDED_OVER')) LIMIT 500;
    ELSIF 'SERIES' = ANY (alike) THEN
        RETURN QUERY SELECT v.id FROM edition e JOIN volume v ON v.edition_id = e.id LEFT JOIN edition_subject s ON s.edition_id = e.id
            WHERE wish_word(e.series) = seed.series AND e.series IS NOT NULL
              AND (NOT 'AUDIENCE' = ANY (alike) OR s.audience = seed.audience)
              AND (NOT 'CLASS' = ANY (alike) OR left(s.class_number, 1) = seed.class)
              AND EXISTS (SELECT FROM copy c WHERE c.volume_id = v.id AND c.status IN ('LISTED', 'HANDED_OVER')) LIMIT 500;
    ELSE
        RETURN QUERY SELECT v.id FROM edition_subject s JOIN volume v ON v.edition_id = s.edition_id
            WHERE (NOT 'CLASS' = ANY (alike) OR left(s.class_number, 1) = seed.class)
              AND (NOT 'AUDIENCE' = ANY (alike) OR s.audience = seed.audience)
              AND EXISTS (SELECT FROM copy c WHERE c.volume_id = v.id AND c.status IN ('LISTED', 'HANDED_OVER')) LIMIT 500;
    END IF;
END $$;

-- The worse the condition, the higher the number; 0 for one that nobody has seen yet.
CREATE FUNCTION grade_rank(grade text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_position(ARRAY['LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED'], grade), 0)
$$;
