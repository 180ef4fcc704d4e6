select
  year,
  account_id,
  account,
  account_name,
  closing_eur,
  postings
from intermediate.balances_accumulated
