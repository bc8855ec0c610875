-- The hashes by which members are found are those of one form for all spellings. The first start renews those that
-- there are, page by page; this says how far it has come. Without members there is nothing to renew.
create table member_lookup_renewal (
  renewal      int         not null,
  renewed_to   varchar(64) not null,
  primary key (renewal)
) default character set utf8mb4 collate utf8mb4_bin;

insert into member_lookup_renewal (renewal, renewed_to)
select 1, '' from member having count(*) > 0;
