-- Credits can be good for some books only, until a day, at one site: each such lot is an account of its own, so that spending
-- what ends soonest is choosing an account, and every entry says by its account what it moved.
ALTER TABLE credit_account ADD COLUMN ends_at timestamptz;
ALTER TABLE credit_account ADD COLUMN site uuid;
ALTER TABLE credit_account ADD COLUMN warned_at timestamptz;
ALTER TABLE credit_account ADD CONSTRAINT credit_account_purse CHECK (purse ~ '^[A-Z][A-Z_]{0,19}$');
ALTER TABLE credit_account ADD CONSTRAINT credit_account_lot CHECK (household IS NOT NULL OR (purse = 'GENERAL' AND num_nonnulls(ends_at, site, warned_at) = 0));
ALTER TABLE credit_account DROP CONSTRAINT credit_account_one;
ALTER TABLE credit_account ADD CONSTRAINT credit_account_one UNIQUE NULLS NOT DISTINCT (household, kind, purse, ends_at, site);
CREATE INDEX credit_account_ending ON credit_account (ends_at, id) WHERE kind = 'FREE' AND balance > 0 AND ends_at IS NOT NULL;
-- What was held for a request is burned or given back where it was held.
CREATE INDEX credit_transaction_of_hold ON credit_transaction (reference) WHERE kind = 'HOLD';

COMMENT ON COLUMN credit_account.ends_at IS 'null: credits that do not end';
COMMENT ON COLUMN credit_account.site IS 'null: good at every site';
COMMENT ON COLUMN credit_account.warned_at IS 'when the family was told that these end soon';

-- What is left of prices that are pooled until they make a credit, to the fen.
CREATE TABLE credit_remainder (
    household uuid   NOT NULL,
    purse     text   NOT NULL,
    fen       bigint NOT NULL CONSTRAINT credit_remainder_limit CHECK (fen >= 0),
    CONSTRAINT credit_remainder_pk PRIMARY KEY (household, purse)
);

CREATE TABLE credit_remainder_entry (
    id        uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT credit_remainder_entry_pk PRIMARY KEY,
    household uuid        NOT NULL,
    purse     text        NOT NULL,
    fen       bigint      NOT NULL,
    kind      text        NOT NULL CONSTRAINT credit_remainder_entry_kind CHECK (kind IN ('POOLED', 'TAKEN_BACK', 'MERGED', 'FORFEITED')),
    reference uuid        NOT NULL,
    price_fen bigint      CONSTRAINT credit_remainder_entry_price CHECK (price_fen >= 0),
    step_fen  integer     CONSTRAINT credit_remainder_entry_step CHECK (step_fen >= 1),
    credits   bigint      CONSTRAINT credit_remainder_entry_credits CHECK (credits >= 0),
    at        timestamptz NOT NULL,
    CONSTRAINT credit_remainder_entry_of_a_book CHECK (num_nonnulls(price_fen, step_fen, credits) = CASE WHEN kind IN ('POOLED', 'TAKEN_BACK') THEN 3 ELSE 0 END),
    CONSTRAINT credit_remainder_entry_counts CHECK (CASE kind WHEN 'POOLED' THEN fen = price_fen - credits * step_fen
        WHEN 'TAKEN_BACK' THEN fen = credits * step_fen - price_fen ELSE true END)
);
-- One book is pooled once, and taken back once.
CREATE UNIQUE INDEX credit_remainder_entry_once ON credit_remainder_entry (reference, kind) WHERE kind IN ('POOLED', 'TAKEN_BACK');
CREATE INDEX credit_remainder_entry_by_household ON credit_remainder_entry (household, purse);
CREATE TRIGGER credit_remainder_entry_append_only BEFORE UPDATE OR DELETE ON credit_remainder_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A pooled book is taken with credit, also when its price makes no whole one yet.
ALTER TABLE inspection DROP CONSTRAINT inspection_credits;
ALTER TABLE inspection ADD CONSTRAINT inspection_credits CHECK (credits >= 0
    AND (credits = 0 OR decision = 'CREDIT') AND (credits > 0 OR decision <> 'CREDIT' OR reason = 'POOLED'));
ALTER TABLE inspection DROP CONSTRAINT inspection_reason;
ALTER TABLE inspection ADD CONSTRAINT inspection_reason CHECK (reason IN ('ACCEPTED', 'POOLED', 'WANTED_AS_GIFT', 'ABOVE_SESSION_CAP',
    'ABOVE_VOLUME_CAP', 'ABOVE_PERSON_CAP', 'ABOVE_HOUSEHOLD_CAP', 'ABOVE_TITLE_CAP', 'ENOUGH_COPIES', 'YEAR_UNKNOWN_AS_GIFT',
    'CLASS_UNKNOWN_AS_GIFT', 'PRICE_UNKNOWN_AS_GIFT', 'NO_CREDIT_NOW', 'INCOMPLETE_AS_GIFT', 'OWN_COPY_BACK', 'BELOW_GRADE', 'FLAW_REFUSED', 'TOO_OLD', 'YEAR_UNKNOWN',
    'KIND_REFUSED', 'CLASS_REFUSED', 'CLASS_UNKNOWN', 'AUDIENCE_REFUSED', 'DISCARDED_COPY_REFUSED', 'SET_INCOMPLETE',
    'LIBRARY_STAMP', 'TO_BE_CLEARED'));
ALTER TABLE inspection ADD COLUMN worth jsonb CONSTRAINT inspection_worth_is_an_object CHECK (jsonb_typeof(worth) = 'object');

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('inspection', 'worth', 'intake'),
    ('credit_account', 'ends_at', 'credits'), ('credit_account', 'site', 'credits'), ('credit_account', 'warned_at', 'credits'),
    ('credit_remainder', 'household', 'credits'), ('credit_remainder', 'fen', 'credits'),
    ('credit_remainder_entry', 'household', 'credits'), ('credit_remainder_entry', 'fen', 'credits'),
    ('credit_remainder_entry', 'price_fen', 'credits'), ('credit_remainder_entry', 'credits', 'credits'),
    ('credit_remainder_entry', 'at', 'credits');

-- What staff have seen a volume to be decides its purse where the rules sort by that.
CREATE INDEX inspection_of_kind ON inspection (volume_id) WHERE basis #> '{finding,kinds}' <> '[]';

-- Auditors see what credits were good for.
CREATE OR REPLACE VIEW audit_credit_entry AS
SELECT e.id, e.transaction_id, t.kind, t.at, t.actor, t.reference, t.copy_code, t.reason, a.kind AS account, a.household, a.purse, e.amount,
       a.ends_at, a.site
FROM credit_entry e JOIN credit_transaction t ON t.id = e.transaction_id JOIN credit_account a ON a.id = e.account_id;

-- Families are told before credits end and when they did. Whatever kinds are known stay known.
DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN (%L, %L) OR %s)', 'CREDITS_ENDING', 'CREDITS_ENDED', known);
END $$;
