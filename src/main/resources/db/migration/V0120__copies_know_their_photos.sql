-- Which copy a photo shows. A dozen is enough for the condition of a book; without an end one family could fill the disk.
CREATE TABLE copy_photo (
    copy_id  uuid     NOT NULL CONSTRAINT copy_photo_copy REFERENCES copy (id),
    position smallint NOT NULL CONSTRAINT copy_photo_dozen CHECK (position BETWEEN 1 AND 12),
    photo_id uuid     NOT NULL CONSTRAINT copy_photo_photo REFERENCES photo (id) CONSTRAINT copy_photo_once UNIQUE,
    CONSTRAINT copy_photo_pk PRIMARY KEY (copy_id, position)
);
