select
  id as budget_line_id,
  fiscal_year_id,
  code as line_code,
  name as line,
  kind,
  task,
  amount,
  currency
from raw.budget_line
