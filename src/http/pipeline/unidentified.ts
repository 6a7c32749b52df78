import { IdentityUnavailable, Unauthenticated } from '../../auth/index.ts';
import { bearerChallenge } from './header-text.ts';
import { type HttpResponse, refusal } from './http-response.ts';

/**
 * Gives the refusal of a request whose caller is unidentified.
 *
 * @param thrown What authentication threw: `Unauthenticated` for a bad key or token; any other error is temporary.
 */
export function unidentified(thrown: unknown): HttpResponse {
  if (thrown instanceof Unauthenticated) {
    const headers = { 'www-authenticate': bearerChallenge(thrown.message) };
    return refusal(401, 'UNAUTHENTICATED', thrown.message, { headers });
  }
  const message =
    thrown instanceof IdentityUnavailable ? thrown.message : 'Who you are cannot be found out at the moment.';
  return refusal(503, 'SERVICE_UNAVAILABLE', message, { headers: { 'retry-after': '5' } });
}
