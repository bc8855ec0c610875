-- Which node's batch has a message in hand. Until that batch's lease ends, next_attempt_at lies ahead; from then on
-- the message is anybody's again.
alter table message add column claimed_by varchar(36);

-- When the member saw a message of their own page.
alter table message add column read_at datetime;

alter table message modify column channel varchar(12) not null;

-- Marketing is consented to apart, on each channel. Who had agreed to a channel had agreed to all that came on it.
alter table member add column email_marketing boolean default true not null;
alter table member add column sms_marketing boolean default true not null;
alter table member add column push_consent boolean default true not null;
alter table member add column push_marketing boolean default true not null;
alter table member add column dashboard_consent boolean default true not null;
alter table member add column dashboard_marketing boolean default true not null;
update member set email_marketing = email_consent, sms_marketing = sms_consent;

-- The zone that the member's nights are of; without one it is the programme's.
alter table member add column zone varchar(40);
