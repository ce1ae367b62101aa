-- Callers' keys, each as a line of JSON that holds no key, only its digest. last_used stands apart, since it is no change of a key.

CREATE TABLE api_key (
  id VARCHAR(12) NOT NULL PRIMARY KEY,
  platform_admin BOOLEAN NOT NULL,
  content VARCHAR NOT NULL,
  last_used VARCHAR(40)
);

-- Moves with every key that is added, changed or removed; whoever holds the row changes keys alone.
CREATE TABLE api_key_revision (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  revision BIGINT NOT NULL
);

INSERT INTO api_key_revision (one, revision) VALUES (1, 0);
