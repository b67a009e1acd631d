import { SignJWT, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyOptions } from 'jose';
import { z } from 'zod';
import { isTenantId } from '../domain/ids.ts';
import { AppError } from '../errors.ts';
import type { KeySet } from './key-set.ts';
import { PERMISSIONS } from './session.ts';
import type { Permission } from './session.ts';

export interface TokenSettings {
  /** HS256 key, at least 32 characters. */
  readonly secret: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** The claim that holds the tenant's id; `tenantId` when absent. */
  readonly tenantClaim?: string;
  /** The keys of an identity provider, for RS256. Absent: only tokens of our own key are good. */
  readonly keySet?: Pick<KeySet, 'find'>;
  /** Whether tokens of our own key are good beside those of an identity provider; without one they always are. */
  readonly isLocalKeyAccepted?: boolean;
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

const DEFAULT_TENANT_CLAIM = 'tenantId';
/** Clocks may differ by this many seconds. */
const CLOCK_TOLERANCE_S = 30;
/** Longer tokens are refused unread. */
const MAXIMUM_TOKEN_LENGTH = 8_192;

/**
 * Checks signature, algorithm, time and claims.
 * @throws AppError UNAUTHENTICATED that says what is wrong, but never what would be right; DEPENDENCY_UNAVAILABLE when the token's key must
 *   be asked for and the identity provider does not answer
 */
export async function verifyToken(token: string, settings: TokenSettings): Promise<TokenClaims> {
  if (token.length > MAXIMUM_TOKEN_LENGTH) throw new AppError('UNAUTHENTICATED', 'The token is too long.');
  const tenantClaim = settings.tenantClaim ?? DEFAULT_TENANT_CLAIM;
  try {
    const payload = await verifySignature(token, settings, {
      requiredClaims: ['exp', tenantClaim],
      issuer: settings.issuer,
      audience: settings.audience,
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    const { tenantId, sub, permissions, exp } = CLAIMS.parse({ ...payload, tenantId: payload[tenantClaim] });
    return { tenantId, employee: sub, permissions, expiresAt: exp };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const details = cause instanceof errors.JWTExpired ? { isExpired: true } : undefined;
    throw new AppError('UNAUTHENTICATED', refusal(cause, tenantClaim), { cause, details });
  }
}

/**
 * Each algorithm has a kind of key of its own: HS256 our secret, RS256 the identity provider's public keys. What the token's header says
 * chooses between the two and is never trusted further, so that a public key cannot pass for a secret.
 */
async function verifySignature(token: string, settings: TokenSettings, options: JWTVerifyOptions): Promise<JWTPayload> {
  const { secret, keySet, isLocalKeyAccepted = true } = settings;
  const { alg } = decodeProtectedHeader(token);
  if (alg === 'RS256' && keySet !== undefined) {
    return (await jwtVerify(token, keySet.find, { ...options, algorithms: ['RS256'] })).payload;
  }
  if (alg === 'HS256' && (keySet === undefined || isLocalKeyAccepted)) {
    return (await jwtVerify(token, new TextEncoder().encode(secret), { ...options, algorithms: ['HS256'] })).payload;
  }
  throw new errors.JOSEAlgNotAllowed('The token is signed in a way that is not accepted here.');
}

function refusal(cause: unknown, tenantClaim: string): string {
  if (cause instanceof errors.JWTExpired) return 'The token has expired.';
  if (cause instanceof errors.JOSEAlgNotAllowed) return 'The token is signed in a way that is not accepted here.';
  if (cause instanceof errors.JWTClaimValidationFailed) return `The token's claim "${cause.claim}" is missing or not accepted.`;
  if (cause instanceof z.ZodError) {
    const claim = String(cause.issues[0]?.path[0] ?? '');
    return `The token's claim "${claim === 'tenantId' ? tenantClaim : claim}" is not usable.`;
  }
  return 'The token is not valid.';
}

/**
 * Makes a token with our own key. `timeToLiveS` in seconds.
 * @throws AppError CONFLICT when tokens come from an identity provider alone: one of ours would be refused
 */
export async function mintToken(claims: Omit<TokenClaims, 'expiresAt'>, timeToLiveS: number, settings: TokenSettings): Promise<string> {
  if (settings.keySet !== undefined && settings.isLocalKeyAccepted === false) {
    const message = 'Tokens come from the identity provider of WEFT_JWT_JWKS_URL. To use tokens of the local key beside its own, set';
    throw new AppError('CONFLICT', `${message} WEFT_JWT_ACCEPT_LOCAL=true.`);
  }
  const jwt = new SignJWT({ [settings.tenantClaim ?? DEFAULT_TENANT_CLAIM]: claims.tenantId, permissions: claims.permissions })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000 + timeToLiveS));
  if (claims.employee !== undefined) jwt.setSubject(claims.employee);
  if (settings.issuer !== undefined) jwt.setIssuer(settings.issuer);
  if (settings.audience !== undefined) jwt.setAudience(settings.audience);
  return jwt.sign(new TextEncoder().encode(settings.secret));
}
