-- What a home has chosen, and that what it lists sleeps, stand in sections of their own of the family's export.
INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('shelf-asleep', 'FAMILY', '约好的书没有送到时，暂停展示您家列出的书，直到您再次确认。', 'When promised books do not come, not to show what your home lists until you say again that it is there.',
 'CONTRACT', 'figures', '本家庭；馆员。', 'The family; staff.', 'shelf-asleep', NULL, NULL),
('home-swap-choice', 'FAMILY', '记下您家要不要我们找可以对换的家庭。', 'To keep whether your home wants swaps with other families to be found.',
 'CONTRACT', 'figures', '本家庭。', 'The family.', 'home-swap-choice', NULL, NULL);
UPDATE personal_column SET purpose = 'shelf-asleep' WHERE table_name = 'sleeping_shelf';
UPDATE personal_column SET purpose = 'home-swap-choice' WHERE table_name = 'home_swap_choice';
