-- What a scan at the counter locks, in one statement instead of four: the line of the copy's volume, then the copy. While
-- the line was waited for, a librarian may have found that the volume is another, and then the line of that one is locked
-- too. Each statement of the function sees what was committed before it began, so what it returns is what was locked.
-- 6001 is the name space of the lines (RequestRepository).
CREATE FUNCTION lock_copy_in_line(wanted text) RETURNS SETOF copy LANGUAGE plpgsql AS $$
DECLARE
    line    uuid;
    settled uuid;
BEGIN
    SELECT volume_id INTO settled FROM copy WHERE code = wanted;
    WHILE settled IS DISTINCT FROM line LOOP
        line := settled;
        PERFORM pg_advisory_xact_lock(6001, hashtext(line::text));
        SELECT volume_id INTO settled FROM copy WHERE code = wanted;
    END LOOP;
    RETURN QUERY SELECT * FROM copy WHERE code = wanted FOR NO KEY UPDATE;
END $$;
