-- Whose line has changed since a moment ago: the order of search follows it.
CREATE INDEX swap_request_by_change ON swap_request (changed_at);
