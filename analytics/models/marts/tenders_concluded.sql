select
  extract('year' from tenders.concluded_on)::integer as year,
  tenders.tender_id,
  tenders.tender,
  tenders.title,
  tenders.concluded_on,
  tenders.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  organisations.country_code,
  tenders.is_call_off,
  coalesce(criteria.criteria, 0) as criteria,
  coalesce(criteria.criteria_inherited, 0) as criteria_inherited,
  criteria.level,
  awards.awarded_eur,
  coalesce(awards.awards_not_in_eur, 0) as awards_not_in_eur,
  coalesce(awards.awards_without_amount, 0) as awards_without_amount,
  tenders.is_fictional
from staging.tenders as tenders
join marts.participants as participants
  on tenders.organisation_id = participants.organisation_id
  and extract('year' from tenders.concluded_on) = participants.year
join staging.organisations as organisations on tenders.organisation_id = organisations.organisation_id
left join intermediate.awards_summed as awards on tenders.tender_id = awards.tender_id
left join intermediate.criteria_counted as criteria on tenders.tender_id = criteria.tender_id
where tenders.is_ict
