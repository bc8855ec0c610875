-- What is removed after a time is found without reading what stays: remembered sign-ins outnumber failures.
create index sign_in_throttle_by_failure on sign_in_throttle (succeeded_at, touched_at);
create index personal_token_by_expiry on personal_token (expires_on);
create index approval_request_by_decision on approval_request (decided_at);
