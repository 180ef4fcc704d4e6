import { builder } from '../builder.ts'
import type { Permission } from './viewer.ts'

export const PermissionType = builder.objectRef<Permission>('Permission').implement({
  description: 'Whether the viewer may do something now, by the same rule that guards the command.',
  fields: (t) => ({
    allowed: t.exposeBoolean('allowed', { description: 'True when the command would be accepted from this viewer.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Code of the reason when not, such as `CAMPAIGN_CLOSED`; null when allowed.' }),
  }),
})
