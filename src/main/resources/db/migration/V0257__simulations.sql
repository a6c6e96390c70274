-- Simulations of a city under other rules: asked for, run by whichever process has time, kept for a day. Nothing in them is about
-- anybody; who asked stands in the audit trail.

CREATE TABLE simulation (
    id          uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT simulation_pk PRIMARY KEY,
    form        jsonb       NOT NULL,
    today       jsonb       NOT NULL,
    proposed    jsonb,
    state       text        NOT NULL CONSTRAINT simulation_state_is_known CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    done_runs   integer     NOT NULL DEFAULT 0,
    of_runs     integer     NOT NULL,
    asked_at    timestamptz NOT NULL,
    finished_at timestamptz,
    attempts    integer     NOT NULL DEFAULT 0,
    worker      uuid,
    lease_until timestamptz,
    report      jsonb,
    CONSTRAINT simulation_runs_are_counted CHECK (done_runs BETWEEN 0 AND of_runs),
    CONSTRAINT simulation_done_has_a_report CHECK ((state = 'DONE') = (report IS NOT NULL)),
    CONSTRAINT simulation_running_has_a_worker CHECK ((state = 'RUNNING') = (worker IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT simulation_over_has_an_end CHECK ((state IN ('WAITING', 'RUNNING')) = (finished_at IS NULL))
);
CREATE INDEX simulation_work_ix ON simulation (asked_at, id) WHERE state IN ('WAITING', 'RUNNING');
CREATE INDEX simulation_asked_ix ON simulation (asked_at);
COMMENT ON COLUMN simulation.today IS 'Both rule sets as they were when it was asked for: the figures belong to them.';
COMMENT ON COLUMN simulation.lease_until IS 'Until then the worker has it; who lets it pass has died, and another begins anew.';
