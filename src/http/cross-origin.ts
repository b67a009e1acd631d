import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** Seconds for which a browser may keep the answer to its preflight. */
const PREFLIGHT_MAXIMUM_AGE_S = 600;
/** What a page may read of an answer beside its body. */
const EXPOSED_HEADERS = 'X-Request-Id, WWW-Authenticate';
const EVERY_ORIGIN = '*';

/**
 * Cross-origin resource sharing (Fetch standard, "CORS protocol"): pages of the allowed origins may ask from a browser. There are no cookies
 * and credentials are never allowed, so that an origin alone opens nothing: a page needs a token as everybody does.
 * @param allowed exact origins; `*` among them allows every one; empty: none but our own
 * @throws AppError FORBIDDEN, as the answer to the preflight of any other origin
 */
export function shareAcrossOrigins(allowed: readonly string[]): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin');
    const { origin } = request.headers;
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    if (origin === undefined || !isListed(origin, allowed)) {
      if (isPreflight) throw new AppError('FORBIDDEN', 'Pages of this origin may not ask here: WEFT_CORS_ORIGINS does not name it.');
      next();
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', allowed.includes(EVERY_ORIGIN) ? EVERY_ORIGIN : origin);
    response.setHeader('Access-Control-Expose-Headers', EXPOSED_HEADERS);
    if (isPreflight) answerPreflight(request, response);
    else next();
  };
}

/** Whichever headers a client asks for it may send: none of them means anything here but its token and its request id. */
function answerPreflight({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader('Access-Control-Allow-Headers', headers['access-control-request-headers'] ?? '');
  response.setHeader('Access-Control-Max-Age', PREFLIGHT_MAXIMUM_AGE_S);
  response.setHeader('Vary', 'Origin, Access-Control-Request-Headers');
  response.writeHead(204).end();
}

/**
 * Whether a WebSocket may be opened: browsers ask nobody before they open one, so the server has to look. A client that names no origin is no
 * browser; a page of our own comes from the host that it asks.
 */
export function mayOpenSocket({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || isListed(origin, allowed)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function isListed(origin: string, allowed: readonly string[]): boolean {
  return allowed.includes(EVERY_ORIGIN) || allowed.includes(origin);
}
