-- What a refund that names no transaction was matched to: what it took back of each, in the programme's currency, and in
-- its own if that is another. Place 1 is the latest.
create table refund_match (
  transaction_id  varchar(64)    not null,
  place           int            not null,
  refunded_id     varchar(64)    not null,
  amount          decimal(19, 2) not null,
  original_amount decimal(19, 2),
  primary key (transaction_id, place),
  constraint refund_match_refund foreign key (transaction_id) references transaction (transaction_id),
  constraint refund_match_refunded foreign key (refunded_id) references transaction (transaction_id)
) default character set utf8mb4 collate utf8mb4_bin;
