-- H2 and PostgreSQL alike. Times are texts in UTC of one width (2026-11-26T14:00:00.000000000Z), so that their order is that of
-- time and nothing is rounded. format says which Patchbay wrote a row: one that is higher than known is kept and not read.

CREATE TABLE store (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  id VARCHAR(32) NOT NULL,
  revision BIGINT NOT NULL,
  log_after BIGINT NOT NULL
);

CREATE TABLE project (
  tenant VARCHAR(64) NOT NULL,
  project VARCHAR(64) NOT NULL,
  revision BIGINT NOT NULL,
  created_at VARCHAR(40) NOT NULL,
  updated_at VARCHAR(40) NOT NULL,
  next_sequence BIGINT NOT NULL,
  PRIMARY KEY (tenant, project)
);

-- What each connector's content has been; rows never change.
CREATE TABLE connector_version (
  tenant VARCHAR(64) NOT NULL,
  project VARCHAR(64) NOT NULL,
  connector VARCHAR(63) NOT NULL,
  revision BIGINT NOT NULL,
  format INTEGER NOT NULL,
  version VARCHAR(128) NOT NULL,
  digest VARCHAR(71) NOT NULL,
  installed_at VARCHAR(40) NOT NULL,
  installed_by VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  content VARCHAR NOT NULL,
  PRIMARY KEY (tenant, project, connector, revision),
  FOREIGN KEY (tenant, project) REFERENCES project ON DELETE CASCADE
);

-- What stands in each project; content_revision is that of the version that serves. config holds sealed values only.
CREATE TABLE connector (
  tenant VARCHAR(64) NOT NULL,
  project VARCHAR(64) NOT NULL,
  connector VARCHAR(63) NOT NULL,
  format INTEGER NOT NULL,
  place BIGINT NOT NULL,
  content_revision BIGINT NOT NULL,
  digest VARCHAR(71) NOT NULL,
  loaded_at VARCHAR(40) NOT NULL,
  file_path VARCHAR,
  file_mtime VARCHAR(40),
  taken_sha256 VARCHAR(64),
  taken_digest VARCHAR(71),
  enabled BOOLEAN NOT NULL,
  config VARCHAR NOT NULL,
  tools VARCHAR NOT NULL,
  PRIMARY KEY (tenant, project, connector),
  FOREIGN KEY (tenant, project) REFERENCES project ON DELETE CASCADE
);

CREATE TABLE change_log (
  revision BIGINT NOT NULL PRIMARY KEY,
  format INTEGER NOT NULL,
  tenant VARCHAR(64) NOT NULL,
  project VARCHAR(64) NOT NULL,
  changed_at VARCHAR(40) NOT NULL,
  actor VARCHAR NOT NULL,
  correlation_id VARCHAR(64),
  events VARCHAR NOT NULL
);

-- mark grows with each batch: whoever knows one asks for what is newer.
CREATE TABLE tool_usage (
  tenant VARCHAR(64) NOT NULL,
  project VARCHAR(64) NOT NULL,
  connector VARCHAR(63) NOT NULL,
  tool VARCHAR(64) NOT NULL,
  uses BIGINT NOT NULL,
  last_used VARCHAR(40) NOT NULL,
  mark BIGINT NOT NULL,
  PRIMARY KEY (tenant, project, connector, tool),
  FOREIGN KEY (tenant, project, connector) REFERENCES connector ON DELETE CASCADE
);

CREATE INDEX tool_usage_by_mark ON tool_usage (mark);

CREATE TABLE usage_mark (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  mark BIGINT NOT NULL
);

INSERT INTO usage_mark (one, mark) VALUES (1, 0);

-- The last batch of each start of a node.
CREATE TABLE usage_batch (
  node VARCHAR(64) NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  mark BIGINT NOT NULL
);
