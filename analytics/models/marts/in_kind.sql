select
  gifts.year,
  gifts.in_kind_id,
  gifts.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  gifts.description,
  gifts.days,
  gifts.is_fictional
from staging.in_kind_gifts as gifts
join staging.organisations as organisations on gifts.organisation_id = organisations.organisation_id
