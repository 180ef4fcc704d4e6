select
  years.year,
  postings.posting_id,
  entries.entry_id,
  entries.entry_number,
  entries.booked_on,
  entries.description,
  organisations.organisation,
  organisations.organisation_name,
  accounts.account_code,
  accounts.account,
  accounts.kind,
  postings.task,
  postings.amount_eur,
  entries.is_fictional
from staging.postings as postings
join staging.entries as entries on postings.entry_id = entries.entry_id
join staging.fiscal_years as years on entries.fiscal_year_id = years.fiscal_year_id
join staging.accounts as accounts on postings.account_id = accounts.account_id
left join staging.organisations as organisations on entries.organisation_id = organisations.organisation_id
where not accounts.is_in_kind
