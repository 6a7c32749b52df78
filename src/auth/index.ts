export { createApiKey, parseApiKey } from './api-keys.ts';
export { type Authenticate, authentication, type IdentitySettings } from './authenticate.ts';
export { type ClientAddressReader, clientAddressReader, type TrustedProxies } from './client-address.ts';
export {
  atLeast,
  type Identity,
  IdentityUnavailable,
  maySeeSchema,
  ourselves,
  type Role,
  roles,
  Unauthenticated,
} from './identity.ts';
export { everyRole, type PerRole } from './per-role.ts';
export type { TokenSettings } from './tokens.ts';
