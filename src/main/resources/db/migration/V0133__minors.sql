-- What is kept of the young, by age, as data: published with the register. Under 14 the law calls it sensitive (Personal
-- Information Protection Law, articles 28 and 31).
CREATE TABLE minor_rule (
    age_from   integer NOT NULL,
    age_before integer,
    known_zh   text    NOT NULL,
    known_en   text    NOT NULL,
    signs_in   boolean NOT NULL,
    messaged   boolean NOT NULL,
    consent    boolean NOT NULL,
    CONSTRAINT minor_rule_pk PRIMARY KEY (age_from),
    CONSTRAINT minor_rule_forward CHECK (age_from < age_before)
);
INSERT INTO minor_rule (age_from, age_before, known_zh, known_en, signs_in, messaged, consent) VALUES
(0, 14, '只有昵称和年龄段；不公开，不发消息，不能登录；由监护人查看和注销。',
 'A nickname and an age band, nothing else; never shown in public, never messaged, no login; the guardian reads and erases.', false, false, true),
(14, 18, '昵称和年龄段；由监护人同意、查看和注销。', 'A nickname and an age band; the guardian agrees, reads and erases.', false, false, true),
(18, NULL, '昵称，本人出示过的手机号。', 'A nickname, and the phones the person has shown to be theirs.', true, true, false);

-- A child has no phone here, whoever writes the row.
CREATE FUNCTION phone_login_of_a_grown_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM person WHERE id = NEW.person_id AND kind = 'CHILD') THEN
        RAISE EXCEPTION 'a child has no phone' USING CONSTRAINT = 'phone_login_of_a_grown_up';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER phone_login_of_a_grown_up BEFORE INSERT OR UPDATE ON phone_login
    FOR EACH ROW EXECUTE FUNCTION phone_login_of_a_grown_up();
