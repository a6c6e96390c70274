-- What a wish for something alike is alike in was corrected in the catalogue: the clock names its line anew. Written only where somebody
-- has such a wish, so that an import of a million records is not slowed down by it.
CREATE TABLE wish_to_follow (
    id         uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT wish_to_follow_pk PRIMARY KEY,
    edition_id uuid        NOT NULL CONSTRAINT wish_to_follow_edition REFERENCES edition (id) ON DELETE CASCADE,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE FUNCTION wish_to_follow(edition uuid) RETURNS void LANGUAGE sql AS $$
    INSERT INTO wish_to_follow (edition_id) SELECT edition WHERE EXISTS (SELECT FROM volume v JOIN swap_request r ON r.wished_volume = v.id
        WHERE v.edition_id = edition AND r.wish <> 'VOLUME' AND r.wish = 'LIKE' AND r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY'))
$$;

CREATE FUNCTION edition_corrected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM wish_to_follow(NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER edition_corrected AFTER UPDATE OF author, series ON edition
    FOR EACH ROW WHEN ((OLD.author, OLD.series) IS DISTINCT FROM (NEW.author, NEW.series)) EXECUTE FUNCTION edition_corrected();

CREATE FUNCTION edition_subject_corrected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM wish_to_follow(CASE TG_OP WHEN 'DELETE' THEN OLD.edition_id ELSE NEW.edition_id END);
    RETURN NULL;
END $$;
CREATE TRIGGER edition_subject_said AFTER INSERT OR DELETE ON edition_subject
    FOR EACH ROW EXECUTE FUNCTION edition_subject_corrected();
CREATE TRIGGER edition_subject_corrected AFTER UPDATE OF class_number, audience ON edition_subject
    FOR EACH ROW WHEN ((OLD.class_number, OLD.audience) IS DISTINCT FROM (NEW.class_number, NEW.audience)) EXECUTE FUNCTION edition_subject_corrected();
