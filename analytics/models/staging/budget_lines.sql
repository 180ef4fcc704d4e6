select
  id as budget_line_id,
  fiscal_year_id,
  code as line,
  name as line_name,
  kind,
  task,
  amount,
  currency
from raw.budget_line
