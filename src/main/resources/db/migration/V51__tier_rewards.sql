-- What a step has to say beside its decisions, such as why it gave nothing; a sentence a line.
alter table tier_upgrade add column notes varchar(1000);

-- Whether an upgrade gave its reward is asked when a tier is reached again.
create index voucher_archive_of_instance on voucher_archive (process_instance_id);
