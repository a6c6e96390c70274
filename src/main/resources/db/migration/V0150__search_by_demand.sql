-- Search orders by match, then by demand, then short titles first. Most searches for common words are answered from the
-- volumes that many wait for: the partial indexes hold nothing else and are small enough to be read whole.

ALTER TABLE volume_search ADD COLUMN demand smallint NOT NULL DEFAULT 0
    CONSTRAINT volume_search_demand_is_a_class CHECK (demand BETWEEN 0 AND 31);
ALTER TABLE volume_search ADD COLUMN rank smallint GENERATED ALWAYS AS
    (((31 - demand) * 64 + least(length(title_key), 63))::smallint) STORED;
-- The next rules come with a migration that sets the next default; rows of older rules are found by the index.
ALTER TABLE volume_search ADD COLUMN rules smallint NOT NULL DEFAULT 1;
ALTER TABLE volume_search ALTER COLUMN rules SET DEFAULT 2;

COMMENT ON COLUMN volume_search.demand IS 'How many wait, in steps: 0, 1, 2–3, 4–7, 8–15 … open requests.';
COMMENT ON COLUMN volume_search.rank IS 'The lower the better: what many wait for, and within the same demand what has a short title.';
COMMENT ON COLUMN volume_search.rules IS 'By which rules the row was made: SearchEntry.RULES.';
COMMENT ON COLUMN volume_search.tokens IS
    'Han characters one by one and two by two, Latin words, pinyin; those of the title once more with a ^ before them.';

DROP INDEX volume_search_title_ix, volume_search_author_ix;
CREATE INDEX volume_search_title_ix ON volume_search (title_key, rank, volume_id) INCLUDE (author_key);
CREATE INDEX volume_search_author_ix ON volume_search (author_key, rank, volume_id);
CREATE INDEX volume_search_rank_ix ON volume_search (rank, volume_id);
CREATE INDEX volume_search_wanted_title_ix ON volume_search (title_key, rank, volume_id) WHERE rank < 1986;
CREATE INDEX volume_search_wanted_tokens_ix ON volume_search USING gin (tokens) WHERE rank < 1986;
CREATE INDEX volume_search_stale_ix ON volume_search (volume_id) WHERE rules < 2;

-- What Latin words there are, and what Chinese titles and names are in pinyin, for those who mistype one letter.
CREATE TABLE search_word (
    word text COLLATE "C" CONSTRAINT search_word_pk PRIMARY KEY
);
CREATE INDEX search_word_forwards_ix ON search_word (length(word), (word COLLATE "C"));
CREATE INDEX search_word_backwards_ix ON search_word (length(word), (reverse(word) COLLATE "C"));
COMMENT ON TABLE search_word IS 'Only grows: a word that no volume has any more leads to nothing.';

-- For the beginning of a number, whatever the collation of the database.
CREATE INDEX volume_number_beginning_ix ON volume_number (number COLLATE "C");
