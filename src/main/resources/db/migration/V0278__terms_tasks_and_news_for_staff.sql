-- Coupons that are good for one session of a fair only lie in a purse of their own name, which is bound to an end and a site. When the
-- session is put off, the purse is bound anew, and what lies in it with it.
CREATE TABLE bound_purse (
    name    text        NOT NULL,
    ends_at timestamptz NOT NULL,
    site    uuid        NOT NULL,
    CONSTRAINT bound_purse_pk PRIMARY KEY (name),
    CONSTRAINT bound_purse_name CHECK (name ~ '^SESSION_[A-Z]{12}$')
);

-- What a session goes by: versions of rules, which stand for ever, and its own purse.
CREATE TABLE fair_session_terms (
    fair_id        uuid    NOT NULL,
    session_number integer NOT NULL,
    intake         text    NOT NULL GENERATED ALWAYS AS ('INTAKE') STORED,
    intake_rules   integer,
    requests       text    NOT NULL GENERATED ALWAYS AS ('REQUESTS') STORED,
    request_rules  integer,
    purse          text,
    CONSTRAINT fair_session_terms_pk PRIMARY KEY (fair_id, session_number),
    CONSTRAINT fair_session_terms_session FOREIGN KEY (fair_id, session_number) REFERENCES fair_session (fair_id, number) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fair_session_terms_intake FOREIGN KEY (intake, intake_rules) REFERENCES rule_set (kind, version),
    CONSTRAINT fair_session_terms_requests FOREIGN KEY (requests, request_rules) REFERENCES rule_set (kind, version),
    CONSTRAINT fair_session_terms_purse FOREIGN KEY (purse) REFERENCES bound_purse (name),
    CONSTRAINT fair_session_terms_own_purse UNIQUE (purse)
);

-- Checklists (清单): what is to be done before each fair, so many days ahead. Data: the twenty days of the permit are a number here.
CREATE TABLE checklist (
    name text NOT NULL,
    zh   text NOT NULL,
    en   text NOT NULL,
    CONSTRAINT checklist_pk PRIMARY KEY (name),
    CONSTRAINT checklist_name CHECK (name ~ '^[A-Z][A-Z_]{0,19}$')
);
CREATE TABLE checklist_item (
    checklist   text    NOT NULL,
    position    integer NOT NULL,
    zh          text    NOT NULL,
    en          text    NOT NULL,
    days_before integer NOT NULL,
    owner       text    NOT NULL,
    derived     text,
    CONSTRAINT checklist_item_pk PRIMARY KEY (checklist, position),
    CONSTRAINT checklist_item_of FOREIGN KEY (checklist) REFERENCES checklist (name),
    CONSTRAINT checklist_item_said CHECK (btrim(zh) <> '' AND btrim(en) <> ''),
    CONSTRAINT checklist_item_days CHECK (days_before BETWEEN -60 AND 400),
    CONSTRAINT checklist_item_owner CHECK (owner IN ('LIBRARY', 'PARTNER')),
    CONSTRAINT checklist_item_derived CHECK (derived IN ('PERMIT_APPLY', 'PERMIT_NUMBER'))
);
COMMENT ON COLUMN checklist_item.days_before IS 'before the first day of the fair; below zero after it';
COMMENT ON COLUMN checklist_item.derived IS 'only for a fair that needs a permit, and done when it has one';
INSERT INTO checklist (name, zh, en) VALUES ('FAIR', '换书市集', 'Swap fair');
INSERT INTO checklist_item (checklist, position, zh, en, days_before, owner, derived) VALUES
    ('FAIR', 1, '确认场地与开放时间', 'Confirm the venue and its hours', 45, 'PARTNER', NULL),
    ('FAIR', 2, '向公安机关申请大型活动许可', 'Apply to the police for the permit', 20, 'LIBRARY', 'PERMIT_APPLY'),
    ('FAIR', 3, '登记许可编号，之后才能开放预约', 'Record the number of the permit; booking opens after that', 10, 'LIBRARY', 'PERMIT_NUMBER'),
    ('FAIR', 4, '排好志愿者班表', 'Fill the helpers'' rota', 14, 'PARTNER', NULL),
    ('FAIR', 5, '订好帐篷、桌子和音响', 'Book tents, tables and sound', 14, 'LIBRARY', NULL),
    ('FAIR', 6, '选好要带去的书', 'Choose the books to bring', 7, 'LIBRARY', NULL),
    ('FAIR', 7, '打印海报、班表和应急用的纸质名单', 'Print posters, the rota and the paper list for an hour without power', 2, 'LIBRARY', NULL),
    ('FAIR', 8, '谢谢志愿者和伙伴', 'Thank helpers and partners', -3, 'LIBRARY', NULL);

CREATE TABLE fair_task (
    id          uuid        NOT NULL DEFAULT uuidv7(),
    fair_id     uuid        NOT NULL,
    checklist   text,
    position    integer,
    title       text        NOT NULL,
    title_en    text,
    owner       text        NOT NULL,
    owner_id    uuid,
    days_before integer,
    due_on      date,
    derived     text,
    done_at     timestamptz,
    done_by     uuid,
    CONSTRAINT fair_task_pk PRIMARY KEY (id),
    CONSTRAINT fair_task_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_task_once UNIQUE (fair_id, checklist, position),
    CONSTRAINT fair_task_owner_is FOREIGN KEY (owner_id) REFERENCES staff_member (id),
    CONSTRAINT fair_task_title_said CHECK (btrim(title) <> ''),
    CONSTRAINT fair_task_owner CHECK (owner IN ('LIBRARY', 'PARTNER')),
    CONSTRAINT fair_task_due CHECK (num_nonnulls(days_before, due_on) = 1),
    CONSTRAINT fair_task_derived CHECK (derived IN ('PERMIT_APPLY', 'PERMIT_NUMBER')),
    CONSTRAINT fair_task_done CHECK ((done_at IS NULL) = (done_by IS NULL))
);
CREATE INDEX fair_task_of_owner ON fair_task (owner_id) WHERE done_at IS NULL;
COMMENT ON COLUMN fair_task.days_before IS 'before the first day of the fair: moves with it. A task with a day of its own stays';

-- News for those who work at fairs: they have no household and no inbox.
CREATE TABLE staff_notice (
    id       uuid        NOT NULL DEFAULT uuidv7(),
    staff_id uuid        NOT NULL,
    kind     text        NOT NULL,
    fair_id  uuid        NOT NULL,
    about    uuid        NOT NULL,
    day      date        NOT NULL,
    facts    jsonb       NOT NULL,
    at       timestamptz NOT NULL,
    read_at  timestamptz,
    CONSTRAINT staff_notice_pk PRIMARY KEY (id),
    CONSTRAINT staff_notice_once UNIQUE (staff_id, kind, about, day),
    CONSTRAINT staff_notice_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id),
    CONSTRAINT staff_notice_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT staff_notice_kind CHECK (kind IN ('SHIFT_ASKED', 'SHIFT_MOVED', 'SHIFT_PUT_OFF', 'SHIFT_OFF', 'SHIFT_TOMORROW', 'TASK_DUE', 'TASK_OVERDUE')),
    CONSTRAINT staff_notice_facts CHECK (jsonb_typeof(facts) = 'object')
);
CREATE INDEX staff_notice_unread ON staff_notice (staff_id, at DESC) WHERE read_at IS NULL;

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('fair_task', 'owner_id', 'staff'), ('fair_task', 'done_at', 'staff'), ('fair_task', 'done_by', 'staff'),
    ('staff_notice', 'staff_id', 'staff'), ('staff_notice', 'kind', 'staff'), ('staff_notice', 'facts', 'staff'),
    ('staff_notice', 'at', 'staff'), ('staff_notice', 'read_at', 'staff');
