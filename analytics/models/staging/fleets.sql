select
  id as fleet_id,
  organisation_id,
  year,
  category,
  in_use,
  bought_new,
  bought_refurbished,
  bought_remanufactured,
  retired,
  planned_replacement_years
from raw.fleet
