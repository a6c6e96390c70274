-- Tables without network. What a family may take there is split into lanes beforehand, one for each device, so that it is known how
-- much can be over-spent; and what was done at a table is written down with what became of it when it was merged.

-- What a fair begins with when nobody says otherwise.
CREATE TABLE fair_coupon_default (
    one      boolean NOT NULL DEFAULT true CONSTRAINT fair_coupon_default_pk PRIMARY KEY CONSTRAINT fair_coupon_default_one CHECK (one),
    lanes    integer NOT NULL CONSTRAINT fair_coupon_default_lanes CHECK (lanes BETWEEN 1 AND 50),
    extra    integer NOT NULL CONSTRAINT fair_coupon_default_extra CHECK (extra BETWEEN 0 AND 20),
    unlisted integer NOT NULL CONSTRAINT fair_coupon_default_unlisted CHECK (unlisted BETWEEN 0 AND 20)
);
INSERT INTO fair_coupon_default (lanes, extra, unlisted) VALUES (2, 1, 1);

CREATE TABLE fair_coupon_plan (
    fair_id    uuid        NOT NULL CONSTRAINT fair_coupon_plan_pk PRIMARY KEY CONSTRAINT fair_coupon_plan_fair REFERENCES fair (id),
    lanes      integer     NOT NULL CONSTRAINT fair_coupon_plan_lanes CHECK (lanes BETWEEN 1 AND 50),
    extra      integer     NOT NULL CONSTRAINT fair_coupon_plan_extra CHECK (extra BETWEEN 0 AND 20),
    unlisted   integer     NOT NULL CONSTRAINT fair_coupon_plan_unlisted CHECK (unlisted BETWEEN 0 AND 20),
    planned_by uuid        NOT NULL,
    planned_at timestamptz NOT NULL
);
COMMENT ON COLUMN fair_coupon_plan.lanes IS 'so many devices work at tables without network; each has one lane of every family';
COMMENT ON COLUMN fair_coupon_plan.extra IS 'a family may take so many books more at a table than its share of that lane';
COMMENT ON COLUMN fair_coupon_plan.unlisted IS 'so many books a family may take at a table whose list does not name it';

-- The lanes that devices work with. A fair that was postponed has a new epoch and its lanes are drawn anew.
CREATE TABLE fair_coupon_lane (
    fair_id  uuid        NOT NULL CONSTRAINT fair_coupon_lane_fair REFERENCES fair (id),
    epoch    integer     NOT NULL CONSTRAINT fair_coupon_lane_epoch CHECK (epoch >= 0),
    lane     integer     NOT NULL CONSTRAINT fair_coupon_lane_number CHECK (lane BETWEEN 1 AND 50),
    device   uuid        NOT NULL,
    families integer     NOT NULL CONSTRAINT fair_coupon_lane_families CHECK (families >= 0),
    coupons  integer     NOT NULL CONSTRAINT fair_coupon_lane_coupons CHECK (coupons >= 0),
    drawn_at timestamptz NOT NULL,
    CONSTRAINT fair_coupon_lane_pk PRIMARY KEY (fair_id, epoch, lane),
    CONSTRAINT fair_coupon_lane_one_per_device UNIQUE (fair_id, epoch, device)
);
COMMENT ON COLUMN fair_coupon_lane.coupons IS 'of all families on the list, as the device last fetched it';

INSERT INTO personal_column (table_name, column_name, purpose) VALUES ('fair_coupon_plan', 'planned_by', 'staff');
