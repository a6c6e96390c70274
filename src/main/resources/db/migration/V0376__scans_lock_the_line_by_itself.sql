-- lock_copy_in_line (V0174) returns whole rows of copy, and a session that has called it before goes on failing when the next
-- release gives the table a column or takes one away. This one locks the line alone and returns its volume; the statement that
-- calls it locks the copy, after it, and so reads what was committed last. V0174 stays as long as its nodes run.
-- 6001 is the name space of the lines (RequestRepository).
CREATE FUNCTION lock_line_of_copy(wanted text) RETURNS uuid LANGUAGE plpgsql AS $$
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
    RETURN line;
END $$;
