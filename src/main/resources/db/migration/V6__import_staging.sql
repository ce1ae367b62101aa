-- An import is written here first, in many small transactions, and put in its place by one short one. What an import left behind is
-- dropped: at the start by the node that wrote it, else when it was not touched for a while. Revisions count from 1 within the import.
CREATE TABLE import_staging (
  id VARCHAR(32) NOT NULL PRIMARY KEY,
  node VARCHAR(32) NOT NULL,
  touched_at VARCHAR(40) NOT NULL,
  done BOOLEAN NOT NULL
);

CREATE TABLE staged_project (
  import_id VARCHAR(32) NOT NULL,
  place_in_import BIGINT NOT NULL,
  tenant VARCHAR(64) NOT NULL,
  project VARCHAR(64) NOT NULL,
  revision BIGINT NOT NULL,
  created_at VARCHAR(40) NOT NULL,
  updated_at VARCHAR(40) NOT NULL,
  next_sequence BIGINT NOT NULL,
  PRIMARY KEY (import_id, place_in_import)
);

CREATE TABLE staged_connector_version (
  import_id VARCHAR(32) NOT NULL,
  place_in_import BIGINT NOT NULL,
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
  PRIMARY KEY (import_id, place_in_import)
);

CREATE TABLE staged_connector (
  import_id VARCHAR(32) NOT NULL,
  place_in_import BIGINT NOT NULL,
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
  notices VARCHAR NOT NULL,
  PRIMARY KEY (import_id, place_in_import)
);

CREATE TABLE staged_change_log (
  import_id VARCHAR(32) NOT NULL,
  place_in_import BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  format INTEGER NOT NULL,
  tenant VARCHAR(64) NOT NULL,
  project VARCHAR(64) NOT NULL,
  changed_at VARCHAR(40) NOT NULL,
  actor VARCHAR NOT NULL,
  correlation_id VARCHAR(64),
  events VARCHAR NOT NULL,
  PRIMARY KEY (import_id, place_in_import)
);

CREATE TABLE staged_tool_usage (
  import_id VARCHAR(32) NOT NULL,
  place_in_import BIGINT NOT NULL,
  tenant VARCHAR(64) NOT NULL,
  project VARCHAR(64) NOT NULL,
  connector VARCHAR(63) NOT NULL,
  tool VARCHAR(64) NOT NULL,
  uses BIGINT NOT NULL,
  last_used VARCHAR(40) NOT NULL,
  mark BIGINT NOT NULL,
  PRIMARY KEY (import_id, place_in_import)
);
