select
  id as account_id,
  code as account_code,
  name as account,
  kind,
  is_in_kind
from raw.account
