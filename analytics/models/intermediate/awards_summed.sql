with awarded as (
  select * from staging.awards
  where status is null or status = 'active'
)

select
  tender_id,
  count(*)::integer as awards,
  sum(amount) filter (where currency = 'EUR') as awarded_eur,
  (count(*) filter (where currency <> 'EUR'))::integer as awards_not_in_eur,
  (count(*) filter (where amount is null))::integer as awards_without_amount
from awarded
group by tender_id
