-- Whoever brings venues and volunteers (社会合作). Their partners and volunteers hold the id in the room `people`.
CREATE TABLE organisation (
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT organisation_pk PRIMARY KEY (id),
    CONSTRAINT organisation_name_once UNIQUE (name),
    CONSTRAINT organisation_name_said CHECK (btrim(name) = name AND char_length(name) BETWEEN 1 AND 60)
);
