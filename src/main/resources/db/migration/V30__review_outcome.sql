-- What the completed review said, where the flow asks for it: a process variable of that name is
-- anybody's who may write one. A review that was completed before this, and whose upgrade has not
-- gone on since, has its answer in the variables still.

alter table tier_change add column review_outcome varchar(12);

update tier_change set review_outcome = 'IN_VARIABLE' where status = 'PROVISIONAL';
