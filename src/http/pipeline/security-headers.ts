/**
 * The security headers of every response: browsers must not guess its type, run scripts in it, frame it or give it to another site. A page
 * replaces the policy.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
