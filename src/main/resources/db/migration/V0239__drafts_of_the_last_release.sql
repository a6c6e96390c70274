-- V0245 brings a column that nodes of the last release do not know: whoever drafts rules there means those of intake. As in V0229 this
-- stands there before the column does. To be dropped by the release after the next.
CREATE FUNCTION rule_draft_by_last_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) ? 'kind' AND to_jsonb(NEW) ->> 'kind' IS NULL THEN
        NEW := jsonb_populate_record(NEW, '{"kind": "INTAKE"}');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER rule_draft_by_last_release BEFORE INSERT ON rule_draft FOR EACH ROW EXECUTE FUNCTION rule_draft_by_last_release();
