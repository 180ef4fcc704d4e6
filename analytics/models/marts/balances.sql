select
  year,
  account_id,
  account_code,
  account,
  kind,
  closing_eur,
  postings
from intermediate.balances_accumulated
