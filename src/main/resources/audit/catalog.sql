-- Every volume can be found
SELECT v.id FROM volume v WHERE NOT EXISTS (SELECT FROM volume_search s WHERE s.volume_id = v.id);

-- What search reads was made by the rules of this version (else: the subcommand reindex)
SELECT volume_id, rules FROM volume_search WHERE rules < 2;
