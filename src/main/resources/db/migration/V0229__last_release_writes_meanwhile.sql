-- V0230 and V0300 bring a column that nodes of the last release do not know, and V0350 fills it in for them. Each migration is committed
-- by itself: what they wrote between the two was refused. This stands there before the columns do, and does nothing until they come;
-- V0375 takes it away again. Where all of them ran before this one came, it does nothing that V0350 would not have done.
CREATE FUNCTION by_last_release_meanwhile() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    written jsonb := to_jsonb(NEW);
BEGIN
    IF written ? 'opened_for' AND written ->> 'opened_for' IS NULL THEN
        NEW := jsonb_populate_record(NEW, jsonb_build_object('opened_for', written -> 'household_id'));
    END IF;
    IF written ? 'held_credits' AND ((written ->> 'held_credits')::integer > 0) <> (written ->> 'credit_held')::boolean THEN
        NEW := jsonb_populate_record(NEW, jsonb_build_object('held_credits', CASE WHEN (written ->> 'credit_held')::boolean THEN 1 ELSE 0 END));
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER by_last_release_meanwhile BEFORE INSERT ON drop_off FOR EACH ROW EXECUTE FUNCTION by_last_release_meanwhile();
CREATE TRIGGER by_last_release_meanwhile BEFORE INSERT OR UPDATE ON swap_request FOR EACH ROW EXECUTE FUNCTION by_last_release_meanwhile();
