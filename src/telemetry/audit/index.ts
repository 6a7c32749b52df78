export { AuditLogError } from './audit-file.ts';
export { type AuditLog, openAuditLog } from './audit-log.ts';
