/** The codes of the framework, in the order in which people read them. */
export const strategies = ['BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER'] as const
export const impactCategories = ['CIRCULARITY', 'FAIRNESS', 'CARBON_AND_CLIMATE', 'CHEMICALS_OF_CONCERN'] as const
export const stages = ['BEFORE_TENDER', 'TENDER', 'USE', 'END_OF_USE'] as const
export const tenderStatuses = ['PLANNING', 'PLANNED', 'ACTIVE', 'COMPLETE', 'CANCELLED', 'UNSUCCESSFUL', 'WITHDRAWN'] as const
