-- Whoever holds coupons of a session is told of its postponement, its new time and its end too, without a ticket to it.
DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN (%L, %L, %L) OR %s)',
        'FAIR_POSTPONED_COUPONS', 'FAIR_MOVED_COUPONS', 'FAIR_CANCELLED_COUPONS', known);
END $$;
