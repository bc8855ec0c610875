-- How long a confirmed tier holds. All empty where its terms set no end: the tier then holds until another is confirmed.
alter table member add column tier_valid_from date;
alter table member add column tier_valid_until date;
alter table member add column tier_grace_until date;
alter table member add column tier_terms varchar(64);
alter table member add column tier_due_on date;
alter table member add column tier_lowered_on date;

-- What kind of change it was, and the last day of the validity that it gave.
alter table tier_change add column kind varchar(16) default 'UPGRADE' not null;
alter table tier_change add column valid_until date;
update tier_change set kind = 'ENROLMENT' where opening = true;
