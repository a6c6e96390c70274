-- Whoever did a task of a fair, or counted and laid out its books, works there.
ALTER TABLE fair_task ADD CONSTRAINT fair_task_done_by FOREIGN KEY (done_by) REFERENCES staff_member (id);
ALTER TABLE fair_stock_plan ADD CONSTRAINT fair_stock_plan_planned_by FOREIGN KEY (planned_by) REFERENCES staff_member (id);
ALTER TABLE fair_pick ADD CONSTRAINT fair_pick_changed_by FOREIGN KEY (changed_by) REFERENCES staff_member (id);
ALTER TABLE fair_laid_out ADD CONSTRAINT fair_laid_out_laid_by FOREIGN KEY (laid_by) REFERENCES staff_member (id);
ALTER TABLE fair_count ADD CONSTRAINT fair_count_counted_by FOREIGN KEY (counted_by) REFERENCES staff_member (id);
ALTER TABLE fair_explanation ADD CONSTRAINT fair_explanation_explained_by FOREIGN KEY (explained_by) REFERENCES staff_member (id);
ALTER TABLE fair_reconciliation ADD CONSTRAINT fair_reconciliation_counted_by FOREIGN KEY (counted_by) REFERENCES staff_member (id);
ALTER TABLE fair_reconciliation ADD CONSTRAINT fair_reconciliation_signed_by FOREIGN KEY (signed_by) REFERENCES staff_member (id);
