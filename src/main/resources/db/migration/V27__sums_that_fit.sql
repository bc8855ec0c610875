-- Sums of money over all members, and what is computed of them, hold whatever the rows hold. Sums of
-- points stay whole numbers of 64 bits: a report keeps them within that.

alter table points_account modify column exact_earned decimal(38, 6) not null;

alter table health_report modify column net_spend decimal(38, 2) not null;
alter table health_report modify column refunds decimal(38, 2) not null;
alter table health_report modify column vouchers_issued_value decimal(38, 2) not null;
alter table health_report modify column vouchers_redeemed_value decimal(38, 2) not null;
alter table health_report modify column vouchers_expired_value decimal(38, 2) not null;
alter table health_report modify column gifts_dispatched_cost decimal(38, 2) not null;

alter table program_roi modify column average_regular_spend decimal(38, 2);
alter table program_roi modify column spend_above_regular decimal(38, 2) not null;
alter table program_roi modify column uplift decimal(38, 2);
alter table program_roi modify column vouchers_redeemed_value decimal(38, 2) not null;
alter table program_roi modify column gifts_dispatched_cost decimal(38, 2) not null;
alter table program_roi modify column liability_growth decimal(38, 2) not null;
alter table program_roi modify column cost decimal(38, 2) not null;
alter table program_roi modify column roi decimal(38, 6);

alter table program_roi_tier modify column net_spend decimal(38, 2) not null;
alter table program_roi_tier modify column average_spend decimal(38, 2);
