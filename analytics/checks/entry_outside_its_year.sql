-- An entry is booked on a day outside its fiscal year.
select
  years.year,
  entries.entry_number,
  entries.booked_on
from staging.entries as entries
join staging.fiscal_years as years on entries.fiscal_year_id = years.fiscal_year_id
where entries.booked_on not between years.starts_on and years.ends_on
