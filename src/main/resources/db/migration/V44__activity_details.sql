-- What a transaction says of itself beside kind and amount. The attributes are one JSON object: up to 20 keys of 32
-- characters with values of 128.
alter table transaction add column category varchar(64);
alter table transaction add column channel varchar(64);
alter table transaction add column location varchar(64);
alter table transaction add column partner varchar(64);
alter table transaction add column quantity decimal(8, 2);
alter table transaction add column attributes varchar(6000);
