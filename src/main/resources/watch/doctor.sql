-- What is committed survives a power cut
SELECT 'WRONG' AS verdict, format('%s is off', name) AS said FROM pg_settings
WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off';

-- The schema is whole
SELECT 'WRONG', format('migration %s failed: %s', version, description) FROM flyway_schema_history WHERE NOT success
UNION ALL
SELECT 'WRONG', format('index %s cannot be used; REINDEX INDEX CONCURRENTLY %1$s', indexrelid::regclass) FROM pg_index WHERE NOT indisvalid;

-- Pages are checked when they are read
SELECT 'LOOK', 'data checksums are off; pg_checksums --enable while PostgreSQL stands still' WHERE current_setting('data_checksums') = 'off';

-- Connections are left
SELECT CASE WHEN used > 0.95 * most THEN 'WRONG' ELSE 'LOOK' END, format('%s of %s connections are used', used, most)
FROM (SELECT count(*) AS used, current_setting('max_connections')::integer AS most FROM pg_stat_activity WHERE backend_type = 'client backend') AS now
WHERE used > 0.8 * most;

-- Nobody keeps others waiting
SELECT 'WRONG', format('process %s has a transaction open since %s: %s', pid, date_trunc('second', xact_start), left(query, 80))
FROM pg_stat_activity WHERE backend_type = 'client backend' AND xact_start < now() - interval '5 minutes'
UNION ALL
SELECT 'LOOK', format('process %s has waited for a lock of %s since %s', pid, pg_blocking_pids(pid), date_trunc('second', query_start))
FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query_start < now() - interval '5 seconds';

-- Old versions of rows are cleared away
SELECT 'LOOK', format('%s has %s dead rows beside %s; autovacuum last came %s', relname, n_dead_tup, n_live_tup,
                      coalesce(date_trunc('second', last_autovacuum)::text, 'never'))
FROM pg_stat_user_tables WHERE n_dead_tup > 100000 AND n_dead_tup > 0.3 * n_live_tup
UNION ALL
SELECT CASE WHEN age(datfrozenxid) > 1500000000 THEN 'WRONG' ELSE 'LOOK' END, format('the oldest row is %s transactions old; PostgreSQL stops at 2,000 million', age(datfrozenxid))
FROM pg_database WHERE datname = current_database() AND age(datfrozenxid) > 500000000;

-- Messages go out
SELECT CASE WHEN late > interval '1 hour' THEN 'WRONG' ELSE 'LOOK' END, format('%s messages of %s wait, the longest %s', waiting, topic, date_trunc('second', late))
FROM (SELECT topic, count(*) AS waiting, now() - min(due_at) AS late FROM outbox_message WHERE done_at IS NULL AND due_at < now() GROUP BY topic) AS box
WHERE late > interval '10 minutes';

-- Windows and offers end when they should
SELECT 'WRONG', format('%s copies stand on a hold shelf a day after their last', count(*))
FROM claim WHERE state = 'TO_FETCH' AND pickup_until < (now() AT TIME ZONE 'Asia/Shanghai')::date - 1 HAVING count(*) > 0
UNION ALL
SELECT 'WRONG', format('%s offers have been over for an hour', count(*))
FROM swap_request WHERE state = 'OFFERED' AND offered_until < now() - interval '1 hour' HAVING count(*) > 0;

-- Work in the background is taken by somebody
SELECT 'LOOK', format('a report asked for at %s is not done', date_trunc('second', asked_at)) FROM report_count
WHERE state IN ('WAITING', 'RUNNING') AND asked_at < now() - interval '1 hour'
UNION ALL
SELECT 'LOOK', format('a simulation asked for at %s is not done', date_trunc('second', asked_at)) FROM simulation
WHERE state IN ('WAITING', 'RUNNING') AND asked_at < now() - interval '1 hour';

-- Somebody can run the library
SELECT 'LOOK', 'there is no librarian: invite librarian NAME' WHERE NOT EXISTS (SELECT FROM staff_member WHERE role = 'LIBRARIAN');
