select
  year,
  account_id,
  account_code,
  account,
  closing_eur,
  postings
from intermediate.balances_accumulated
