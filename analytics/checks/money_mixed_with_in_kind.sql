-- An entry has postings on accounts in money and on accounts of contributions in kind.
select
  postings.entry_id
from staging.postings as postings
join staging.accounts as accounts on postings.account_id = accounts.account_id
group by postings.entry_id
having count(distinct accounts.is_in_kind) > 1
