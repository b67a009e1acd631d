import { SignJWT, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { isTenantId } from '../domain/ids.ts';
import { AppError } from '../errors.ts';
import { PERMISSIONS } from './session.ts';
import type { Permission } from './session.ts';

export interface TokenSettings {
  /** HS256 key, at least 32 characters. */
  readonly secret: string;
  readonly issuer?: string;
  readonly audience?: string;
}

/** What a token says. `sub` names the employee; without it the token is the tenant's own and sees what everybody sees. */
export interface TokenClaims {
  readonly tenantId: string;
  readonly employee?: string;
  readonly permissions: readonly Permission[];
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

const CLAIMS = z.object({
  tenantId: z.string().refine(isTenantId),
  sub: z.string().min(1).max(512).optional(),
  permissions: z.array(z.enum(PERMISSIONS)).default(['read']),
  exp: z.number().int(),
});

/** Clocks may differ by this many seconds. */
const CLOCK_TOLERANCE_S = 30;
/** Longer tokens are refused unread. */
const MAXIMUM_TOKEN_LENGTH = 8_192;

/**
 * Checks signature, algorithm, time and claims.
 * @throws AppError UNAUTHENTICATED that says what is wrong, but never what would be right
 */
export async function verifyToken(token: string, settings: TokenSettings): Promise<TokenClaims> {
  if (token.length > MAXIMUM_TOKEN_LENGTH) throw new AppError('UNAUTHENTICATED', 'The token is too long.');
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(settings.secret), {
      algorithms: ['HS256'],
      requiredClaims: ['exp', 'tenantId'],
      issuer: settings.issuer,
      audience: settings.audience,
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    const { tenantId, sub, permissions, exp } = CLAIMS.parse(payload);
    return { tenantId, employee: sub, permissions, expiresAt: exp };
  } catch (cause) {
    throw new AppError('UNAUTHENTICATED', refusal(cause), { cause });
  }
}

function refusal(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'The token has expired.';
  if (cause instanceof errors.JWTClaimValidationFailed) return `The token's claim "${cause.claim}" is missing or not accepted.`;
  if (cause instanceof z.ZodError) return `The token's claim "${String(cause.issues[0]?.path[0] ?? '')}" is not usable.`;
  return 'The token is not valid.';
}

/** Makes a token. `timeToLiveS` in seconds. */
export async function mintToken(claims: Omit<TokenClaims, 'expiresAt'>, timeToLiveS: number, settings: TokenSettings): Promise<string> {
  const jwt = new SignJWT({ tenantId: claims.tenantId, permissions: claims.permissions })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000 + timeToLiveS));
  if (claims.employee !== undefined) jwt.setSubject(claims.employee);
  if (settings.issuer !== undefined) jwt.setIssuer(settings.issuer);
  if (settings.audience !== undefined) jwt.setAudience(settings.audience);
  return jwt.sign(new TextEncoder().encode(settings.secret));
}
