-- A posting names a task of the Secretariat although its account is not an expense.
select
  year,
  entry_number,
  account_code,
  task
from marts.postings
where
  task is not null
  and kind <> 'EXPENSE'
