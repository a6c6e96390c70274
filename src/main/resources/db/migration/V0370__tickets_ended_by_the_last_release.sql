-- As in V0350: a node of the last release that gives a ticket back, or voids it, knows nothing of when it ended (V0365). To be dropped
-- by the release after the next.
CREATE FUNCTION ticket_by_last_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.ended_at := NEW.changed_at;
    RETURN NEW;
END $$;
CREATE TRIGGER ticket_by_last_release BEFORE INSERT OR UPDATE ON ticket
    FOR EACH ROW WHEN (NEW.state IN ('RELEASED', 'VOID') AND NEW.ended_at IS NULL) EXECUTE FUNCTION ticket_by_last_release();
