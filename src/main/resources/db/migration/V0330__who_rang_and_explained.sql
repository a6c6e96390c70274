-- Whoever rang performers, planned the coupons of a fair or explained a difference at a table works there.
ALTER TABLE fair_call ADD CONSTRAINT fair_call_told_by FOREIGN KEY (told_by) REFERENCES staff_member (id);
ALTER TABLE fair_coupon_plan ADD CONSTRAINT fair_coupon_plan_planned_by FOREIGN KEY (planned_by) REFERENCES staff_member (id);
ALTER TABLE fair_table_step ADD CONSTRAINT fair_table_step_explained_by FOREIGN KEY (explained_by) REFERENCES staff_member (id);
