-- The data key of each tenant, wrapped by a master key that is not in the database.
CREATE TABLE tenant_key (
  tenant VARCHAR(64) NOT NULL PRIMARY KEY,
  wrapped_by VARCHAR(32) NOT NULL,
  wrapped VARCHAR(256) NOT NULL
);

-- Where the chain of each node stands; whoever holds the row writes the next record.
CREATE TABLE audit_chain (
  node VARCHAR(32) NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  hash VARCHAR(64) NOT NULL
);

-- line is the record as it stands in its chain; the rest is for finding it. Rows never change.
CREATE TABLE audit_record (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(32) NOT NULL,
  seq BIGINT NOT NULL,
  recorded_at VARCHAR(40) NOT NULL,
  actor VARCHAR NOT NULL,
  tenant VARCHAR(64),
  project VARCHAR(64),
  line VARCHAR NOT NULL,
  UNIQUE (node, seq)
);

CREATE INDEX audit_record_by_tenant ON audit_record (tenant, id);
