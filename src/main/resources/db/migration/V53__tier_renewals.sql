-- Renewals of tiers are recorded as upgrades are: one row per instance, which says of which process it is.
alter table tier_upgrade add column process varchar(64) default 'loyalty-tier-upgrade' not null;
