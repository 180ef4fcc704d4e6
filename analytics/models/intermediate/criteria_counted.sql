with uses as (
  select
    uses.tender_id,
    uses.criterion_id,
    bool_and(uses.is_inherited) as is_inherited,
    any_value(case criteria.level when 'BASIC' then 1 when 'SIGNIFICANT' then 2 when 'AMBITIOUS' then 3 end) as ambition
  from staging.criterion_uses as uses
  join staging.criteria as criteria on uses.criterion_id = criteria.criterion_id
  group by uses.tender_id, uses.criterion_id
)

select
  tender_id,
  count(*)::integer as criteria,
  (count(*) filter (where is_inherited))::integer as criteria_inherited,
  case max(ambition) when 1 then 'BASIC' when 2 then 'SIGNIFICANT' when 3 then 'AMBITIOUS' end as level
from uses
group by tender_id
