-- The last day of the figures that earned the tier. Unlike the day of the upgrade, it may lie in a period that is over.
alter table tier_change add column earned_on date;
