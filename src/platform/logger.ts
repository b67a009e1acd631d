import { pino } from 'pino';
import type { Logger as PinoLogger, LevelWithSilent } from 'pino';

/** Structured logs, one JSON object a line. Field names: `area`, `tenantId`, `requestId`, `durationMs`. */
export type Logger = Pick<PinoLogger, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'child'>;

/** Fields whose value never reaches a log. */
const SECRET_FIELDS = [
  'password',
  'token',
  'authorization',
  'apiKey',
  'secret',
  '*.password',
  '*.token',
  '*.authorization',
  '*.apiKey',
  '*.secret',
];

/** Writes to standard error, so that a command's own output on standard output stays readable by programs. */
export function createLogger(level: LevelWithSilent): Logger {
  return pino({ level, base: null, redact: { paths: SECRET_FIELDS, censor: '[hidden]' } }, pino.destination({ fd: 2, sync: true }));
}
