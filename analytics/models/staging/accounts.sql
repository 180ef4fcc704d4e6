select
  id as account_id,
  code as account,
  name as account_name,
  kind,
  is_in_kind
from raw.account
