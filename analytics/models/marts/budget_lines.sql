select
  years.year,
  lines.budget_line_id,
  lines.line_code,
  lines.line,
  lines.kind,
  lines.task,
  case when lines.currency = 'EUR' then lines.amount end as amount_eur,
  lines.currency
from staging.budget_lines as lines
join staging.fiscal_years as years on lines.fiscal_year_id = years.fiscal_year_id
