-- Those who work on a fair are told when it is their turn, and what was decided. Whatever is known stays known.
DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'staff_notice_kind' AND conrelid = 'staff_notice'::regclass;
    ALTER TABLE staff_notice DROP CONSTRAINT staff_notice_kind;
    EXECUTE format('ALTER TABLE staff_notice ADD CONSTRAINT staff_notice_kind CHECK (kind IN (%L, %L, %L, %L, %L, %L, %L) OR %s)',
        'FAIR_PROPOSED', 'FAIR_SENT_BACK', 'FAIR_APPROVED', 'FAIR_PUBLISHED', 'FAIR_PUT_OFF', 'FAIR_CALLED_OFF', 'FAIR_COMMENT', known);
END $$;
