-- While nodes are upgraded one after the other, those of the last release go on writing and know nothing of two columns that came since.
-- They are filled in as the migrations filled them that brought them. To be dropped by the release after the next.

-- V0300: a drop-off session is opened for the household that it stands under.
CREATE FUNCTION drop_off_by_last_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.opened_for := NEW.household_id;
    RETURN NEW;
END $$;
CREATE TRIGGER drop_off_by_last_release BEFORE INSERT ON drop_off
    FOR EACH ROW WHEN (NEW.opened_for IS NULL) EXECUTE FUNCTION drop_off_by_last_release();

-- V0230: a request that holds a credit holds one.
CREATE FUNCTION swap_request_by_last_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.held_credits := CASE WHEN NEW.credit_held THEN 1 ELSE 0 END;
    RETURN NEW;
END $$;
CREATE TRIGGER swap_request_by_last_release BEFORE INSERT OR UPDATE ON swap_request
    FOR EACH ROW WHEN ((NEW.held_credits > 0) <> NEW.credit_held) EXECUTE FUNCTION swap_request_by_last_release();
