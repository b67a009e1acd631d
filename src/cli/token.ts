import { Command, InvalidArgumentError } from 'commander';
import type { Permission } from '../access/session.ts';
import { print, printJson, runCommand } from './run-command.ts';
import { withApp } from './with-app.ts';

interface TokenOptions {
  tenant: string;
  as?: string;
  write?: boolean;
  hours: number;
  json?: boolean;
}

/** `weft token --tenant <slug> [--as <employee>]` */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Mint a token with the local development key (or WEFT_JWT_SECRET).')
    .requiredOption('-t, --tenant <slug>', 'the tenant that the token is for')
    .option('--as <employee>', 'whose token: id, handle, e-mail address or name (default: the tenant itself)')
    .option('--write', 'also allow loading and deleting documents')
    .option('--hours <number>', 'how long it is good for', parseHours, 24)
    .option('--json', 'print { token, tenantId, employeeId, expiresAt }')
    .action((options: TokenOptions) =>
      runCommand(options, (signal) =>
        // Only the token belongs on the screen, so that $(weft token ...) works.
        withApp({ signal, json: true }, async ({ app }) => {
          const tenant = await app.administration.findTenant(options.tenant, { signal });
          const asker = options.as === undefined ? undefined : await app.administration.findEmployee(tenant, options.as, { signal });
          const permissions: Permission[] = options.write === true ? ['read', 'write'] : ['read'];
          const claims = { tenantId: tenant.id, employee: asker?.employeeId, permissions };
          const token = await app.access.mintToken(claims, options.hours * 3_600);
          const expiresAt = new Date(Date.now() + options.hours * 3_600_000).toISOString();
          if (options.json === true) printJson({ token, tenantId: tenant.id, employeeId: asker?.employeeId ?? null, expiresAt });
          else print(token);
        }),
      ),
    );
}

function parseHours(text: string): number {
  const hours = Number(text);
  if (!(hours > 0 && hours <= 8_760)) throw new InvalidArgumentError('Give a number of hours from more than 0 to 8760.');
  return hours;
}
