import { z } from 'zod';
import { count, port } from './kinds.ts';

/** The settings of logs and metrics. */
export const telemetryVariables = {
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('debug (every request), info, warn, error or silent'),
  LOG_FORMAT: z.enum(['text', 'json']).optional().describe('text (for people) or json (for log collectors)'),
  SLOW_STATEMENT: count(1, 3_600_000)
    .default(1000)
    .describe('the milliseconds after which a statement is logged as slow, such as 1000'),
  AUDIT_LOG: z
    .string()
    .optional()
    .describe(
      'a file that tells who asked what, such as /var/log/rolegraph/audit.jsonl, or log for the stream of the log',
    ),
  METRICS_PORT: port
    .optional()
    .describe('a port of its own for /metrics; without it administrators find them at the usual one'),
  METRICS_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('an address of this machine for that port, such as 127.0.0.1'),
};

type Values = z.infer<z.ZodObject<typeof telemetryVariables>>;

export function telemetrySettings(values: Values, production: boolean) {
  return {
    logLevel: values.LOG_LEVEL,
    logFormat: values.LOG_FORMAT ?? (production ? 'json' : 'text'),
    slowStatementMs: values.SLOW_STATEMENT,
    auditLog: values.AUDIT_LOG,
    metrics: Object.freeze({ port: values.METRICS_PORT, host: values.METRICS_HOST }),
  } as const;
}
