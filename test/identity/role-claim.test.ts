import { expect, test } from 'vitest';
import { roleIn } from '../../src/auth/role-claim.ts';

const zitadel = { 'urn:zitadel:iam:org:project:roles': { admin: { '1': 'example.org' } } };

test.each<[string, object]>([
  ['role', { role: 'admin' }],
  ['role', { role: 'reader admin' }],
  ['roles', { roles: ['reader', 'admin'] }],
  ['realm_access.roles', { realm_access: { roles: ['admin'] } }],
  ['realm_access.roles', { 'realm_access.roles': ['admin'], realm_access: { roles: [] } }],
  ['https://example.com/roles', { 'https://example.com/roles': ['admin'] }],
  ['https://example.com/claims.roles', { 'https://example.com/claims': { roles: 'admin' } }],
  ['resource_access.my.app.roles', { resource_access: { 'my.app': { roles: ['admin'] } } }],
  ['urn:zitadel:iam:org:project:roles', zitadel],
  ['a claim, with "letters" \\ ü', { 'a claim, with "letters" \\ ü': 'admin' }],
  ['a..b', { 'a..b': 'admin' }],
  ['a..b', { a: { '.b': 'admin' } }],
])('a token whose claim %s is %j is an administrator’s', (claim, payload) => {
  expect(roleIn(payload, claim)).toBe('admin');
});

test.each<[string, string]>([
  ['role', '{}'],
  ['role', '{"role": null}'],
  ['role', '{"role": 1}'],
  ['role', '{"role": "administrator Admin"}'],
  ['role', '{"role": {"admin": false, "reader": {}}}'],
  ['role', '{"role": [["admin"], {"admin": true}]}'],
  ['role', '{"role": {"names": "admin"}}'],
  ['realm_access.roles', '{"realm_access": ["admin"]}'],
  ['realm_access.roles', '{"realm_access": "admin"}'],
  ['__proto__.role', '{"a": 1}'],
  ['constructor.name', '{"a": 1}'],
  ['a.constructor', '{"a": {}}'],
  ['toString', '{}'],
  ['role', '{"__proto__": {"role": "admin"}}'],
  ['role', '{"role": {"__proto__": {"admin": true}}}'],
])('a token whose claim %s is to be read from %s is a reader’s', (claim, payload) => {
  expect(roleIn(JSON.parse(payload) as object, claim)).toBe('reader');
});
