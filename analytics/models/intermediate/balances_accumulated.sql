with by_year as (
  select
    entries.fiscal_year_id,
    postings.account_id,
    sum(postings.amount_eur) as amount_eur,
    count(*) as postings
  from staging.postings as postings
  join staging.entries as entries on postings.entry_id = entries.entry_id
  group by entries.fiscal_year_id, postings.account_id
)

select
  years.year,
  accounts.account_id,
  accounts.account_code,
  accounts.account,
  accounts.kind,
  coalesce(sum(by_year.amount_eur) over upto, 0)::decimal(38, 2) as closing_eur,
  coalesce(sum(by_year.postings) over upto, 0)::bigint as postings
from staging.fiscal_years as years
cross join staging.accounts as accounts
left join by_year
  on years.fiscal_year_id = by_year.fiscal_year_id
  and accounts.account_id = by_year.account_id
where
  accounts.kind in ('ASSET', 'LIABILITY')
  and not accounts.is_in_kind
window upto as (partition by accounts.account_id order by years.year rows unbounded preceding)
