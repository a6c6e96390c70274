-- What is kept of people, why, how long, what happens then and who sees it, as data: published by the service, read by the
-- nightly forgetting, and held against the schema by a test.
CREATE TABLE retention_rule (
    name      text    NOT NULL,
    days      integer,
    then_what text    NOT NULL,
    zh        text    NOT NULL,
    en        text    NOT NULL,
    CONSTRAINT retention_rule_pk PRIMARY KEY (name),
    CONSTRAINT retention_rule_then CHECK (then_what IN ('DELETE', 'ANNOUNCE', 'PSEUDONYMISE', 'KEEP')),
    CONSTRAINT retention_rule_days CHECK (days > 0)
);
COMMENT ON COLUMN retention_rule.days IS 'null: no clock runs, the sentence says until when';

INSERT INTO retention_rule (name, days, then_what, zh, en) VALUES
('one-time-codes', 2, 'DELETE', '发出两天后删除。', 'Deleted two days after it was sent.'),
('sign-in-attempts', 1, 'DELETE', '一天后删除。', 'Deleted after a day.'),
('sign-in-retries', 1, 'DELETE', '一天后删除。', 'Deleted after a day.'),
('staff-addresses', 90, 'DELETE', '九十天未再出现即删除。', 'Deleted when not seen for 90 days.'),
('sessions', 30, 'DELETE', '登录结束三十天后删除。', 'Deleted 30 days after the session ended.'),
('answers', 7, 'DELETE', '七天后删除。', 'Deleted after seven days.'),
('messages', 30, 'DELETE', '送达三十天后删除。', 'Deleted 30 days after they were delivered.'),
('notices', 365, 'DELETE', '一年后从收件箱删除。', 'Deleted from the inbox after a year.'),
('withdrawn-consents', 1095, 'DELETE', '撤回三年后删除（民法典第一百八十八条诉讼时效）。',
 'Deleted three years after withdrawal (limitation period, Civil Code, article 188).'),
('unseen-households', 1095, 'ANNOUNCE', '三年没有任何往来，先发通知。', 'After three years without a sign of the family it is told first.'),
('announced-households', 60, 'PSEUDONYMISE', '通知六十天后仍无往来，注销全家，只留匿名编号。',
 'Sixty days after that, still without a sign, the family is erased; a number that names nobody stays.'),
('until-erased', NULL, 'PSEUDONYMISE', '本人注销，或全家注销时即删除；只留匿名编号。', 'Gone when the person or the family is erased; a number that names nobody stays.'),
('figures', NULL, 'PSEUDONYMISE', '换书与换书券的记录长期保存；注销后只带匿名编号，不再指向任何人。',
 'Records of swaps and credits are kept; after erasure they carry a number that points to nobody.'),
('internal-control', NULL, 'KEEP', '内控留痕长期保存，不含姓名与电话。', 'The trail of internal control is kept; it holds no names and no phones.'),
('staff-records', NULL, 'KEEP', '在职期间及离职后保存，用于查明谁办理了什么。', 'Kept during and after employment, to know who did what.');

CREATE TABLE personal_purpose (
    name       text NOT NULL,
    whose      text NOT NULL,
    zh         text NOT NULL,
    en         text NOT NULL,
    basis      text NOT NULL,
    rule       text NOT NULL,
    seen_zh    text NOT NULL,
    seen_en    text NOT NULL,
    exported   text,
    why_not_zh text,
    why_not_en text,
    CONSTRAINT personal_purpose_pk PRIMARY KEY (name),
    CONSTRAINT personal_purpose_whose CHECK (whose IN ('FAMILY', 'STAFF', 'VISITOR')),
    -- Personal Information Protection Law, article 13
    CONSTRAINT personal_purpose_basis CHECK (basis IN ('CONSENT', 'CONTRACT', 'STATUTORY_DUTY')),
    CONSTRAINT personal_purpose_rule FOREIGN KEY (rule) REFERENCES retention_rule (name),
    CONSTRAINT personal_purpose_export CHECK ((exported IS NULL) = (why_not_zh IS NOT NULL) AND (why_not_zh IS NULL) = (why_not_en IS NULL))
);
COMMENT ON COLUMN personal_purpose.exported IS 'the section of a family''s export that shows it; else why it is in none';

CREATE TABLE personal_column (
    table_name  text NOT NULL,
    column_name text NOT NULL,
    purpose     text NOT NULL,
    CONSTRAINT personal_column_pk PRIMARY KEY (table_name, column_name),
    CONSTRAINT personal_column_purpose FOREIGN KEY (purpose) REFERENCES personal_purpose (name)
);

INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('household', 'FAMILY', '家庭是换书的单位；家庭卡不用手机也能办事。', 'The household is the unit of swapping; with its card nobody needs a phone.', 'CONTRACT',
 'until-erased', '本家庭；扫家庭卡的馆员。', 'The family; staff who scan its card.', 'household', NULL, NULL),
('person', 'FAMILY', '称呼成员，知道书是给谁的。', 'To address the persons of a family and know whom a book is for.', 'CONTRACT',
 'until-erased', '本家庭；为其办理的馆员。', 'The family; staff who serve it.', 'persons', NULL, NULL),
('child', 'FAMILY', '按年龄段荐书、统计服务次数，不作他用。', 'To suggest books by age band and count visits, and for nothing else.', 'CONSENT',
 'until-erased', '本家庭；为其办理的馆员。', 'The family; staff who serve it.', 'persons', NULL, NULL),
('proxy', 'FAMILY', '长辈委托他人代办。', 'An elder lets another act for them.', 'CONSENT',
 'figures', '长辈本人；代办人；为其办理的馆员。', 'The elder; the proxy; staff who serve them.', 'proxies', NULL, NULL),
('consent', 'FAMILY', '证明监护人同意过什么。', 'To prove what a guardian agreed to.', 'STATUTORY_DUTY',
 'withdrawn-consents', '监护人；图书馆。', 'The guardian; the library.', 'consents', NULL, NULL),
('phone', 'FAMILY', '登录和接收通知。', 'To sign in and to be told.', 'CONTRACT',
 'until-erased', '本人；馆员只见前三位和后四位。', 'The person; staff see the first three and last four digits.', 'phones', NULL, NULL),
('email', 'FAMILY', '没有手机也能登录和收到通知的副本。', 'To sign in and be told without a phone.', 'CONSENT',
 'until-erased', '本人，只见首字母和域名。', 'The person, who sees the first letter and the domain.', 'emails', NULL, NULL),
('login-link', 'FAMILY', '用读者证或微信登录。', 'To sign in with the library''s card or WeChat.', 'CONSENT',
 'until-erased', '本人，只见登录方式；账号只存摘要。', 'The person, who sees the way; of the account there is a digest only.', 'login-links', NULL, NULL),
('one-time-code', 'VISITOR', '用短信或邮件验证码登录，限制猜测。', 'To sign in by a code and keep others from guessing it.', 'CONTRACT',
 'one-time-codes', '无人；验证码、地址、设备只存摘要。', 'Nobody; of code, address and device only digests are kept.', NULL,
 '两天后删除，除手机号或邮箱外只有摘要。', 'Gone after two days; besides the phone or address there are digests only.'),
('sign-in', 'VISITOR', '防止猜测密码。', 'To keep others from guessing.', 'STATUTORY_DUTY',
 'sign-in-attempts', '无人；只存摘要。', 'Nobody; digests only.', NULL, '一天后删除，只有摘要。', 'Gone after a day, and digests only.'),
('sign-in-retry', 'VISITOR', '登录重试得到同一答复；只存摘要。', 'So that a retry of a sign-in is answered alike; digests only.', 'CONTRACT',
 'sign-in-retries', '无人。', 'Nobody.', NULL, '一天后删除，只有摘要。', 'Gone after a day, and digests only.'),
('session', 'FAMILY', '保持登录，查明谁登录过。', 'To stay signed in, and to know who signed in.', 'CONTRACT',
 'sessions', '本人。', 'The person.', 'sessions', NULL, NULL),
('token', 'FAMILY', '续期登录；只存摘要。', 'To go on being signed in; digests only.', 'CONTRACT',
 'sessions', '无人。', 'Nobody.', NULL, '只有令牌的摘要。', 'Digests of tokens only.'),
('copies', 'FAMILY', '知道书在哪里、是谁送来的。', 'To know where a book is and who brought it.', 'CONTRACT',
 'figures', '本家庭；馆员。公开页面不显示是谁。', 'The family; staff. The public page tells nobody who.', 'copies', NULL, NULL),
('intake', 'FAMILY', '验收送来的书，记下得券或不得券的原因。', 'To inspect what is brought and write down why it earned credit or not.', 'CONTRACT',
 'figures', '本家庭；该点位馆员；审计。', 'The family; staff of the site; auditors.', 'inspections', NULL, NULL),
('requests', 'FAMILY', '排队和送书。', 'To keep a place in line and bring the book.', 'CONTRACT',
 'figures', '本家庭；取书点位馆员。', 'The family; staff of the pickup site.', 'requests', NULL, NULL),
('claims', 'FAMILY', '为申请人预留一册。', 'To keep a copy for who asked for it.', 'CONTRACT',
 'figures', '本家庭；取书点位馆员。', 'The family; staff of the pickup site.', 'claims', NULL, NULL),
('tickets', 'FAMILY', '市集入场。', 'To be admitted to a fair.', 'CONTRACT',
 'figures', '本家庭；入口工作人员。', 'The family; those at the gate.', 'tickets', NULL, NULL),
('credits', 'FAMILY', '记账：复式分录，只增不改。', 'Book-keeping in double entry, which is never changed.', 'CONTRACT',
 'figures', '本家庭；馆员；审计。', 'The family; staff; auditors.', 'credits', NULL, NULL),
('corrections', 'FAMILY', '两人更正换书券，留下理由。', 'Two persons put credits right and say why.', 'STATUTORY_DUTY',
 'internal-control', '本家庭；馆长；审计。', 'The family; librarians; auditors.', 'corrections', NULL, NULL),
('notices', 'FAMILY', '告知书到了、轮到您了。', 'To tell that a book is ready or it is your turn.', 'CONTRACT',
 'notices', '本家庭。', 'The family.', 'notices', NULL, NULL),
('messages', 'FAMILY', '把通知送到手机。', 'To carry a notice to the phone.', 'CONTRACT',
 'messages', '无人；手机号加密存放，送出即毁。', 'Nobody; a phone lies sealed and is destroyed when sent.', NULL,
 '与收件箱内容相同，送达三十天后删除。', 'The same as the inbox; gone 30 days after delivery.'),
('answers', 'FAMILY', '网络中断后重试，得到同一答复。', 'So that a retry after a lost connection gets the same answer.', 'CONTRACT',
 'answers', '只有重试的人。', 'Only who retries.', NULL, '七天后删除，内容与页面所见相同。', 'Gone after seven days; the same as was shown.'),
('trail', 'FAMILY', '内控：谁办理、查看或改动了什么。', 'Internal control: who did, saw or changed what.', 'STATUTORY_DUTY',
 'internal-control', '审计；本家庭可见谁查看过。', 'Auditors; the family sees who looked.', 'looks', NULL, NULL),
('offline', 'FAMILY', '断网时的扫描，事后合并。', 'Scans made without network, merged later.', 'CONTRACT',
 'figures', '馆员；审计。', 'Staff; auditors.', NULL, '只有编号；结果已在各项记录中。', 'Numbers only; what came of it is in the other records.'),
('staff', 'STAFF', '登录、授权，查明谁办理了什么。', 'To sign in, to be allowed, and to know who did what.', 'CONTRACT',
 'staff-records', '馆长；审计；被办理的家庭可见显示名。', 'Librarians; auditors; families see the display name.', NULL,
 '不属于读者家庭。', 'Not of a family.'),
('staff-address', 'STAFF', '常用地址不会被他人锁定；只存摘要。', 'From where staff sign in they cannot be locked out; digests only.', 'CONTRACT',
 'staff-addresses', '无人。', 'Nobody.', NULL, '不属于读者家庭。', 'Not of a family.');

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('person_proxy:id elder_id proxy_id since revoked_at', 'proxy'),
    ('catalog_import:asked_by', 'staff'),
    ('household:id family_code created_at seen_at announced_at merged_into merged_at', 'household'),
    ('person:id household_id nickname kind created_at erased_at', 'person'),
    ('person:age_band guardian_id band_since guardian_offered_to', 'child'),
    ('consent:id person_id guardian_id notice_version given_at revoked_at own', 'consent'),
    ('phone_login:id phone person_id verified_at reported_at', 'phone'),
    ('outside_login:kind subject_mac person_id linked_at', 'login-link'),
    ('email_login:person_id email verified_at', 'email'),
    ('one_time_code:id sent_to code_mac asked_at expires_at tries used_at address device', 'one-time-code'),
    ('login_failure:id at who address', 'sign-in'),
    ('login_attempt:key request_mac session_id at', 'sign-in-retry'),
    ('login_session:id person_id staff_id opened_at ends_at ended_at end_reason holder_id parent_id restricted uncertain_phone device_id', 'session'),
    ('refresh_token:digest session_id issued_at expires_at used_at used_key', 'token'),
    ('staff_member:id name display_name role password_hash created_at left_at organisation_id ends_at', 'staff'),
    ('staff_site:staff_id site_id', 'staff'),
    ('invitation:id token_digest request_mac role display_name organisation_id ends_on staff_id invited_by created_at expires_at accepted_at accepted_staff revoked_at', 'staff'),
    ('invitation_site:invitation_id site_id', 'staff'),
    ('staff_pin:staff_id pin_hash set_at', 'staff'),
    ('pin_try:device_id who tries', 'staff'),
    ('counter_device:paired_by', 'staff'),
    ('counter_pairing:made_by', 'staff'),
    ('cataloguing_task:closed_by', 'staff'),
    ('volume_merge:merged_by undone_by', 'staff'),
    ('former_family_code:code household_id until why', 'household'),
    ('join_code:code household_id made_by made_at expires_at used_at', 'household'),
    ('second_factor:staff_id sealed enrol_key created_at confirm_key confirmed_at', 'staff'),
    ('second_factor_step:staff_id step used_at', 'staff'),
    ('recovery_code:digest staff_id used_at', 'staff'),
    ('staff_address:staff_id address seen_at', 'staff-address'),
    ('copy:household_id disposition brought_by', 'copies'),
    ('movement:household_id actor reason', 'copies'),
    ('blank_label:made_by', 'staff'),
    ('drop_off:household_id opened_by opened_at closed_at', 'intake'),
    ('inspection:decision reason grade credits inspected_by decided_at', 'intake'),
    ('swap_request:person_id household_id volume_id state pickup_site placed_at changed_at offered_until auto_accept', 'requests'),
    ('claim:person_id household_id pickup_site state claimed_at pickup_until', 'claims'),
    ('ticket:household_id code persons admitted state issued_at changed_at', 'tickets'),
    ('credit_account:household balance', 'credits'),
    ('credit_transaction:kind at actor copy_code reason', 'credits'),
    ('credit_entry:amount', 'credits'),
    ('approval:household_id credits reason state proposed_by proposed_at decided_by decided_at decided_reason', 'corrections'),
    ('notice:household_id kind facts at', 'notices'),
    ('outbox_message:payload sealed', 'messages'),
    ('once_answer:refusal headers body', 'answers'),
    ('audit_entry:at actor verb subject facts', 'trail'),
    ('offline_event:device subject actor', 'offline')) AS listed (names, purpose);

-- When the family was last seen: signed in, at the desk, or moved a credit. The night brings it up to date.
ALTER TABLE household ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE household ADD COLUMN announced_at timestamptz;
UPDATE household SET seen_at = created_at;
CREATE INDEX household_unseen ON household (seen_at);
ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN
    ('REQUEST_READY', 'REQUEST_OFFERED', 'REQUEST_EXPIRED', 'DROP_OFF_CLOSED', 'ACTED_ON_BEHALF', 'GUARDIAN_ASKED', 'HOUSEHOLD_CHANGED', 'HOUSEHOLD_LEAVING'));
CREATE INDEX notice_by_time ON notice USING brin (at);
CREATE INDEX outbox_message_done ON outbox_message (done_at) WHERE done_at IS NOT NULL;
