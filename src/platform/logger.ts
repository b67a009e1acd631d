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

/**
 * Writes to a file when one is named (a command's own words should not drown in logs), else to standard error, so that a command's
 * output on standard output stays readable by programs.
 */
export function createLogger(level: LevelWithSilent, options: { file?: string } = {}): Logger {
  const destination =
    options.file === undefined
      ? pino.destination({ fd: 2, sync: true })
      : pino.destination({ dest: options.file, mkdir: true, sync: true });
  return pino({ level, base: null, redact: { paths: SECRET_FIELDS, censor: '[hidden]' } }, destination);
}
