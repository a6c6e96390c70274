-- The rules of requests (who comes first, appeals, swaps between families) are prepared as drafts too. Whatever is published by name
-- has two persons behind it, whoever writes it.
ALTER TABLE rule_draft ADD COLUMN kind text NOT NULL DEFAULT 'INTAKE' CONSTRAINT rule_draft_kind_known CHECK (kind IN ('INTAKE', 'REQUESTS'));
ALTER TABLE rule_draft ALTER COLUMN kind DROP DEFAULT;
COMMENT ON COLUMN rule_draft.kind IS 'as in rule_set: a draft becomes a version of its kind';
CREATE INDEX rule_draft_open ON rule_draft (kind, changed_at DESC, id) WHERE state = 'OPEN';
ALTER TABLE rule_set ADD CONSTRAINT rule_set_two_persons CHECK (published_by IS NULL OR prepared_by IS NOT NULL AND published_by <> prepared_by);
