import { enumeration } from '../graphql/enumeration.ts'

export const StrategyEnum = enumeration('Strategy', 'The four strategies of the CFIT framework.', {
  BUY_LESS: 'Avoid purchases that are not needed.',
  BUY_BETTER: 'Buy products that are more circular and fair.',
  USE_BETTER: 'Use products with less impact.',
  USE_LONGER: 'Keep products in use for longer.',
})

export const ImpactCategoryEnum = enumeration('ImpactCategory', 'The four impact categories of the CFIT framework.', {
  CIRCULARITY: 'Closed loops of energy and material (1.3.1).',
  FAIRNESS: 'Transparent and fair value chains, human and labour rights (1.3.2).',
  CARBON_AND_CLIMATE: 'Lower carbon emissions (1.2.1 b).',
  CHEMICALS_OF_CONCERN: 'Avoidance of hazardous chemicals.',
})

export const ProcurementStageEnum = enumeration('ProcurementStage', 'Stage of the procurement cycle.', {
  BEFORE_TENDER: 'Needs, policy and market dialogue before a tender.',
  TENDER: 'The tender and its award.',
  USE: 'The years in use.',
  END_OF_USE: 'After use: reuse, recycling and the rest.',
})

export const TenderStatusEnum = enumeration('TenderStatus', 'Stage of a tender as OCDS names it.', {
  PLANNING: 'Being planned.',
  PLANNED: 'Planned, not yet open.',
  ACTIVE: 'Open, or under evaluation.',
  CANCELLED: 'Cancelled.',
  UNSUCCESSFUL: 'Ended without an award.',
  COMPLETE: 'Completed.',
  WITHDRAWN: 'Withdrawn from publication.',
})

export const ProcurementMethodEnum = enumeration('ProcurementMethod', 'Procurement method as OCDS names it.', {
  OPEN: 'Any interested supplier may bid.',
  SELECTIVE: 'Qualified suppliers are invited to bid.',
  LIMITED: 'Suppliers of the buyer’s choice are asked.',
  DIRECT: 'One supplier is awarded directly.',
})

export const CriterionLevelEnum = enumeration('CriterionLevel', 'Level of ambition of a criterion.', {
  BASIC: 'A baseline that most markets meet.',
  SIGNIFICANT: 'Good practice.',
  AMBITIOUS: 'At the edge of what the market offers.',
})

export const CriterionRoleEnum = enumeration('CriterionRole', 'Where a criterion stood in the procurement documents.', {
  SELECTION: 'A condition for taking part.',
  TECHNICAL_SPECIFICATION: 'A requirement on the product or service.',
  AWARD: 'A criterion by which bids were ranked.',
  CONTRACT_CLAUSE: 'A condition of performance in the contract.',
})

export const DeviceCategoryEnum = enumeration('DeviceCategory', 'Category of ICT equipment.', {
  LAPTOP: 'Laptops and notebooks.',
  DESKTOP: 'Desktop computers, workstations and thin clients.',
  MONITOR: 'Monitors and displays.',
  SMARTPHONE: 'Smartphones.',
  TABLET: 'Tablets.',
  SERVER: 'Servers.',
  NETWORK: 'Network equipment.',
  PRINTER: 'Printers and multifunction devices.',
  OTHER: 'Other equipment.',
})

export const DemandCertaintyEnum = enumeration('DemandCertainty', 'How certain a planned purchase is.', {
  FIRM: 'Decided and budgeted.',
  INTENDED: 'Intended, not yet decided.',
})

export const ProcessPartEnum = enumeration('ProcessPart', 'Where in a contracting process something stands.', {
  PROCESS: 'The process as a whole.',
  PLANNING: 'Before the tender.',
  TENDER: 'The tender.',
  AWARD: 'One of the awards.',
  CONTRACT: 'One of the contracts.',
  IMPLEMENTATION: 'The carrying out of one of the contracts.',
})

export const MilestoneStatusEnum = enumeration('MilestoneStatus', 'How a milestone stands.', {
  SCHEDULED: 'It is still to come.',
  MET: 'It was met.',
  NOT_MET: 'It was missed.',
  PARTIALLY_MET: 'It was met in part.',
})
