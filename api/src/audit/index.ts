export { auditHead, sealAudit } from './chain.ts'
export { AuditSealer } from './sealer.ts'
export { describeVerdict, verifyAudit } from './verify.ts'
