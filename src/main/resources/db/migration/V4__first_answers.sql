-- What requests with an Idempotency-Key were answered first. digest stands for all that the request asked for; status, location,
-- revision and body are null until it is answered.
CREATE TABLE first_answer (
  tenant VARCHAR(64) NOT NULL,
  caller VARCHAR NOT NULL,
  project VARCHAR(64) NOT NULL,
  route VARCHAR(64) NOT NULL,
  request_key VARCHAR(255) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  begun_at VARCHAR(40) NOT NULL,
  status INTEGER,
  location VARCHAR,
  revision BIGINT,
  body VARCHAR,
  PRIMARY KEY (tenant, caller, project, route, request_key)
);

CREATE INDEX first_answer_begun_at ON first_answer (begun_at);
