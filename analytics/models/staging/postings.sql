select
  id as posting_id,
  entry_id,
  account_id,
  reporting_amount as amount_eur,
  task
from raw.posting
