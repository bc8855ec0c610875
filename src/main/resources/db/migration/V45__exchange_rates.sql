-- What other currencies were worth: units of the programme's currency per unit of the other. A rate holds from its day
-- until that of the next. Rates that stand are not changed.
create table exchange_rate (
  currency varchar(3)     not null,
  valid_on date           not null,
  rate     decimal(19, 8) not null,
  primary key (currency, valid_on),
  constraint exchange_rate_positive check (rate > 0)
) default character set utf8mb4 collate utf8mb4_bin;

-- A transaction in another currency: its amount is the programme's, the original is kept beside it, with the rate that
-- it was converted at. All of them are empty where the amount came in the programme's own currency.
alter table transaction add column original_amount decimal(19, 2);
alter table transaction add column original_currency varchar(3);
alter table transaction add column exchange_rate decimal(19, 8);
alter table transaction add column refunded_original decimal(19, 2);
