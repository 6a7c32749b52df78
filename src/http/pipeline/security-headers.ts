/**
 * What browsers are told of every answer: take it for nothing but what it says it is, run nothing in it, show it in no frame and
 * give it to no other site. A page brings a policy of its own.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
